package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every route that Spring knows, so that a new one cannot be forgotten: as no one, as a
 * provider, as another provider, with the ids of what belongs to somebody else.
 */
@ExtendWith(RunningPortal.class)
class EveryRouteTest {

  private static final List<String> FOR_ANYONE = List.of("/login", "/error");

  /** Everything of Alder's that must never reach Birch. */
  private static final List<String> ALDERS =
      List.of("Alder", "Ada Example", "Bram Example", "Cora Example", "Wanda", "Will Alderson");

  private static final List<String> BIRCHES = List.of("Birch", "Dev Example", "Bela");

  private static final List<String> IDS =
      List.of(
          "DONE-1",
          "TWO-1",
          "LATE-1",
          "NEXT-1",
          "K1",
          "K3/2",
          "MISSED-1",
          "NEXT-2",
          "K4",
          "S1",
          "S2",
          "S3",
          "S4",
          "W1",
          "W2",
          "W3");

  @Test
  void no_one_gets_further_than_the_log_in(Portal portal) throws Exception {
    Visitor nobody = Visitor.at(portal);
    for (String address : addresses(portal)) {
      if (FOR_ANYONE.contains(address.replaceAll("\\?.*", ""))) {
        continue;
      }
      HttpResponse<String> answer = nobody.get(address);

      assertThat(answer.statusCode()).as(address).isEqualTo(302);
      assertThat(Visitor.location(answer)).as(address).endsWith("/login");
      assertThat(answer.body()).as(address).isEmpty();
    }
  }

  @Test
  void a_provider_sees_no_officers_page(Portal portal) throws Exception {
    Visitor ann = Visitor.loggedIn(portal, "ann");
    for (String address : addresses(portal)) {
      if (address.startsWith("/provider")
          || address.replaceAll("\\?.*", "").equals("/")
          || isForAnyone(address)) {
        continue;
      }
      assertThat(ann.get(address).statusCode()).as(address).isEqualTo(403);
    }
  }

  @Test
  void no_page_shows_one_provider_anything_of_another(Portal portal) throws Exception {
    Visitor ann = Visitor.loggedIn(portal, "ann");
    Visitor ben = Visitor.loggedIn(portal, "ben");
    int pages = 0;
    for (String address : addresses(portal)) {
      if (!address.startsWith("/provider") || address.contains("/events")) {
        continue;
      }
      pages++;
      assertThat(ben.get(address).body()).as("to Birch: " + address).doesNotContain(ALDERS);
      assertThat(withoutHerName(ann.get(address).body()))
          .as("to Alder: " + address)
          .doesNotContain(BIRCHES);
    }
    assertThat(pages).isGreaterThan(20);
  }

  @Test
  void another_providers_visit_is_as_unknown_as_one_that_never_was(Portal portal) throws Exception {
    Visitor ben = Visitor.loggedIn(portal, "ben");

    for (String others :
        List.of("commissioned-visits/DONE-1", "commissioned-visits/LATE-1", "visits/K1")) {
      HttpResponse<String> answer = ben.get("provider/" + others);
      HttpResponse<String> never = ben.get("provider/" + others + "-NEVER");
      assertThat(answer.statusCode()).as(others).isEqualTo(404);
      assertThat(said(answer)).as(others).isEqualTo(said(never));
    }
    assertThat(ben.get("provider/visits/K4").statusCode()).isEqualTo(200);
  }

  /** Without the token of the log-out form, which is another each time. */
  private static String said(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).text();
  }

  private static boolean isForAnyone(String address) {
    return FOR_ANYONE.stream().anyMatch(address::startsWith);
  }

  private static String withoutHerName(String body) {
    return body.replace("Ann at Alder", "");
  }

  /** Each route, with every id in its place and with parameters that ask for other people's. */
  private static List<String> addresses(Portal portal) {
    return portal
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(route -> route.getPatternValues().stream())
        .flatMap(
            pattern ->
                pattern.contains("{")
                    ? IDS.stream().map(id -> pattern.replaceAll("\\{[^}]*}", id))
                    : Stream.of(pattern))
        .flatMap(
            path ->
                Stream.of(
                    path,
                    path
                        + "?date=2026-10-27&from=2026-10-01&to=2026-10-31&show=all"
                        + "&provider=ALDER&provider_id=ALDER&providerId=ALDER",
                    path + "?date=2026-10-27&from=2026-10-01&to=2026-10-31&provider=BIRCH",
                    path + "?q=Example&span=four-weeks&date=2026-10-27"))
        .toList();
  }
}
