package org.visitline.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.TerminalPhone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A telephone in the terminal, for trying the phone service without Asterisk. */
@Command(
    name = "phone",
    description = {
      "Ring a running phone service (visitline demo, visitline ivr) as Asterisk would: shows what"
          + " is said, sends the keys that you type.",
      "Type keys and press Enter; h and Enter hangs up."
    },
    mixinStandardHelpOptions = true)
final class PhoneCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      required = true,
      description = "the number that rings, as a trunk presents it; '' for a withheld one")
  String from = "";

  @Option(
      names = "--to",
      defaultValue = "08081570100",
      description = "the number dialled; ${DEFAULT-VALUE}")
  String dialled = "";

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "where the service is; ${DEFAULT-VALUE}")
  String host = "";

  @Option(
      names = "--port",
      defaultValue = "4573",
      description = "its FastAGI port; ${DEFAULT-VALUE}")
  int port;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    // The encoding of the terminal, not of files: what is typed are keys.
    BufferedReader keys =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    try {
      new TerminalPhone(host, port, keys, System.out, Terminal.find().isPresent())
          .ring(new Ring(from, dialled, uniqueId()));
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof ConnectException)) {
        throw e;
      }
      spec.commandLine()
          .getErr()
          .printf(
              "No phone service answers at %s, port %d. Give its port with --port: the demo prints"
                  + " the line to ring with.%n",
              host, port);
      return 1;
    }
    return 0;
  }

  /** In the form of Asterisk's: seconds and a count; of each call another. */
  private static String uniqueId() {
    Instant now = Instant.now();
    return String.format(Locale.ROOT, "%d.%d", now.getEpochSecond(), now.getNano() / 1_000);
  }
}
