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
 * Bytes that wait on the disk until the end of a run. On Linux, and wherever a file may be deleted
 * while it is open, the file has no name any more from the moment that it is opened: nothing is
 * left behind, whatever happens.
 */
public final class WorkingFile implements Closeable {

  /** Java carries arrays to the disk through memory of its own, which it keeps at this size. */
  private static final int PIECE = 1 << 16;

  private final FileChannel file;
  private long end;

  /**
   * A new one.
   *
   * @param folder on a disk with room for it
   * @param name no other of the same folder may have it
   */
  public WorkingFile(Path folder, String name) throws IOException {
    file =
        FileChannel.open(
            folder.resolve(name + ".working"),
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

  /** Adds bytes at the end. */
  public synchronized Stretch add(byte[] bytes) throws IOException {
    Stretch stretch = new Stretch(end, bytes.length);
    for (int done = 0; done < bytes.length; ) {
      ByteBuffer piece = ByteBuffer.wrap(bytes, done, Math.min(PIECE, bytes.length - done));
      int written = file.write(piece, end);
      done += written;
      end += written;
    }
    return stretch;
  }

  /** What was added. */
  public byte[] read(Stretch stretch) throws IOException {
    byte[] bytes = new byte[stretch.length()];
    for (int done = 0; done < bytes.length; ) {
      ByteBuffer piece = ByteBuffer.wrap(bytes, done, Math.min(PIECE, bytes.length - done));
      int read = file.read(piece, stretch.offset() + done);
      if (read < 0) {
        throw new EOFException("what was set aside on the disk is not there any more");
      }
      done += read;
    }
    return bytes;
  }

  /** Copies what was added to another file, without carrying it through memory. */
  public void copy(Stretch stretch, WritableByteChannel to) throws IOException {
    long done = 0;
    while (done < stretch.length()) {
      done += file.transferTo(stretch.offset() + done, stretch.length() - done, to);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
