package org.visitline.verification.files;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Finds where in a file a physical line begins, so that reading can go on behind a row whose quotes
 * are broken. Asked for lines further and further down, it passes over the file once in all.
 */
final class PhysicalLines implements AutoCloseable {

  private final InputStream bytes;
  private long line = 1;
  private long offset;
  private int next;

  PhysicalLines(Path file) throws IOException {
    bytes = new BufferedInputStream(new FileInputStream(file.toFile()), 1 << 16);
    next = bytes.read();
  }

  /**
   * The offset in bytes at which a line begins; the length of the file where it has no such line.
   */
  long offsetOf(long wanted) throws IOException {
    while (line < wanted && next >= 0) {
      int current = next;
      next = bytes.read();
      offset++;
      // A line ends with LF, with CR LF, or, in files from old machines, with CR alone.
      if (current == '\n' || (current == '\r' && next != '\n')) {
        line++;
      }
    }
    return offset;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
