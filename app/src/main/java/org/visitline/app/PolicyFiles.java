package org.visitline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.PolicyFile;

/** Reads policy files that are named on the command line. */
final class PolicyFiles {

  private PolicyFiles() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the policy file " + file, e);
    }
  }

  static Policies.Dated read(Path file) {
    return PolicyFile.read(String.valueOf(file.getFileName()), text(file));
  }

  /** Several together: one for each contract, or for each time. */
  static Policies read(List<Path> files) {
    return files.isEmpty()
        ? Policies.DEFAULT
        : new Policies(files.stream().map(PolicyFiles::read).toList());
  }
}
