package org.visitline.ivr.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal line by line from any place in it, across its files, also while it is being
 * written: a line without its end is not there yet.
 */
final class JournalReader implements Closeable {

  private static final int CHUNK = 64 * 1024;

  private static final Position WHEREVER_IT_ENDS = new Position(Integer.MAX_VALUE, 0);

  private final JournalFiles files;
  private final Supplier<Position> written;
  private Position next;
  private @Nullable RandomAccessFile open;
  private byte[] chunk = new byte[CHUNK];
  private int from;
  private int until;

  /** Of a journal that another process may be writing, or nobody: to the end of its last file. */
  JournalReader(Path folder, Position start) {
    this(folder, start, () -> WHEREVER_IT_ENDS);
  }

  /**
   * Of a journal that is being written here.
   *
   * @param written where its writer is: behind that, a full disk may hold half a line, which is cut
   *     off or written over, and must not be taken for the beginning of the next
   */
  JournalReader(Path folder, Position start, Supplier<Position> written) {
    this.files = new JournalFiles(folder);
    this.next = start;
    this.written = written;
  }

  /** Where the next line begins. */
  Position position() {
    return next;
  }

  /** The next line; empty at the end of what has been written so far. */
  Optional<Line> find() throws IOException {
    while (true) {
      int end = endOfLine();
      if (end >= 0) {
        Position at = next;
        next = new Position(at.file(), at.offset() + end + 1 - from);
        String text = new String(chunk, from, end - from, StandardCharsets.UTF_8);
        from = end + 1;
        return Optional.of(new Line(at, next, text));
      }
      if (fill()) {
        continue;
      }
      // The writer opens a file only when it has done with the one before; but it may have written
      // to that one since we looked.
      if (!Files.exists(files.file(next.file() + 1)) || fill()) {
        if (endOfLine() >= 0) {
          continue;
        }
        return Optional.empty();
      }
      if (until > from) {
        // A torn end that was left in an earlier file: shown as a line, for whoever checks.
        Position at = next;
        String text = new String(chunk, from, until - from, StandardCharsets.UTF_8);
        nextFile();
        return Optional.of(new Line(at, next, text));
      }
      nextFile();
    }
  }

  private void nextFile() throws IOException {
    close();
    next = new Position(next.file() + 1, 0);
    from = 0;
    until = 0;
  }

  private int endOfLine() {
    for (int at = from; at < until; at++) {
      if (chunk[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Reads on; whether there was anything. */
  private boolean fill() throws IOException {
    RandomAccessFile file = open;
    if (file == null) {
      Path path = files.file(next.file());
      if (!Files.exists(path)) {
        return false;
      }
      file = open = new RandomAccessFile(path.toFile(), "r");
      file.seek(next.offset());
    }
    if (from > 0) {
      System.arraycopy(chunk, from, chunk, 0, until - from);
      until -= from;
      from = 0;
    }
    if (until == chunk.length) {
      chunk = Arrays.copyOf(chunk, 2 * chunk.length);
    }
    int read = file.read(chunk, until, (int) Math.min(chunk.length - until, unread()));
    until += Math.max(read, 0);
    return read > 0;
  }

  /** How much more of this file there is to read at most. */
  private long unread() {
    Position end = written.get();
    if (end.file() > next.file()) {
      return Long.MAX_VALUE;
    }
    long left = end.offset() - next.offset() - (until - from);
    return end.file() < next.file() ? 0 : Math.max(0, left);
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
