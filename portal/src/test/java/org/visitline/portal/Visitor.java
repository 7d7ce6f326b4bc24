package org.visitline.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** A person at a browser: keeps cookies, follows links, fills in forms. */
final class Visitor {

  private static final Duration COUNTING = Duration.ofSeconds(60);

  private final URI home;
  private @Nullable String token;
  private final HttpClient http;

  private Visitor(URI home, HttpClient http) {
    this.home = home;
    this.http = http;
  }

  static Visitor at(Portal portal) {
    return new Visitor(
        portal.url(),
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());
  }

  static Visitor loggedIn(Portal portal, String username) throws Exception {
    Visitor visitor = at(portal);
    HttpResponse<String> answer = visitor.logIn(username, ADayOfCare.PASSWORD);
    if (answer.statusCode() != 302 || location(answer).contains("login")) {
      throw new IllegalStateException(username + " was not let in");
    }
    return visitor;
  }

  HttpResponse<String> logIn(String username, String password) throws Exception {
    return submit(page("login"), "login", Map.of("username", username, "password", password));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  /** A page that must be there. */
  Document page(String path) throws IOException, InterruptedException {
    return read(path, get(path));
  }

  /** A page of measures that must be there, with its figures. */
  Document counted(String path) throws IOException, InterruptedException {
    return read(path, getCounted(path));
  }

  private Document read(String path, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return Jsoup.parse(answer.body(), home.resolve(path).toString());
  }

  /**
   * Asks again while the figures are being counted: a slow machine needs longer for the first
   * reader's months than a reader is kept waiting, which is 2 s each time.
   */
  HttpResponse<String> getCounted(String path) throws IOException, InterruptedException {
    long ends = System.nanoTime() + COUNTING.toNanos();
    HttpResponse<String> answer = get(path);
    while (isBeingCounted(answer) && System.nanoTime() < ends) {
      answer = get(path);
    }
    return answer;
  }

  /** In words on a page; a file has only its status to say so. */
  private static boolean isBeingCounted(HttpResponse<String> answer) {
    return answer.statusCode() == 503 || answer.body().contains("<h1>Being counted</h1>");
  }

  /** Sends a form with what is hidden in it, as a browser does; what is given goes before that. */
  HttpResponse<String> submit(Document page, String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    Elements form = page.select("form[method=post][action=/" + action + "]");
    String hidden =
        (form.isEmpty() ? page.select("input[name=_csrf]") : form.select("input[type=hidden]"))
            .stream()
                .filter(input -> !fields.containsKey(input.attr("name")))
                .map(input -> pair(input.attr("name"), input.attr("value")))
                .distinct()
                .collect(Collectors.joining("&"));
    return post(page.location(), action, hidden, fields);
  }

  HttpResponse<String> post(String action, String hidden, Map<String, String> fields)
      throws IOException, InterruptedException {
    return post(home.toString(), action, hidden, fields);
  }

  private HttpResponse<String> post(
      String from, String action, String hidden, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(field -> pair(field.getKey(), field.getValue()))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(home.resolve(action))
            .header("Referer", from.isEmpty() ? home.toString() : from)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(hidden.isEmpty() ? body : hidden + "&" + body))
            .build(),
        BodyHandlers.ofString());
  }

  /** As the script of an open board does. */
  HttpResponse<String> live(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(home.resolve(path))
            .header("Accept", "text/html")
            .header("X-Live", "board")
            .build(),
        BodyHandlers.ofString());
  }

  /** Goes where an answer has led, also to another host. */
  HttpResponse<String> follow(String address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(home.resolve(address)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  /** The same browser, at another node behind the same name. */
  Visitor movedTo(Portal other) {
    return new Visitor(other.url(), http);
  }

  /** Asks as a program would: with no token of a form. */
  HttpResponse<String> send(String method, String path, String form)
      throws IOException, InterruptedException {
    boolean reads = method.equals("GET");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(home.resolve(reads ? path + "?" + form : path))
            .header("Accept", "text/html");
    if (!reads) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .method(method, BodyPublishers.ofString(form));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /**
   * Asks with the token of a page of one's own, as somebody does who is signed in and means ill.
   */
  HttpResponse<String> sendWithToken(String method, String path, String form)
      throws IOException, InterruptedException {
    if (token == null) {
      // Any page has it, in the form for logging out; also the one that says 'not found'.
      token = Jsoup.parse(get("nowhere").body()).select("input[name=_csrf]").attr("value");
    }
    return send(method, path, method.equals("GET") ? form : "_csrf=" + token + "&" + form);
  }

  /** Sends files as the browser's form for files does, each under the name given. */
  HttpResponse<String> upload(String path, Map<String, String> files)
      throws IOException, InterruptedException {
    sendWithToken("GET", "nowhere", "");
    StringBuilder body = new StringBuilder();
    body.append("--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n")
        .append(token)
        .append("\r\n");
    files.forEach(
        (name, content) ->
            body.append("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name.replace("\\", "\\\\"))
                .append("\"\r\nContent-Type: text/csv\r\n\r\n")
                .append(content)
                .append("\r\n"));
    body.append("--limit--\r\n");
    return http.send(
        HttpRequest.newBuilder(home.resolve(path))
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  HttpClient http() {
    return http;
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
