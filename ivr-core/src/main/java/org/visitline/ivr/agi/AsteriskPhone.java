package org.visitline.ivr.agi;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.AgiNetworkException;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.AnswerCommand;
import org.asteriskjava.fastagi.command.ChannelStatusCommand;
import org.asteriskjava.fastagi.command.GetDataCommand;
import org.asteriskjava.fastagi.command.RecordFileCommand;
import org.asteriskjava.fastagi.command.SetAutoHangupCommand;
import org.asteriskjava.fastagi.command.SetVariableCommand;
import org.asteriskjava.fastagi.command.StreamFileCommand;
import org.asteriskjava.fastagi.command.WaitForDigitCommand;
import org.asteriskjava.fastagi.reply.AgiReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.HungUp;
import org.visitline.ivr.dialogue.Keys;
import org.visitline.ivr.dialogue.Phone;
import org.visitline.ivr.dialogue.Sound;

/**
 * A telephone call at an Asterisk. A question is one command, {@code GET DATA}, which plays and
 * listens at once; what is said before it is streamed piece by piece, each stopped by a key.
 */
final class AsteriskPhone implements Phone {

  private static final Logger LOG = LoggerFactory.getLogger(AsteriskPhone.class);

  /**
   * Keys that stop what is being said. Not {@code #}: many people press it after a PIN that was
   * complete without it, and it must not cut off the time that they are waiting to hear.
   */
  private static final String STOPPING_KEYS = "0123456789*";

  /** Channel status: the line is up. */
  private static final int UP = 6;

  private static final int MOST_SILENCE_SECONDS = 10;

  private final AgiChannel channel;
  private final CallLine line;
  private final TimeLimits limits;
  private OptionalInt mayLast = OptionalInt.empty();

  AsteriskPhone(AgiChannel channel, CallLine line, TimeLimits limits) {
    this.channel = channel;
    this.line = line;
    this.limits = limits;
  }

  /** The dialplan waits for a first word: that the call may last so many seconds from now. */
  void mayLast(int seconds) {
    mayLast = OptionalInt.of(seconds);
  }

  @Override
  public void answer() {
    if (mayLast.isPresent()) {
      AgiReply _ = send(new SetAutoHangupCommand(mayLast.getAsInt()), Duration.ZERO);
    }
    if (send(new AnswerCommand(), Duration.ZERO).getResultCode() < 0) {
      throw new HungUp("before the answer");
    }
  }

  @Override
  public Keys ask(List<Sound> sounds, int most, Duration wait) {
    for (Sound sound : sounds.subList(0, Math.max(0, sounds.size() - 1))) {
      char key = play(sound);
      if (key != 0) {
        return most == 1 ? new Keys(String.valueOf(key), Keys.End.FULL) : restOf(key, most, wait);
      }
    }
    return listen(sounds.isEmpty() ? "" : sounds.getLast().name(), most, wait);
  }

  private Keys restOf(char first, int most, Duration wait) {
    Keys rest = listen("", most - 1, wait);
    return new Keys(first + rest.keyed(), rest.end());
  }

  private Keys listen(String sound, int most, Duration wait) {
    Duration thinking = wait.multipliedBy(most);
    AgiReply reply =
        send(new GetDataCommand(sound, wait.toMillis(), most), limits.sound().plus(thinking));
    String keyed = reply.getResult();
    if (keyed.equals("-1")) {
      // Gone, or the sound is not there: then the line is up and the question is asked in silence.
      insistThatUp(sound);
      reply = send(new GetDataCommand("", wait.toMillis(), most), thinking);
      keyed = reply.getResult();
      if (keyed.equals("-1")) {
        throw new HungUp("at a question");
      }
    }
    if (!isKeys(keyed)) {
      throw new HungUp("at an answer that is none");
    }
    String taken = keyed.length() > most ? keyed.substring(0, most) : keyed;
    return new Keys(taken, taken.length() < most ? endOf(reply) : Keys.End.FULL);
  }

  /** A {@code #} is not among the keys of the answer that it ends; a time-out is told of. */
  private static Keys.End endOf(AgiReply reply) {
    return "timeout".equals(reply.getExtra()) ? Keys.End.TIME_OUT : Keys.End.HASH;
  }

  @Override
  public String pause(Duration length) {
    StringBuilder keyed = new StringBuilder();
    long ends = System.nanoTime() + length.toNanos();
    for (long left = length.toMillis(); left > 0; left = (ends - System.nanoTime()) / 1_000_000) {
      int key = send(new WaitForDigitCommand(left), Duration.ofMillis(left)).getResultCode();
      if (key < 0) {
        throw new HungUp("in a pause");
      }
      if (key == 0) {
        // Asterisk has waited it out, as it was told to.
        return keyed.toString();
      }
      keyed.append((char) key);
    }
    return isKeys(keyed.toString().replace("#", "")) ? keyed.toString() : "";
  }

  @Override
  public void say(List<Sound> sounds) {
    for (Sound sound : sounds) {
      if (play(sound) != 0) {
        return;
      }
    }
  }

  /** The key that stopped it, or 0. */
  private char play(Sound sound) {
    int result =
        send(new StreamFileCommand(sound.name(), STOPPING_KEYS), limits.sound()).getResultCode();
    if (result < 0) {
      insistThatUp(sound.name());
      return 0;
    }
    return STOPPING_KEYS.indexOf(result) < 0 ? 0 : (char) result;
  }

  @Override
  public boolean record(String name, Duration longest) {
    AgiReply reply =
        send(
            new RecordFileCommand(
                name,
                "wav",
                "#",
                Math.toIntExact(longest.toMillis()),
                0,
                true,
                MOST_SILENCE_SECONDS),
            longest);
    if (reply.getResultCode() < 0) {
      insistThatUp(name);
      return false;
    }
    return true;
  }

  @Override
  public void report(Progress progress) {
    AgiReply _ =
        send(
            switch (progress) {
              case OPEN -> new SetVariableCommand("VISITLINE_CALL", "open");
              case KEPT -> new SetVariableCommand("VISITLINE_CALL", "kept");
              case TRY_NEXT -> new SetVariableCommand("VISITLINE_TRY_NEXT", "1");
            },
            Duration.ZERO);
  }

  /**
   * -1 says that the caller has gone, or that a file is missing: Asterisk has one word for both.
   */
  private void insistThatUp(String sound) {
    if (send(new ChannelStatusCommand(), Duration.ZERO).getResultCode() != UP) {
      throw new HungUp("during " + sound);
    }
    LOG.warn(
        "Asterisk cannot play or record {}: render the prompts into its folder of sounds, and see"
            + " that it may write where messages are kept",
        sound);
  }

  /** A command that somebody at the telephone may take so long over. */
  private AgiReply send(AgiCommand command, Duration theirs) {
    line.allow(limits.reply().plus(theirs));
    try {
      AgiReply reply = channel.sendCommand(command);
      if (reply.getStatus() != AgiReply.SC_SUCCESS) {
        throw new HungUp("with reply " + reply.getStatus());
      }
      return reply;
    } catch (AgiHangupException | AgiNetworkException e) {
      // The caller, or the connection with them: between two commands, or in one.
      throw new HungUp("during " + command.getClass().getSimpleName());
    } catch (AgiException e) {
      // A command that this Asterisk does not know or take.
      LOG.warn("Asterisk does not take {}: {}", command.getClass().getSimpleName(), e.getMessage());
      throw new HungUp("with a command refused");
    }
  }

  private static boolean isKeys(String keyed) {
    return keyed.chars().allMatch(key -> (key >= '0' && key <= '9') || key == '*' || isLetter(key));
  }

  /** A few telephones have four keys more, and send A to D. */
  private static boolean isLetter(int key) {
    return key >= 'A' && key <= 'D';
  }
}
