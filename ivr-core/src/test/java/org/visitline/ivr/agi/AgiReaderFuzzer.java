package org.visitline.ivr.agi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.DialogueSettings;
import org.visitline.ivr.dialogue.Language;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.ivr.dialogue.WrongPins;

/**
 * Whatever bytes come in by the door: the greeting, the replies, in pieces of any size. They go the
 * way that a call's bytes go, through all of our pipeline and Asterisk-Java's reader into a whole
 * conversation; only the socket and the thread are left out.
 *
 * <p>Whatever they were, the call that they began has ended, the connection is closed, nobody is
 * counted as still on the line, and nothing was logged as an error.
 */
public final class AgiReaderFuzzer {

  /** A conversation that is asked everything there is takes about forty. */
  private static final int MOST_COMMANDS = 150;

  private static final SocketAddress HERE = new InetSocketAddress("127.0.0.1", 4573);

  private static final OpenDoors OPEN = new OpenDoors(10, 10);
  private static final Counting LOG = new Counting();
  private static final DoorMeters METERS = new DoorMeters(new SimpleMeterRegistry(), OPEN);
  private static final CallScript SCRIPT =
      new CallScript(
          new Switchboard(
              "ivr1",
              new OneWorker(),
              LOG,
              LOG,
              new DialogueSettings(
                  6,
                  false,
                  ZoneId.of("Europe/London"),
                  Language.ENGLISH,
                  DialledNumbers.NONE,
                  "/messages"),
              "GB",
              InstantSource.fixed(Instant.parse("2026-06-01T07:02:00Z"))),
          TimeLimits.USUAL,
          METERS,
          new AsteriskClock(InstantSource.system(), new SimpleMeterRegistry()));

  private AgiReaderFuzzer() {}

  /** Before the first input: an error in the log is a crash. */
  public static void fuzzerInitialize() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.ERROR);
    ((Logger) LoggerFactory.getLogger("org.visitline.ivr")).setLevel(Level.ERROR);
    AppenderBase<ILoggingEvent> crash =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            LOG.error = event.getFormattedMessage();
          }
        };
    crash.start();
    root.addAppender(crash);
  }

  /**
   * One connection.
   *
   * @param input what is sent; its last byte says in how large pieces
   */
  public static void fuzzerTestOneInput(byte[] input) {
    LOG.clear();
    Line line = new Line();
    int piece = input.length == 0 ? 1 : Math.max(1, input[input.length - 1] & 0xff);
    for (int from = 0; from < input.length && line.isOpen(); from += piece) {
      line.writeInbound(Unpooled.wrappedBuffer(input, from, Math.min(piece, input.length - from)));
    }
    line.talk();
    check(line.isOpen(), "the connection is still open");
    check(OPEN.calls() != 0, "a call is still counted");
    check(LOG.begun != LOG.over, LOG.begun + " calls began and " + LOG.over + " ended");
    check(line.commands > MOST_COMMANDS, line.commands + " commands");
    check(LOG.error != null, "logged as an error: " + LOG.error);
  }

  private static void check(boolean wrong, String what) {
    if (wrong) {
      throw new IllegalStateException(what);
    }
  }

  /** A connection with no network. */
  private static final class Line extends EmbeddedChannel {

    private CallLine call;
    private int commands;

    private Line() {
      super();
      Threshold threshold =
          new Threshold(
              new DoorSettings("127.0.0.1", 0, List.of(), 10, TimeLimits.USUAL, Optional.empty()),
              OPEN,
              METERS,
              begun -> call = begun);
      threshold.furnish(pipeline());
    }

    /** All that was sent waits to be read, and the other end has gone. */
    void talk() {
      close();
      if (call != null) {
        AgiDoor.hold(call, SCRIPT.on(call));
        commands = call.commands();
        OPEN.ended();
      }
      finishAndReleaseAll();
    }

    @Override
    protected SocketAddress localAddress0() {
      return HERE;
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return HERE;
    }
  }

  private static final class Counting implements CallLog, WrongPins {

    private int begun;
    private int over;
    private int wrong;
    private String error;

    private void clear() {
      begun = 0;
      over = 0;
      wrong = 0;
      error = null;
    }

    @Override
    public void keyed(Ringing call) {
      wrong++;
    }

    /** The second question waits, so that the reader is asked in a pause too. */
    @Override
    public Duration pause(Ringing call) {
      return Duration.ofSeconds(wrong);
    }

    @Override
    public void open(Ringing call) {
      begun++;
    }

    @Override
    public void keep(LoggedCall call) {}

    @Override
    public void message(LoggedCall call, String recording) {}

    @Override
    public void end(LoggedCall call) {
      // A second worker on the same line is a logged call more, not a call more.
      over += call.callId().value().endsWith("/2") ? 0 : 1;
    }
  }
}
