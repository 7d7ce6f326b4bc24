package org.visitline.ivr.agi;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the door counts. */
final class DoorMeters {

  private final MeterRegistry meters;
  private final Timer replyLatency;
  private final Map<String, Timer> calls = new ConcurrentHashMap<>();

  DoorMeters(MeterRegistry meters, OpenDoors open) {
    this.meters = meters;
    this.replyLatency =
        Timer.builder("visitline.reply.latency")
            .description("Seconds from a reply of Asterisk's to the command that follows it")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(25),
                Duration.ofMillis(100),
                Duration.ofMillis(500))
            .register(meters);
    Gauge.builder("visitline.calls.open", open, OpenDoors::calls)
        .description("Calls that are open now")
        .register(meters);
    Gauge.builder("visitline.calls.open.most", open, OpenDoors::mostCalls)
        .description("Calls that may be open at once; one more is sent on to the next node")
        .register(meters);
    for (Refusal why : Refusal.values()) {
      refused(why, 0);
    }
  }

  /** From Asterisk's reply to our next command: what the caller waits for us. */
  Timer replyLatency() {
    return replyLatency;
  }

  /** A call is over. */
  void ended(String ending, Duration onTheLine) {
    calls.computeIfAbsent(ending, this::calls).record(onTheLine);
  }

  private Timer calls(String ending) {
    return Timer.builder("visitline.calls")
        .description("Calls by outcome, and seconds on the line")
        .serviceLevelObjectives(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(15),
            Duration.ofSeconds(25),
            Duration.ofSeconds(60))
        .tag("ending", ending)
        .register(meters);
  }

  void refused(Refusal why, int connections) {
    Counter.builder("visitline.connections.refused")
        .description("Connections that were closed for what they sent, or sent on, by the reason")
        .tag("reason", why.tag())
        .register(meters)
        .increment(connections);
  }
}
