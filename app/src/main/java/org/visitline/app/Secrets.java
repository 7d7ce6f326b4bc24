package org.visitline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Secrets come from files: what stands on a command line stands in every list of processes. */
final class Secrets {

  private Secrets() {}

  /** The file's text, without the line's end. */
  static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the secret in " + file, e);
    }
  }
}
