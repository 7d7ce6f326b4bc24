package org.visitline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.visitline.ivr.IvrSettings;
import picocli.CommandLine;

class IvrCommandTest {

  @Test
  void what_is_not_said_is_as_the_settings_have_it() {
    assertThat(settings())
        .isEqualTo(
            IvrSettings.of("ivr1", Path.of("/data"), Path.of("/key"))
                .spool(Path.of("/var/spool/asterisk/visitline"))
                .callRecords(Path.of("/var/log/asterisk/cdr-custom/visitline.csv"))
                .build());
  }

  @Test
  void what_is_said_is_taken() {
    IvrSettings settings =
        settings(
            "--allow=10.0.0.5,10.1.0.0/16",
            "--most-calls=300",
            "--language-of=08081570200=cy",
            "--provider-of=08081570300=P1",
            "--watch=127.0.0.1:9573",
            "--tls-certificates=/etc/c.pem",
            "--tls-key=/etc/k.pem",
            "--guess-slowed-from=9");

    assertThat(settings.door().allowedSources()).containsExactly("10.0.0.5", "10.1.0.0/16");
    assertThat(settings.door().mostOpenCalls()).isEqualTo(300);
    assertThat(settings.door().tls()).isPresent();
    assertThat(settings.dialogue().numbers().toString()).contains("WELSH").contains("P1");
    assertThat(settings.watch()).hasValueSatisfying(at -> assertThat(at.getPort()).isEqualTo(9573));
    assertThat(settings.guesses().slowedFrom()).isEqualTo(9);
  }

  @Test
  void what_makes_no_sense_is_said_so() {
    assertThatThrownBy(() -> settings("--language=fr"))
        .hasMessageContaining("no prompts are there in the language 'fr'");
    assertThatThrownBy(() -> settings("--watch=9573")).hasMessageContaining("127.0.0.1:9573");
    assertThatThrownBy(() -> settings("--tls-key=/etc/k.pem"))
        .hasMessageContaining("needs both --tls-certificates and --tls-key");
  }

  @Test
  void every_option_is_in_the_operators_manual() throws Exception {
    String manual = Files.readString(Path.of("../docs/operations.md"));

    List<String> options =
        new CommandLine(new IvrCommand())
            .getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .filter(name -> !List.of("--help", "--version").contains(name))
                .toList();
    assertThat(options)
        .as("each option of `visitline ivr` is told of in docs/operations.md")
        .allSatisfy(name -> assertThat(manual).contains("`" + name));
  }

  private static IvrSettings settings(String... more) {
    IvrCommand command = new IvrCommand();
    new CommandLine(command)
        .parseArgs(
            Stream.concat(
                    Stream.of("--node=ivr1", "--data=/data", "--pin-key=/key"), Stream.of(more))
                .toArray(String[]::new));
    return command.settings().build();
  }
}
