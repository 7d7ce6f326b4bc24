package org.visitline.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.PinKey;

class SealedTest {

  @TempDir Path folder;

  @Test
  void what_was_sealed_opens_under_the_same_key_only() {
    Sealed sealed = new Sealed(PinKey.at(folder.resolve("one")));
    String stored = sealed.seal("JBSWY3DPEHPK3PXP");

    assertThat(stored).doesNotContain("JBSWY3DP").isNotEqualTo(sealed.seal("JBSWY3DPEHPK3PXP"));
    assertThat(new Sealed(PinKey.at(folder.resolve("one"))).open(stored))
        .isEqualTo("JBSWY3DPEHPK3PXP");
    assertThatThrownBy(() -> new Sealed(PinKey.at(folder.resolve("other"))).open(stored))
        .hasMessageContaining("does not open");
  }

  @Test
  void what_was_altered_does_not_open() {
    Sealed sealed = new Sealed(PinKey.at(folder.resolve("one")));
    byte[] stored = Base64.getDecoder().decode(sealed.seal("secret"));
    stored[stored.length - 1] ^= 1;

    assertThatThrownBy(() -> sealed.open(Base64.getEncoder().encodeToString(stored)))
        .hasMessageContaining("does not open");
  }
}
