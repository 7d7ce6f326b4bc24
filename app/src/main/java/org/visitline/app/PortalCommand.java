package org.visitline.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.alerts.AlertLoop;
import org.visitline.portal.alerts.AlertService;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.store.VerifierLoop;
import org.visitline.verification.time.CivilZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The portal and the verification behind it, until they are told to stop. */
@Command(
    name = "portal",
    description = {
      "Run the portal, and verification with it: on one node at a time, by a lock in the database.",
      "Put a web server that speaks TLS in front of it (docs/operations.md)."
    },
    mixinStandardHelpOptions = true)
final class PortalCommand implements Callable<Integer> {

  private static final int CONNECTIONS = 20;

  @Option(
      names = "--council",
      required = true,
      description = "the council's name, at the top of every page")
  String council = "";

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "the address to listen on; ${DEFAULT-VALUE}")
  String bind = "";

  @Option(names = "--port", defaultValue = "8080", description = "${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--plain-http",
      description = "browsers come by plain http: for trying it on one machine only")
  boolean plainHttp;

  @Option(
      names = "--idle-minutes",
      defaultValue = "30",
      description = "how long a person may be away before logging in again; ${DEFAULT-VALUE}")
  int idleMinutes;

  @Option(
      names = "--finance-template",
      description = "a CSV that lays out the file for the finance system (docs/files.md)")
  @Nullable Path financeTemplate;

  @Option(
      names = "--public-address",
      description =
          "where browsers find the portal (https://visits.example.gov.uk/); alerts link to it")
  @Nullable URI publicAddress;

  @Option(
      names = "--internal-webhooks",
      description = "let alerts be posted to addresses inside your own network, too")
  boolean internalWebhooks;

  @Mixin SignInOptions signIn = new SignInOptions();
  @Mixin MailOptions mail = new MailOptions();
  @Mixin PinKeyOption pinKey = new PinKeyOption();
  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() {
    PortalSettings settings =
        new PortalSettings(
            bind,
            port,
            CivilZone.LONDON.id(),
            council,
            !plainHttp,
            Duration.ofMinutes(idleMinutes),
            Optional.ofNullable(financeTemplate),
            false,
            internalWebhooks,
            signIn.settings(publicAddress));
    InstantSource clock = InstantSource.system();
    PinKey key = PinKey.at(pinKey.file);
    try (StopSignal stop = StopSignal.listen();
        Database database = migrated();
        VerifierLoop _ = new Verifier(database, CivilZone.LONDON, InstantSource.system()).start();
        AlertLoop _ = alerts(settings).start(database, clock, key);
        Portal portal =
            Portal.start(settings, database, clock, Optional.empty(), new WallClock(clock), key)) {
      System.err.println("The portal answers at " + portal.url());
      stop.await();
    }
    return 0;
  }

  private AlertService alerts(PortalSettings settings) {
    URI local = URI.create("http://" + settings.bindAddress() + ":" + settings.port() + "/");
    return new AlertService(
        settings.council(),
        publicAddress == null ? local : publicAddress,
        settings.zone(),
        AlertTimes.DEFAULT,
        mail.settings(),
        internalWebhooks);
  }

  private Database migrated() {
    Database database = Database.openForReaders(options.address(), CONNECTIONS);
    database.migrate();
    return database;
  }
}
