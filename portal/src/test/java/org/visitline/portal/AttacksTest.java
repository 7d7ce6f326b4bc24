package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.Routes.Route;

/** What somebody tries who means ill, on every route that Spring knows. */
@ExtendWith(RunningPortal.class)
class AttacksTest {

  private static final String MARK = "zq9";

  private static final List<String> PAYLOADS =
      List.of(
          "\"'><script>alert('" + MARK + "')</script>",
          "' OR '1'='1' -- " + MARK,
          "1; DROP TABLE visit; -- " + MARK,
          "\\' UNION SELECT password_hash FROM portal_user -- " + MARK,
          "../../../../etc/passwd",
          "..%2f..%2fetc%2fpasswd",
          "${913*917}#{913*917}{{913*917}}*{913*917}__${913*917}__::.x",
          "x\r\nSet-Cookie: planted=1\r\n\r\n<b>" + MARK,
          "\u0000",
          "\uD83D\uDC7B\u202E" + MARK,
          "-1",
          "99999999999999999999",
          "A".repeat(3000),
          "=cmd|' /C calc'!A1",
          "//evil.example/" + MARK);

  /** What is made into a PDF with its style in it; no browser ever sees these. */
  private static final List<String> PAPERS =
      List.of("timesheets/paper-style.html", "timesheets/paper.html", "evidence/document.html");

  @Test
  void the_server_is_not_sent_to_addresses_inside_its_own_network(Portal portal) throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    for (String inside :
        List.of("127.0.0.1", "localhost:3306", "169.254.169.254", "10.0.0.8", "[::1]")) {
      assertThat(
              selma
                  .sendWithToken(
                      "POST",
                      "senior/alert-contacts",
                      "provider=&" + Visitor.pair("address", "https://" + inside + "/x"))
                  .body())
          .as(inside)
          .contains("inside our own network");
    }
  }

  @Test
  void no_field_of_any_page_breaks_it_or_speaks_through_it(Portal portal) throws Exception {
    // Counted once: of a month that is being counted the file answers 503, rightly.
    Visitor.loggedIn(portal, "olive").getCounted("measures/figures.csv");
    for (String username : List.of("selma", "mo", "fay")) {
      Visitor visitor = Visitor.loggedIn(portal, username);
      for (Route route : routes(portal)) {
        for (String payload : PAYLOADS) {
          String which = username + ": " + route.method() + " " + route.pattern() + " " + payload;
          HttpResponse<String> answer =
              visitor.sendWithToken(route.method(), path(route), form(route, payload));

          assertThat(answer.statusCode()).as(which).isLessThan(500);
          assertThat(answer.body())
              .as(which)
              .doesNotContain("<script>alert('" + MARK)
              .doesNotContain("<b>" + MARK)
              .doesNotContain("837221")
              .doesNotContain("{argon2}", "root:x:0", "java.lang.", "org.springframework");
          assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
              .as(which)
              .doesNotContain("planted");
          assertThat(Visitor.location(answer)).as(which).doesNotStartWith("//");
          assertThat(Visitor.location(answer)).as(which).doesNotContain("://evil");
        }
      }
    }
    assertThat(Visitor.loggedIn(portal, "olive").page("visits/K1").text()).contains("Ada Example");
  }

  @Test
  void no_id_in_an_address_breaks_a_page_or_leads_to_a_file(Portal portal) throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    Visitor mo = Visitor.loggedIn(portal, "mo");
    for (Route route : routes(portal)) {
      if (!route.pattern().contains("{") || !route.isRead()) {
        continue;
      }
      for (String payload :
          List.of(
              "%00",
              "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "~", "~!!", "~fn5-", "%ff%fe", "'--", "a%0d%0ab")) {
        String path = route.pattern().replaceAll("/?\\{[^}]*}", "/" + payload);
        HttpResponse<String> answer = (path.startsWith("/provider") ? mo : selma).get(path);

        assertThat(answer.statusCode()).as(path).isIn(400, 404);
        assertThat(answer.body()).as(path).doesNotContain("root:x:0", "java.lang.");
      }
    }
    for (String path :
        List.of(
            "assets/../pages/board.html",
            "assets/..%2fpages%2fboard.html",
            "assets/%2e%2e/pages/board.html",
            "assets/..;/pages/board.html",
            "WEB-INF/web.xml",
            "assets//etc/passwd")) {
      assertThat(selma.get(path).statusCode()).as(path).isIn(400, 403, 404);
    }
  }

  /** The Host of a request is its sender's word: no answer may lead there. */
  @Test
  void no_answer_leads_to_a_host_that_the_request_names(Portal portal) throws Exception {
    for (String path : List.of("/", "/today", "/login", "/nowhere", "/today?a=//evil.example/")) {
      String answer = asked(portal.url(), "GET", path, "evil.example");

      assertThat(answer).as(path).doesNotContain("evil.example:", "://evil.example");
    }
    Visitor olive = Visitor.at(portal);
    olive.get("today//evil.example/");
    String led = Visitor.location(olive.logIn("olive", ADayOfCare.PASSWORD));
    assertThat(portal.url().resolve(led).getAuthority())
        .as(led)
        .isEqualTo(portal.url().getAuthority());
  }

  @Test
  void trace_and_unknown_methods_are_refused(Portal portal) throws Exception {
    assertThat(asked(portal.url(), "TRACE", "/login", "localhost")).doesNotContain(" 200 ");
    assertThat(asked(portal.url(), "PROPFIND", "/login", "localhost")).doesNotContain(" 200 ");
  }

  @Test
  void what_a_page_shows_is_never_run() throws IOException {
    Path pages = Path.of("src/main/resources/org/visitline/portal/pages");
    try (Stream<Path> files = Files.walk(pages)) {
      for (Path page : files.filter(AttacksTest::isAPage).toList()) {
        String text = Files.readString(page);
        assertThat(text)
            .as(page.toString())
            .doesNotContain("th:utext", "[(${", "style=\"", " onclick", "javascript:")
            .doesNotContainPattern("<script(?![^>]* src=\"/assets/)")
            .doesNotContain("<style");
      }
    }
  }

  private static boolean isAPage(Path file) {
    return file.toString().endsWith(".html") && PAPERS.stream().noneMatch(file::endsWith);
  }

  private static List<Route> routes(Portal portal) {
    return Routes.of(portal).stream()
        .filter(route -> !route.pattern().equals("/error") && !route.pattern().endsWith("/events"))
        .toList();
  }

  private static String path(Route route) {
    return route.paths().getFirst().replaceFirst("^/", "");
  }

  private static String form(Route route, String payload) {
    return route.parameters().stream()
        .map(name -> name + "=" + URLEncoder.encode(payload, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** By hand, for no client lets one lie about the host. */
  private static String asked(URI portal, String method, String path, String host)
      throws IOException {
    try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
      socket
          .getOutputStream()
          .write(
              "%s %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
                  .formatted(method, path, host)
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
