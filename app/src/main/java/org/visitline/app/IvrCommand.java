package org.visitline.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.ivr.IvrNode;
import org.visitline.ivr.IvrSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One node of the phone service, until it is told to stop. */
@Command(
    name = "ivr",
    description = {
      "Run a node of the phone service, which Asterisk hands its calls to over FastAGI.",
      "It takes calls whether or not its database is there; what it logs meanwhile is shipped when"
          + " it is back.",
      "Options may stand in a file, one a line, named as @/etc/visitline/ivr1."
    },
    mixinStandardHelpOptions = true)
final class IvrCommand implements Callable<Integer> {

  @Option(
      names = "--node",
      required = true,
      description = "its name, unlike any other node's: call ids begin with it")
  String node = "";

  @Option(
      names = "--data",
      required = true,
      description = "a folder of its own: the journal and the directory")
  Path data = Path.of("");

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "the address that Asterisk reaches it by; ${DEFAULT-VALUE}")
  String bind = "";

  @Option(names = "--port", defaultValue = "4573", description = "of FastAGI; ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--asterisk-spool",
      defaultValue = "/var/spool/asterisk/visitline",
      description =
          "where Asterisk notes calls that no node took, and keeps messages to the office;"
              + " ${DEFAULT-VALUE}")
  Path asteriskSpool = Path.of("");

  @Option(
      names = "--message-folder",
      description =
          "the folder of those messages as Asterisk names it, where that differs;"
              + " `messages` in --asterisk-spool")
  @Nullable String messageFolder;

  @Option(
      names = "--asterisk-records",
      defaultValue = "/var/log/asterisk/cdr-custom/visitline.csv",
      description =
          "Asterisk's own records of calls, which are compared with the call log every night; '' on"
              + " a machine without an Asterisk; ${DEFAULT-VALUE}")
  Path asteriskRecords = Path.of("");

  @Option(
      names = "--witness-at",
      defaultValue = "03:30",
      description = "the civil time of that; ${DEFAULT-VALUE}")
  LocalTime witnessAt = LocalTime.MIDNIGHT;

  @Mixin IvrOptions options = new IvrOptions();
  @Mixin PinKeyOption pinKey = new PinKeyOption();
  @Mixin DatabaseOptions database = new DatabaseOptions();

  @Override
  public Integer call() {
    IvrSettings settings = settings().database(database.address()).build();
    // SIGTERM: calls in progress end by themselves, new ones go to the other node.
    try (StopSignal stop = StopSignal.listen();
        IvrNode started = IvrNode.start(settings, InstantSource.system())) {
      System.err.println("Taking calls at agi://" + bind + ":" + started.port() + "/visitline");
      stop.await();
    }
    return 0;
  }

  IvrSettings.Builder settings() {
    IvrSettings.Builder settings =
        IvrSettings.of(node, data, pinKey.file)
            .listenOn(bind, port)
            .spool(asteriskSpool)
            .callRecords(asteriskRecords)
            .witnessAt(witnessAt)
            .messageFolder(
                messageFolder == null
                    ? asteriskSpool.resolve("messages").toString()
                    : messageFolder);
    options.apply(settings);
    return settings;
  }
}
