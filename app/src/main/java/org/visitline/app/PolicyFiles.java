package org.visitline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    List<Policies.Dated> policies = files.stream().map(PolicyFiles::read).toList();
    Map<String, Policies.Dated> bound = new HashMap<>();
    for (Policies.Dated dated : policies) {
      Policies.Dated other = bound.put(dated.provider() + " " + dated.from(), dated);
      if (other != null) {
        // Which of them would hold hangs on the order in which they are named here.
        throw new IllegalArgumentException(
            "policies %s and %s bind the same contract from the same date on; name one of them"
                .formatted(other.policy().version(), dated.policy().version()));
      }
    }
    return policies.isEmpty() ? Policies.DEFAULT : new Policies(policies);
  }
}
