package org.visitline.ivr.spool;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.journal.FinishedCall;

/** What lies in a spool, for whoever compares: read and left as it is, without its PINs. */
public final class SpooledCalls {

  private SpooledCalls() {}

  /**
   * Hands out each noted call that is there.
   *
   * @throws IOException if this account may not look: then nobody can say what is there
   */
  public static void read(Path folder, Consumer<FinishedCall> to) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{calls,read}-*.csv")) {
      for (Path path : files) {
        readFile(path, to);
      }
    } catch (NoSuchFileException e) {
      // Nothing was ever noted there.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void readFile(Path path, Consumer<FinishedCall> to) throws IOException {
    try {
      SpoolFile file =
          new SpoolFile(
              path,
              new NotedCalls(NotedCalls.SPOOL, "GB", _ -> KeyedPin.NONE, DialledNumbers.NONE));
      boolean more = true;
      while (more) {
        SpoolFile.Lines lines = file.read(true);
        lines.calls().forEach(to);
        more = file.passOver(lines);
      }
    } catch (NoSuchFileException e) {
      // A node has just brought it in.
    }
  }
}
