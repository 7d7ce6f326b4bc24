package org.visitline.ivr.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which files a journal is in: {@code calls-000001.journal} and so on. */
final class JournalFiles {

  private final Path folder;

  JournalFiles(Path folder) {
    this.folder = folder;
  }

  Path file(int number) {
    return folder.resolve("calls-%06d.journal".formatted(number));
  }

  /** Those that are there, by number. */
  NavigableMap<Integer, Path> list() {
    NavigableMap<Integer, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "calls-*.journal")) {
      for (Path file : found) {
        String digits = file.getFileName().toString().replaceAll("\\D", "");
        files.put(Integer.valueOf(digits), file);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the journal in " + folder, e);
    }
  }
}
