package org.visitline.benchmarks.portal;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a browser, logged in. */
final class Reader {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final URI home;
  private final HttpClient http;

  private Reader(URI home) {
    this.home = home;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  static Reader logIn(URI home, String username, String password)
      throws IOException, InterruptedException {
    Reader reader = new Reader(home);
    Matcher token = TOKEN.matcher(reader.get("login").body());
    if (!token.find()) {
      throw new IllegalStateException("the log-in page has no token");
    }
    String form =
        "username="
            + username
            + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8)
            + "&_csrf="
            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        reader.http.send(
            HttpRequest.newBuilder(home.resolve("login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    if (answer.headers().firstValue("Location").orElse("login").contains("login")) {
      throw new IllegalStateException(username + " was not let in");
    }
    return reader;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  /** Reads a file to its end and keeps nothing of it; how many bytes it had. */
  long download(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        http.send(HttpRequest.newBuilder(home.resolve(path)).build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    byte[] some = new byte[1 << 16];
    long bytes = 0;
    try (InputStream body = answer.body()) {
      for (int read = body.read(some); read >= 0; read = body.read(some)) {
        bytes += read;
      }
    }
    return bytes;
  }
}
