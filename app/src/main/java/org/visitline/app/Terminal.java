package org.visitline.app;

import java.io.Console;
import java.util.Optional;

/** Whether a person is at the other end. */
public final class Terminal {

  private Terminal() {}

  /** The terminal, if input and output are one; empty where either goes to a file or a program. */
  public static Optional<Console> find() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
