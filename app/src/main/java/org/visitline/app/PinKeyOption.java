package org.visitline.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The key that PINs are hashed under: the same file for every node and every import. */
final class PinKeyOption {

  @Option(
      names = "--pin-key",
      defaultValue = "${env:VISITLINE_PIN_KEY:-${sys:user.home}/.visitline/pin-key}",
      description =
          "the file of the key that PINs are hashed under, made at the first use; keep it, and keep"
              + " it out of the database's backups (VISITLINE_PIN_KEY; ${DEFAULT-VALUE})")
  Path file = Path.of("");
}
