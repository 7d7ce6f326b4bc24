package org.visitline.ivr.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.KeyedPin;

/** What was taken up leaves the disk, its bytes first; where that cannot be, the log says so. */
class SpoolFileTest {

  @TempDir Path spool;

  private final Logger log = (Logger) LoggerFactory.getLogger(SpoolFile.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @BeforeEach
  void listen() {
    said.start();
    log.addAppender(said);
    log.setLevel(Level.WARN);
  }

  @AfterEach
  void stop_listening() {
    log.detachAppender(said);
    log.setLevel(null);
  }

  @Test
  void its_bytes_are_gone_before_it_is() throws IOException {
    Path file = Files.writeString(spool.resolve("read-1.csv"), "\"1.1\",,\"141207\"\n");
    Path stays = Files.createLink(spool.resolve("stays"), file);

    spoolFile(file).shred();

    assertThat(file).doesNotExist();
    assertThat(Files.readAllBytes(stays)).hasSize(16).containsOnly(0);
    assertThat(said.list).isEmpty();
  }

  @Test
  void bytes_that_cannot_be_overwritten_are_told_of_and_the_file_goes_all_the_same()
      throws IOException {
    // Into a folder nobody can write bytes, not even root, with whose rights the build may run.
    Path file = Files.createSymbolicLink(spool.resolve("read-1.csv"), spool);

    spoolFile(file).shred();

    assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(said.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("without being overwritten", "umask 0007");
  }

  @Test
  void of_two_nodes_that_take_up_one_file_the_second_makes_none_anew() throws IOException {
    Path file = Files.writeString(spool.resolve("read-1.csv"), "\"1.1\",,\"141207\"\n");
    SpoolFile second = spoolFile(file);
    spoolFile(file).shred();

    assertThatThrownBy(second::shred).isInstanceOf(NoSuchFileException.class);
    assertThat(file).doesNotExist();
  }

  private static SpoolFile spoolFile(Path path) throws IOException {
    return new SpoolFile(
        path,
        new NotedCalls(
            "ivr1", "GB", digits -> KeyedPin.NONE, new DialledNumbers("GB", Map.of(), Map.of())));
  }
}
