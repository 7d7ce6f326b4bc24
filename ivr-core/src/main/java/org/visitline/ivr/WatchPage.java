package org.visitline.ivr;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What those who watch a node read: {@code /metrics} for Prometheus, {@code /health/live} (the
 * process answers) and {@code /health/ready} (a caller who is sent here is served; if not, why). A
 * node that drains is alive and not ready.
 */
final class WatchPage implements Closeable {

  private final HttpServer server;

  private WatchPage(HttpServer server) {
    this.server = server;
  }

  static WatchPage open(
      InetSocketAddress address, Supplier<List<String>> whyNotReady, Supplier<String> metrics)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/metrics", page -> answer(page, 200, metrics.get()));
    server.createContext("/health/live", page -> answer(page, 200, "alive\n"));
    server.createContext(
        "/health/ready",
        page -> {
          List<String> why = whyNotReady.get();
          answer(
              page,
              why.isEmpty() ? 200 : 503,
              why.isEmpty() ? "ready\n" : "not ready\n" + String.join("\n", why) + "\n");
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new WatchPage(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange page, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    page.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    try (page) {
      page.sendResponseHeaders(status, bytes.length);
      page.getResponseBody().write(bytes);
    }
  }
}
