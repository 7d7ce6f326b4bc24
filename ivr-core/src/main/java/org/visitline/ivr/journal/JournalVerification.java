package org.visitline.ivr.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole journal and says which records are not as they were written: {@code visitline
 * journal verify}. A record changed later does not have the hash it carries; where one was taken
 * out, the next does not follow; where the end was cut off, the shipper has read further than there
 * is.
 */
public final class JournalVerification {

  private JournalVerification() {}

  /**
   * What is wrong, and where.
   *
   * @param file the journal file
   * @param offset byte at which the record begins
   * @param what is wrong, for an operator
   */
  public record Fault(Path file, long offset, String what) {

    @Override
    public String toString() {
      return file.getFileName() + " byte " + offset + ": " + what;
    }
  }

  /**
   * What was found.
   *
   * @param first number of the first file that is there: those before it were put away, and of them
   *     nothing is said
   * @param files read
   * @param records read
   * @param calls that came in
   * @param head the hash of the last record: noted elsewhere now, it proves later that all before
   *     it is unchanged
   * @param faults none in a whole journal
   */
  public record Report(
      int first, int files, long records, long calls, String head, List<Fault> faults) {

    /** Whether every record is as it was written. */
    public boolean isWhole() {
      return faults.isEmpty();
    }
  }

  /** Reads the journal in a folder; also while it is being written. */
  public static Report verify(Path folder) throws IOException {
    JournalFiles files = new JournalFiles(folder);
    Chain chain = new Chain(Chain.BEGINNING);
    List<Fault> faults = new ArrayList<>();
    Optional<Checkpoint.Reached> shipped = new Checkpoint(folder).find();
    boolean reached = shipped.isEmpty();
    long records = 0;
    long calls = 0;
    int first = files.list().isEmpty() ? 1 : files.list().firstKey();
    int last = files.list().isEmpty() ? 1 : files.list().lastKey();
    try (JournalReader reader = new JournalReader(folder, new Position(first, 0))) {
      for (Optional<Line> found = reader.find(); found.isPresent(); found = reader.find()) {
        Line line = found.get();
        records++;
        calls += isOpening(line) ? 1 : 0;
        fault(line, chain)
            .ifPresent(
                what ->
                    faults.add(new Fault(files.file(line.at().file()), line.at().offset(), what)));
        line.hash().ifPresent(chain::continueFrom);
        reached |= shipped.isPresent() && shipped.get().head().equals(chain.head());
      }
    }
    // What stands behind a gap is not read: it follows nothing that is here.
    for (int file = first; file < last; file++) {
      if (!files.list().containsKey(file)) {
        faults.add(new Fault(files.file(file), 0, "the file is not here, and later ones are"));
      }
    }
    if (!reached) {
      Position at = shipped.get().reached();
      faults.add(
          new Fault(
              files.file(at.file()),
              at.offset(),
              "the last record that was shipped is not here: records at the end were taken out or"
                  + " changed"));
    }
    return new Report(
        first, files.list().size(), records, calls, chain.head(), List.copyOf(faults));
  }

  private static Optional<String> fault(Line line, Chain chain) {
    if (line.at().file() > 1 && line.at().offset() == 0 && chain.head().equals(Chain.BEGINNING)) {
      // The files before it have been put away; what it follows is in them.
      return Optional.empty();
    }
    if (line.hash().isEmpty()) {
      return Optional.of("no journal record");
    }
    return line.follows(chain)
        ? Optional.empty()
        : Optional.of("changed, or a record before it was taken out or put in");
  }

  private static boolean isOpening(Line line) {
    return line.hash().isPresent() && line.says().startsWith("opened ");
  }
}
