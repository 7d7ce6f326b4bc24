package org.visitline.ivr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.journal.JournalVerification;
import org.visitline.schema.DatabaseAddress;
import org.visitline.schema.PinKey;

/** Somebody starts by hand what runs already, on the data that it runs on. */
class SecondServiceTest {

  /** Nobody listens there: the phone service needs no database to start. */
  private static final DatabaseAddress AWAY = new DatabaseAddress("127.0.0.1", 1, "v", "v", "v");

  @TempDir Path home;

  @Test
  void it_ends_without_a_word_in_the_journal_until_the_first_is_killed() throws Exception {
    PinKey _ = PinKey.at(home.resolve("pin-key"));
    Process first = NodeProcess.start(home, AWAY);
    try {
      int _ = NodeProcess.port(first);
      String before = journal();

      Process second = NodeProcess.start(home, AWAY);
      try {
        assertThatThrownBy(() -> NodeProcess.port(second)).hasMessage("the node did not start");
        assertThat(second.waitFor()).isNotZero();
      } finally {
        second.destroyForcibly().waitFor();
      }
      assertThat(journal()).isEqualTo(before);
      assertThatThrownBy(() -> IvrNode.start(settings(), InstantSource.system()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(home.resolve("ivr/journal") + " already")
          .hasMessageContaining("--data");
      assertThat(JournalVerification.verify(home.resolve("ivr/journal")).isWhole()).isTrue();
    } finally {
      first.destroyForcibly().waitFor();
    }

    IvrNode.start(settings(), InstantSource.system()).close();
  }

  private IvrSettings settings() {
    return IvrSettings.of("ivr1", home.resolve("ivr"), home.resolve("pin-key"))
        .database(AWAY)
        .listenOn("127.0.0.1", 0)
        .build();
  }

  private String journal() throws IOException {
    return Files.readString(home.resolve("ivr/journal/calls-000001.journal"));
  }
}
