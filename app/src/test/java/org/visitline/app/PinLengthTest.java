package org.visitline.app;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PIN_SETTING;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.ivr.IvrNode;
import org.visitline.ivr.IvrSettings;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.Role;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;

/** One setting for both programs: what the portal gives out is what the telephone takes. */
class PinLengthTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-06-01T11:00:00Z"));
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
  private static final Pattern PIN = Pattern.compile("<code class=\"key\">([0-9]+)</code>");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  @Timeout(180)
  void a_pin_given_in_the_portal_is_keyed_at_the_telephone_and_logged(int digits) throws Exception {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.temporary(Path.of("target"));
        Database database = Database.open(server.address(), 8)) {
      database.migrate();
      DSLContext sql = database.jooq();
      sql.execute("INSERT INTO provider (provider_id, name) VALUES ('P1', 'Kind Hands')");
      sql.execute(
          "INSERT INTO care_worker (care_worker_id, provider_id, name) VALUES ('W1', 'P1', 'Ann')");
      new PortalUsers(database)
          .create("sen", "Sen Example", Role.SENIOR, null, List.of(), "a-long-pass-phrase-1");
      Path key = home.resolve("pin-key");
      try (IvrNode node =
              IvrNode.start(
                  IvrSettings.of("ivr1", home.resolve("ivr1"), key)
                      .database(server.address())
                      .listenOn("127.0.0.1", 0)
                      .pinLength(digits)
                      .build(),
                  NOON);
          Portal portal =
              Portal.start(
                  PortalSettings.local(0, "Test Borough"),
                  database,
                  NOON,
                  Optional.empty(),
                  new WallClock(NOON),
                  PinKey.at(key))) {
        await(() -> sql.fetchExists(PIN_SETTING));

        String pin = givenIn(portal);
        assertThat(pin).hasSize(digits);
        assertThat(node.refreshDirectory()).isTrue();
        List<String> heard =
            new Handset("127.0.0.1", node.port(), Pace.NONE)
                .ring(
                    new Ring("02079460123", "08081570100", "1.1"), ScriptedCaller.of(List.of(pin)))
                .lines();

        assertThat(heard).anyMatch(line -> line.contains("key-service-user-code"));
        await(() -> sql.fetchExists(LOGGED_CALL));
        assertThat(sql.fetchSingle(LOGGED_CALL).getPinHash()).isEqualTo(PinKey.at(key).hash(pin));
        assertThat(sql.fetchSingle(LOGGED_CALL).getEnding()).startsWith("LOGGED");
      }
    }
  }

  private static String givenIn(Portal portal) throws Exception {
    try (HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      send(
          http,
          portal.url().resolve("login"),
          portal.url().resolve("login"),
          "username=sen&password=a-long-pass-phrase-1");
      String page =
          send(
              http,
              portal.url().resolve("senior/pins"),
              portal.url().resolve("senior/pins"),
              "worker=W1");
      return only(PIN, page);
    }
  }

  /** Sends a form with the token of the page on which it stands. */
  private static String send(HttpClient http, URI page, URI form, String fields) throws Exception {
    String token = only(TOKEN, http.send(HttpRequest.newBuilder(page).build(), ofString()).body());
    return http.send(
            HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + token + "&" + fields))
                .build(),
            ofString())
        .body();
  }

  private static String only(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    while (!done.getAsBoolean()) {
      Thread.sleep(20);
    }
  }
}
