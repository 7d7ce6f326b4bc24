package org.visitline.verification.imports;

import java.util.List;

/**
 * What an import did, or, as a preview, would do.
 *
 * @param loaded false for a preview
 * @param files one for each file that was there, in the order loaded
 * @param unreadable why files could not be read at all; the others were
 */
public record ImportReport(boolean loaded, List<FileCounts> files, List<String> unreadable) {

  /** Keeps the lists from changing under us. */
  public ImportReport {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
  }

  /** The counts of one file; throws where it was not there. */
  public FileCounts get(String file) {
    return files.stream()
        .filter(counts -> counts.file().equals(file))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no file " + file + " was imported"));
  }

  /** Whether every row of every file was taken. */
  public boolean isClean() {
    return unreadable.isEmpty() && files.stream().allMatch(counts -> counts.rejected() == 0);
  }

  /** Whether loading changes anything. */
  public boolean changesNothing() {
    return files.stream().allMatch(FileCounts::changesNothing);
  }

  /** Whether no file could be read at all: there is nothing to load. */
  public boolean readNothing() {
    return files.isEmpty();
  }

  /** Whether any row is taken, be it as it is known already. */
  public boolean hasRowsToTake() {
    return files.stream().anyMatch(counts -> counts.unchanged() > 0 || !counts.changesNothing());
  }

  /** A table for a terminal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(line("file", "read", "new", "updated", "unchanged", "left out"));
    for (FileCounts counts : files) {
      text.append(
          line(
              counts.file(),
              counts.read(),
              counts.added(),
              counts.updated(),
              counts.unchanged(),
              counts.rejected()));
    }
    unreadable.forEach(reason -> text.append(reason).append('\n'));
    return text.toString();
  }

  private static String line(
      Object file, Object read, Object added, Object updated, Object unchanged, Object rejected) {
    return "%-24s %10s %10s %10s %10s %10s%n"
        .formatted(file, read, added, updated, unchanged, rejected);
  }
}
