package org.visitline.portal.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.visitline.portal.contacts.Told;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receiver of posted alerts as its maker would write it from docs/alerts.md: it checks each
 * signature and knows a repeated alert by its id. Half of the time it fails; half of these it fails
 * after it has taken the alerts, as one does that is shut down in mid-answer.
 */
final class FailingReceiver implements AutoCloseable {

  private final HttpServer server;
  private final Random random;
  private final Set<Told> received = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger badSignatures = new AtomicInteger();
  private final JsonMapper json = JsonMapper.builder().build();

  private FailingReceiver(HttpServer server, Random random) {
    this.server = server;
    this.random = random;
  }

  static FailingReceiver start(long seed) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FailingReceiver receiver = new FailingReceiver(server, new Random(seed));
    server.createContext("/", receiver::take);
    server.start();
    return receiver;
  }

  String address(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  String secret(String name) {
    return "secret of " + name;
  }

  List<Told> received() {
    return new ArrayList<>(received);
  }

  int failed() {
    return failed.get();
  }

  int taken() {
    return taken.get();
  }

  int badSignatures() {
    return badSignatures.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!signed(exchange.getRequestHeaders().getFirst("Visitline-Signature"), name, body)) {
      badSignatures.incrementAndGet();
    }
    int fate = random.nextInt(4);
    if (fate != 0) {
      for (JsonNode alert : json.readTree(body).get("alerts")) {
        received.add(new Told("post@" + name, alert.get("alert_id").asLong()));
      }
    }
    if (fate <= 1) {
      failed.incrementAndGet();
    } else {
      taken.incrementAndGet();
    }
    exchange.sendResponseHeaders(fate <= 1 ? 503 : 204, -1);
    exchange.close();
  }

  private boolean signed(String header, String name, String body) {
    try {
      String seconds = header.replaceAll("t=(\\d+),.*", "$1");
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret(name).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return header.equals("t=" + seconds + ",v1=" + HexFormat.of().formatHex(hash));
    } catch (Exception e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
