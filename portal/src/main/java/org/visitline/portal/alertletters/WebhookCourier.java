package org.visitline.portal.alertletters;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.visitline.portal.contacts.Contact;
import org.visitline.portal.contacts.NotTaken;
import org.visitline.portal.contacts.OutsideAddress;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts letters to a web address, as JSON, signed so that the receiver knows that they are ours and
 * fresh: {@code Visitline-Signature: t=SECONDS,v1=HEX}, where HEX is HMAC-SHA256 under the
 * contact's secret of {@code SECONDS.BODY}. An alert's id tells a repeated letter from a new one.
 */
final class WebhookCourier implements Courier {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          // What was posted is for that address and for no other that it may point to.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final JsonMapper json = JsonMapper.builder().build();
  private final InstantSource clock;
  private final UnaryOperator<String> open;
  private final LetterText text;
  private final boolean insideToo;

  /**
   * A courier.
   *
   * @param open opens a contact's sealed secret
   * @param insideToo whether addresses inside our own network are called
   */
  WebhookCourier(
      InstantSource clock, UnaryOperator<String> open, LetterText text, boolean insideToo) {
    this.clock = clock;
    this.open = open;
    this.text = text;
    this.insideToo = insideToo;
  }

  @Override
  public String deliver(Letter letter) throws NotTaken {
    String body = body(letter);
    String sealed = letter.contact().sealedSecret();
    if (sealed == null) {
      throw new NotTaken("the contact has no secret to sign with: add it anew");
    }
    URI address = URI.create(letter.contact().address());
    // Asked each time: a name that led outside when it was added may lead inside today. Java keeps
    // the answer for half a minute, so that what is called is what was looked at.
    Optional<String> problem =
        insideToo ? Optional.empty() : OutsideAddress.problem(address.getHost());
    if (problem.isPresent()) {
      throw new NotTaken(problem.get());
    }
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Visitline")
            .header("Visitline-Signature", Signature.of(open.apply(sealed), clock.instant(), body))
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      // The answer's body is never read: nothing of the other side's comes into our pages.
      HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
      if (answer.statusCode() / 100 != 2) {
        throw new NotTaken("answered " + answer.statusCode());
      }
      return "answered " + answer.statusCode();
    } catch (IOException e) {
      throw new NotTaken("not reached: " + e.getClass().getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotTaken("interrupted", e);
    }
  }

  private String body(Letter letter) {
    List<Map<String, Object>> alerts =
        letter.lines().stream().map(line -> alert(letter.contact(), line)).toList();
    return json.writeValueAsString(Map.of("alerts", alerts));
  }

  private Map<String, Object> alert(Contact contact, Letter.Line line) {
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("alert_id", line.alertId());
    alert.put("stage", line.stage().name());
    alert.put("commissioned_visit_id", line.commissionedVisitId());
    alert.put("service_user_id", line.serviceUserId());
    alert.put("provider_id", line.providerId());
    alert.put("start", instant(line.startAt()));
    alert.put("latest_start", instant(line.latestStartAt()));
    alert.put("time_critical", line.timeCritical());
    alert.put("decided_at", instant(line.decidedAt()));
    alert.put("reason", line.reason());
    alert.put("page", text.link(contact, line));
    return alert;
  }

  private static String instant(Instant instant) {
    return instant.toString();
  }
}
