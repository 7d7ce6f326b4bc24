package org.visitline.ivr.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * How far the journal has been shipped, in a small file beside it: file number, byte, and the hash
 * of the last line read before. Lost or stale, it costs only the reading: what is shipped twice is
 * in the database once.
 */
final class Checkpoint {

  /** Many times as long as any line. */
  private static final int LINE_AT_MOST = 64 * 1024;

  private final JournalFiles files;
  private final Path file;

  Checkpoint(Path folder) {
    this.files = new JournalFiles(folder);
    this.file = folder.resolve("shipped");
  }

  /**
   * What it says.
   *
   * @param resume where reading begins again: before every call that was still open
   * @param reached how far had been read
   * @param head the hash of the line before that
   */
  record Reached(Position resume, Position reached, String head) {}

  Optional<Reached> find() {
    try {
      List<String> fields = List.of(Files.readString(file).strip().split(" "));
      return Optional.of(
          new Reached(
              new Position(Integer.parseInt(fields.get(0)), Long.parseLong(fields.get(1))),
              new Position(Integer.parseInt(fields.get(2)), Long.parseLong(fields.get(3))),
              fields.get(4)));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the line that was read last still stands where it stood, and with it, for lines are
   * chained, all before it. What is shipped need not be on disk yet: a machine that lost its power
   * may have forgotten it, and have written other calls in its place since.
   */
  boolean stillHolds(Reached noted) {
    long end = noted.reached().offset();
    byte[] last = new byte[(int) Math.min(end, LINE_AT_MOST)];
    Path path = files.file(noted.reached().file());
    try (RandomAccessFile journal = new RandomAccessFile(path.toFile(), "r")) {
      journal.seek(end - last.length);
      journal.readFully(last);
    } catch (IOException e) {
      return false;
    }
    String text = new String(last, StandardCharsets.US_ASCII);
    int beginning = text.lastIndexOf('\n', text.length() - 2) + 1;
    return text.endsWith("\n") && text.startsWith(noted.head() + " ", beginning);
  }

  void save(Reached reached) throws IOException {
    Path fresh = file.resolveSibling("shipped.new");
    Files.writeString(
        fresh,
        "%d %d %d %d %s%n"
            .formatted(
                reached.resume().file(),
                reached.resume().offset(),
                reached.reached().file(),
                reached.reached().offset(),
                reached.head()),
        StandardCharsets.US_ASCII);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
