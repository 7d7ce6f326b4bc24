package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Parameter;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever somebody writes into an address, the answer is a page and never a failure of ours. */
@ExtendWith(RunningPortal.class)
class AbsurdAddressTest {

  private static final List<String> ABSURD =
      List.of(
          "x",
          "-1",
          "0",
          "99999999999999999999",
          "2147483647",
          "+999999999-12-31",
          "-0001-01-01",
          "0000-00-00",
          "9999-12-31",
          "é😀 ḿ",
          "' OR 1=1 --",
          "%",
          "_",
          "\\",
          "<script>",
          "${7*7}",
          "\u0001",
          "a".repeat(3000));

  @Test
  void every_parameter_of_every_page_takes_anything(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    Visitor ann = Visitor.loggedIn(portal, "ann");
    int asked = 0;
    for (String address : pagesWithParameters(portal)) {
      Visitor reader = address.startsWith("/provider") ? ann : olive;
      for (String value : ABSURD) {
        HttpResponse<String> answer =
            reader.getCounted(address + URLEncoder.encode(value, StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).as(address + value).isLessThan(500);
        if (answer.statusCode() == 400) {
          assertThat(answer.body()).as(address + value).contains("This address cannot be read");
        }
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(300);
  }

  @Test
  void a_day_that_no_calendar_of_ours_has_is_refused_in_words(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    for (String date : List.of("1066-10-14", "99999-01-01", "2026-13-01", "yesterday")) {
      HttpResponse<String> answer = olive.get("today?date=" + date);
      assertThat(answer.statusCode()).as(date).isEqualTo(400);
      assertThat(answer.body()).contains("This address cannot be read");
    }
  }

  /** A redirect that repeats the host would lead whoever is led here by another name away. */
  @Test
  void no_redirect_repeats_the_host_that_a_request_names(Portal portal) throws Exception {
    for (String path : List.of("/", "/today", "/discrepancies?kind=F")) {
      try (Socket socket = new Socket("127.0.0.1", portal.url().getPort())) {
        socket
            .getOutputStream()
            .write(
                ("GET "
                        + path
                        + " HTTP/1.1\r\nHost: elsewhere.example\r\nAccept: text/html\r\n"
                        + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        String answer =
            new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                .readAllAsString();

        assertThat(answer).as(path).startsWith("HTTP/1.1 302").contains("Location: /login");
        assertThat(answer).as(path).doesNotContain("elsewhere.example");
      }
    }
  }

  private static List<String> pagesWithParameters(Portal portal) {
    List<String> pages = new ArrayList<>();
    portal
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((route, method) -> pages.addAll(pagesOf(route, method)));
    return pages;
  }

  private static Stream<String> parameters(HandlerMethod method) {
    return Stream.of(method.getMethod().getParameters())
        .filter(parameter -> AnnotatedElementUtils.hasAnnotation(parameter, RequestParam.class))
        .map(AbsurdAddressTest::name);
  }

  private static String name(Parameter parameter) {
    String given = MergedAnnotations.from(parameter).get(RequestParam.class).getString("name");
    return given.isEmpty() ? parameter.getName() : given;
  }

  private static List<String> pagesOf(RequestMappingInfo route, HandlerMethod method) {
    boolean read = route.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    return !read
        ? List.of()
        : route.getPatternValues().stream()
            .filter(pattern -> !pattern.endsWith("/events"))
            .map(pattern -> pattern.replaceAll("\\{[^}]*}", "S1"))
            .flatMap(path -> parameters(method).map(name -> path + "?" + name + "="))
            .toList();
  }
}
