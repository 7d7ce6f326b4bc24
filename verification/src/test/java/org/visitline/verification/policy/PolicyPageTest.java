package org.visitline.verification.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PolicyPageTest {

  @Test
  void the_page_of_files_names_every_number_with_its_bounds() throws IOException {
    String page = Files.readString(Path.of("../docs/files.md"));
    for (PolicyNumber number : PolicyNumber.values()) {
      assertThat(page)
          .as("docs/files.md, the table of policy numbers")
          .contains(
              "| `%s` | %d | %d | %d | %s |"
                  .formatted(
                      number.key(),
                      number.byDefault(),
                      number.least(),
                      number.most(),
                      number.meaning()));
    }
  }
}
