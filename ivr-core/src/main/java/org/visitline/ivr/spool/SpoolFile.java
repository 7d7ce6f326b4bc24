package org.visitline.ivr.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.journal.FinishedCall;

/**
 * One file of noted calls, read on from where it was left. How far that was is kept in memory
 * alone: after a restart a file is read again from its beginning, and its calls are logged once all
 * the same, by their ids.
 */
final class SpoolFile {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);

  /** Asterisk appends some 150 bytes a call. */
  private static final int CHUNK = 256 * 1024;

  private final NotedCalls calls;
  private final @Nullable Object identity;
  private Path path;
  private long readUpTo;

  /**
   * Not read yet.
   *
   * @param path where it is
   * @param calls that reads its lines
   */
  SpoolFile(Path path, NotedCalls calls) throws IOException {
    this.path = path;
    this.calls = calls;
    this.identity = identityOf(path);
  }

  /**
   * What was read, to be kept before it is passed over.
   *
   * @param calls in the order of the file
   * @param unreadable lines that nothing can be made of
   * @param upTo where reading goes on
   */
  record Lines(List<FinishedCall> calls, List<String> unreadable, long upTo) {}

  /** Whether the file of this name is still the one that was read, and none put in its place. */
  boolean isStill(Path there) throws IOException {
    return there.equals(path)
        && Objects.equals(identity, identityOf(there))
        && Files.size(there) >= readUpTo;
  }

  Path path() {
    return path;
  }

  /** When somebody last wrote to it. */
  Instant writtenAt() throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  /**
   * The lines after those that were passed over.
   *
   * @param withTornEnd whether what stands after the last end of a line counts as one, for nothing
   *     more will be written to it
   */
  Lines read(boolean withTornEnd) throws IOException {
    byte[] chunk;
    boolean atEnd;
    try (InputStream in = Files.newInputStream(path)) {
      long left = Files.size(path) - readUpTo;
      in.skipNBytes(readUpTo);
      chunk = in.readNBytes((int) Math.min(left, CHUNK));
      atEnd = chunk.length == left;
    }
    List<FinishedCall> found = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < chunk.length; at++) {
      if (chunk[at] == '\n') {
        line(text(chunk, from, at), false, found, unreadable);
        from = at + 1;
      }
    }
    // A line longer than a chunk is none of Asterisk's: it is passed over, in pieces.
    boolean noLineEnds = from == 0 && chunk.length == CHUNK;
    if (from < chunk.length && ((withTornEnd && atEnd) || noLineEnds)) {
      line(text(chunk, from, chunk.length), true, found, unreadable);
      from = chunk.length;
    }
    return new Lines(found, unreadable, readUpTo + from);
  }

  /** These lines are safe elsewhere; whether there may be more. */
  boolean passOver(Lines lines) {
    boolean came = lines.upTo() > readUpTo;
    readUpTo = lines.upTo();
    return came;
  }

  long readUpTo() {
    return readUpTo;
  }

  /** Gives it another name, so that Asterisk begins a new file with its next call. */
  void moveTo(Path other) throws IOException {
    Files.move(path, other, StandardCopyOption.ATOMIC_MOVE);
    path = other;
  }

  /**
   * Takes it off the disk, its bytes first: there are PINs in it. Where they cannot be overwritten,
   * as when Asterisk's files are not writable for its group, the log says so, and the file goes all
   * the same.
   */
  void shred() throws IOException {
    try {
      overwrite();
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      LOG.warn(
          "{} is deleted without being overwritten ({}): its PINs are left to the disk. See that"
              + " Asterisk runs with the umask 0007, which makes its files writable for its group.",
          path,
          e.toString());
    }
    Files.delete(path);
  }

  private void overwrite() throws IOException {
    try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
      for (long left = out.size(); left > 0; ) {
        zeros.clear().limit((int) Math.min(left, CHUNK));
        left -= out.write(zeros);
      }
      out.force(true);
    }
  }

  private void line(String line, boolean torn, List<FinishedCall> found, List<String> unreadable) {
    if (line.isBlank()) {
      return;
    }
    if (NotedLine.isHeading(line)) {
      calls.heading(line);
      return;
    }
    List<String> pieces = NotedLine.calls(line);
    for (int piece = 0; piece < pieces.size(); piece++) {
      // Whatever another call follows on the same line has lost its end.
      boolean lostItsEnd = torn || piece < pieces.size() - 1;
      calls
          .find(pieces.get(piece), lostItsEnd)
          .ifPresentOrElse(found::add, pieceOf(pieces.get(piece), unreadable));
    }
  }

  private static Runnable pieceOf(String piece, List<String> unreadable) {
    return () -> unreadable.add(piece);
  }

  private static String text(byte[] bytes, int from, int to) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static @Nullable Object identityOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
