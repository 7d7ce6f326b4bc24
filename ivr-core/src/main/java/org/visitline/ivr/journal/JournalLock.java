package org.visitline.ivr.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Keeps a second service off a journal that one is writing. Two would each write where the other
 * has written, and the second's start would end the calls that the first has on the line. The
 * system holds the lock for the process, and lets go of it when that ends, however it ends. Whoever
 * only reads needs none.
 */
final class JournalLock implements Closeable {

  private final FileChannel held;

  private JournalLock(FileChannel held) {
    this.held = held;
  }

  /**
   * Takes a journal's folder, making it at the first start.
   *
   * @throws Journal.InUse if a service has it
   */
  static JournalLock take(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      // Caller numbers are in it: for the service's own account only.
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    FileChannel file =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return new JournalLock(file);
      }
    } catch (OverlappingFileLockException e) {
      // This very process has it: no less in use.
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    throw new Journal.InUse(folder);
  }

  /** Leaves the file: were it deleted, two could each hold one of that name. */
  @Override
  public void close() throws IOException {
    held.close();
  }
}
