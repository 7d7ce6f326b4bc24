package org.visitline.verification.parts;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes that wait on the disk until they are asked for, once. What was taken makes room for what is
 * added next: a file that grew to all that ever waited would take fresh memory of the system for
 * it, which costs more than writing. On Linux, and wherever a file may be deleted while it is open,
 * the file has no name any more from the moment that it is opened: nothing is left behind, whatever
 * happens.
 */
public final class WorkingFile implements Closeable {

  /** Java carries arrays to the disk through memory of its own, which it keeps at this size. */
  private static final int PIECE = 1 << 16;

  private final FileChannel file;
  private final Room room = new Room();

  /**
   * A new one.
   *
   * @param folder on a disk with room for it; no other may be open there
   */
  public WorkingFile(Path folder) throws IOException {
    file =
        FileChannel.open(
            folder.resolve("visitline.working"),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Some bytes of it.
   *
   * @param offset of the first
   * @param length how many
   */
  public record Stretch(long offset, int length) {}

  /** Adds what was written. */
  public Stretch add(RecordBytes records) throws IOException {
    return add(records.written());
  }

  /** Adds bytes. */
  public Stretch add(byte[] bytes) throws IOException {
    return add(ByteBuffer.wrap(bytes));
  }

  private Stretch add(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    Stretch stretch = new Stretch(takeRoom(length), length);
    for (int done = 0; done < length; ) {
      done +=
          file.write(bytes.slice(done, Math.min(PIECE, length - done)), stretch.offset() + done);
    }
    return stretch;
  }

  /** What was added; its room is given to others. */
  public byte[] take(Stretch stretch) throws IOException {
    byte[] bytes = new byte[stretch.length()];
    for (int done = 0; done < bytes.length; ) {
      ByteBuffer piece = ByteBuffer.wrap(bytes, done, Math.min(PIECE, bytes.length - done));
      int read = file.read(piece, stretch.offset() + done);
      if (read < 0) {
        throw cutShort();
      }
      done += read;
    }
    giveBack(stretch);
    return bytes;
  }

  /** Moves what was added to another file, without carrying it through memory. */
  public void move(Stretch stretch, WritableByteChannel to) throws IOException {
    long done = 0;
    while (done < stretch.length()) {
      long moved = file.transferTo(stretch.offset() + done, stretch.length() - done, to);
      if (moved == 0 && stretch.offset() + done >= file.size()) {
        throw cutShort();
      }
      done += moved;
    }
    giveBack(stretch);
  }

  private static EOFException cutShort() {
    return new EOFException("what was set aside on the disk is not there any more");
  }

  private long takeRoom(int length) {
    synchronized (room) {
      return room.take(length);
    }
  }

  private void giveBack(Stretch stretch) {
    synchronized (room) {
      room.giveBack(stretch.offset(), stretch.length());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
