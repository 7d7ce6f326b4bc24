package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/** A portal whose database goes away under it. */
class DatabaseAwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Test
  void a_reader_is_told_within_seconds() throws Exception {
    EmbeddedMariaDb server = EmbeddedMariaDb.temporary(Path.of("target"));
    try (server;
        Database database = Database.openForReaders(server.address(), 4);
        Portal portal = started(database);
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(status(client, portal, "login")).isEqualTo(200);

      server.close();

      HttpResponse<String> away = get(client, portal, "login");
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.body())
          .contains("Visitline cannot reach its records")
          .contains("Telephone calls are not affected");
      assertThat(status(client, portal, "today")).isEqualTo(503);
      HttpResponse<String> program = get(client, portal, "api/v1/visits");
      assertThat(program.statusCode()).isEqualTo(503);
      assertThat(program.headers().firstValue("Retry-After")).hasValue("30");
      assertThat(program.body()).isEmpty();
    }
  }

  private static Portal started(Database database) {
    ADayOfCare.fill(database);
    return Portal.start(
        PortalSettings.local(0, "Test Borough"),
        database,
        () -> Instant.parse("2026-10-27T10:30:00Z"));
  }

  private static int status(HttpClient client, Portal portal, String page) throws Exception {
    return get(client, portal, page).statusCode();
  }

  private static HttpResponse<String> get(HttpClient client, Portal portal, String page)
      throws Exception {
    URI address = portal.url().resolve(page);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Cookie", "visitline=" + "0".repeat(36))
            .header("Authorization", "Bearer " + "0".repeat(43))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
