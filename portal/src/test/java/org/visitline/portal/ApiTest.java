package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.API_TOKEN;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningPortal.class)
class ApiTest {

  private static final String DAYS = "?from=2026-10-20&to=2026-10-31";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Running running;
  private final Portal portal;

  ApiTest(Running running) {
    this.running = running;
    this.portal = running.portal();
  }

  @AfterEach
  void asBefore() {
    running.now().set(ADayOfCare.HALF_PAST_TEN);
    running.database().jooq().deleteFrom(API_TOKEN).execute();
  }

  @Test
  void the_description_holds_every_route_and_every_field_and_no_other() throws Exception {
    JsonNode description = JSON.readTree(get("api/openapi.json", "").body());
    Set<String> described = new TreeSet<>();
    description.get("paths").propertyNames().forEach(described::add);
    Set<String> there = new TreeSet<>();
    Routes.of(portal).stream()
        .map(Routes.Route::pattern)
        .filter(pattern -> pattern.startsWith("/api/v1/"))
        .forEach(there::add);

    assertThat(described).isEqualTo(there).isNotEmpty();
    String token = token("mo");
    for (String path : there) {
      JsonNode rows = JSON.readTree(get(path.substring(1) + DAYS, token).body()).get("rows");
      assertThat(rows.size()).as(path).isPositive();
      String schema =
          description
              .at(
                  "/paths/"
                      + path.replace("/", "~1")
                      + "/get/responses/200/content/"
                      + "application~1json/schema/properties/rows/items/$ref")
              .asString()
              .replaceAll(".*/", "");
      assertThat(List.copyOf(rows.get(0).propertyNames()))
          .as(path)
          .isEqualTo(
              List.copyOf(
                  description.at("/components/schemas/" + schema + "/properties").propertyNames()));
    }
  }

  @Test
  void the_council_sees_every_providers_tokens_and_ends_one_that_should_not_be() throws Exception {
    String token = token("bea");
    assertThat(get("api/v1/visits" + DAYS, token).statusCode()).isEqualTo(200);
    Visitor selma = Visitor.loggedIn(portal, "selma");
    Document tokens = selma.page("senior/api-tokens");
    assertThat(tokens.select("tbody").text()).contains("Birch Care at Home", "by Bea at Birch");
    assertThat(tokens.select("#name")).as("giving one is the provider's").isEmpty();

    selma.sendWithToken(
        "POST",
        "senior/api-tokens/end",
        "id=" + tokens.select("tbody input[name=id]").attr("value"));

    assertThat(get("api/v1/visits" + DAYS, token).statusCode()).isEqualTo(401);
  }

  @Test
  void a_token_reads_its_own_providers_rows_whatever_is_asked() throws Exception {
    String birch = token("bea");
    for (String path : List.of("commissioned-visits", "visits", "discrepancies", "timesheet")) {
      String rows =
          get("api/v1/" + path + DAYS + "&provider=ALDER&provider_id=ALDER", birch).body();

      assertThat(rows).as(path).contains("S4").doesNotContain("S1", "S2", "S3", "\"W1\"", "Ada");
    }
    assertThat(get("api/v1/discrepancies" + DAYS, token("mo")).body())
        .contains("SHORT_VISIT")
        .doesNotContain("CLIPPING");
  }

  @Test
  void without_a_token_or_with_one_that_is_ended_or_too_old_there_is_nothing() throws Exception {
    assertThat(get("api/v1/visits" + DAYS, "").statusCode()).isEqualTo(401);
    assertThat(get("api/v1/visits" + DAYS, "visitline_guess").statusCode()).isEqualTo(401);
    assertThat(Visitor.loggedIn(portal, "ann").get("api/v1/visits" + DAYS).statusCode())
        .as("a person's session")
        .isEqualTo(401);

    String token = token("mo");
    assertThat(get("api/v1/visits" + DAYS, token).statusCode()).isEqualTo(200);
    assertThat(get("provider/visits", token).statusCode()).as("a page").isNotEqualTo(200);
    long id = running.database().jooq().fetchSingle(API_TOKEN).getTokenId();
    Visitor.loggedIn(portal, "bea")
        .sendWithToken("POST", "provider/manage/api-tokens/end", "id=" + id);
    assertThat(get("api/v1/visits" + DAYS, token).statusCode())
        .as("ended by another")
        .isEqualTo(200);
    Visitor.loggedIn(portal, "mo")
        .sendWithToken("POST", "provider/manage/api-tokens/end", "id=" + id);
    assertThat(get("api/v1/visits" + DAYS, token).statusCode()).isEqualTo(401);

    String old = token("mo");
    running.now().updateAndGet(now -> now.plus(Duration.ofDays(366)));
    assertThat(get("api/v1/visits" + DAYS, old).statusCode()).isEqualTo(401);
  }

  @Test
  void only_the_hash_is_stored_and_the_token_is_shown_once() throws Exception {
    String token = token("mo");

    assertThat(running.database().jooq().fetch(API_TOKEN).formatCSV()).doesNotContain(token);
    assertThat(Visitor.loggedIn(portal, "mo").page("provider/manage/api-tokens").text())
        .doesNotContain(token);
  }

  @Test
  void who_asks_too_fast_is_asked_to_wait_and_nobody_else() throws Exception {
    String fast = token("mo");
    for (int asked = 0; asked < 120; asked++) {
      assertThat(get("api/v1/visits?from=2026-10-27&to=2026-10-27", fast).statusCode())
          .isEqualTo(200);
    }

    HttpResponse<String> refused = get("api/v1/visits" + DAYS, fast);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("60");
    assertThat(get("api/v1/visits" + DAYS, token("mo")).statusCode()).isEqualTo(200);
    running.now().updateAndGet(now -> now.plusSeconds(60));
    assertThat(get("api/v1/visits" + DAYS, fast).statusCode()).isEqualTo(200);
  }

  @Test
  void what_cannot_be_read_is_refused_and_not_guessed() throws Exception {
    String token = token("mo");

    assertThat(get("api/v1/visits", token).statusCode()).isEqualTo(400);
    assertThat(get("api/v1/visits?from=x&to=y", token).statusCode()).isEqualTo(400);
    assertThat(get("api/v1/visits?from=2026-10-27&to=2026-10-26", token).statusCode())
        .isEqualTo(400);
    assertThat(get("api/v1/visits?from=2020-01-01&to=2026-10-26", token).statusCode())
        .isEqualTo(400);
  }

  private String token(String manager) throws Exception {
    String page =
        Visitor.loggedIn(portal, manager)
            .sendWithToken("POST", "provider/manage/api-tokens", "name=Rota+software")
            .body();
    return Jsoup.parse(page).selectFirst(".notice code").text();
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    URI address = portal.url().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
