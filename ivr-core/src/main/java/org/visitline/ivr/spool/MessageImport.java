package org.visitline.ivr.spool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings messages to the office from Asterisk's disk into the database, and deletes them there.
 * While the database is away they stay where they are.
 */
public final class MessageImport {

  private static final Logger LOG = LoggerFactory.getLogger(MessageImport.class);

  /** A recording is written to all the time that it goes on. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  /** What has not got its header by then gets none: Asterisk has died in it. */
  private static final Duration ABANDONED = Duration.ofMinutes(5);

  /** Named by the telephone call, whose id is no longer than its column. */
  private static final Pattern MESSAGE = Pattern.compile("[A-Za-z0-9._-]{1,80}\\.wav");

  /** A minute is 1 MB; anything of this size was not put there by us. */
  private static final long LARGEST = 8L << 20;

  private final Path folder;
  private final JooqOfficeMessages messages;
  private final InstantSource clock;
  private final Counter brought;
  private volatile int waiting;
  private volatile boolean readable = true;
  private boolean complained;

  /**
   * Of one Asterisk, whichever node took its calls: the second node may be on another machine, and
   * not see this disk. Where both see it, either may be first.
   *
   * @param folder on Asterisk's disk, as this node sees it
   * @param messages where they are brought to; it may be away
   * @param clock whose time files are old by
   * @param meters where it counts
   */
  public MessageImport(
      Path folder, JooqOfficeMessages messages, InstantSource clock, MeterRegistry meters) {
    this.folder = folder;
    this.messages = messages;
    this.clock = clock;
    this.brought =
        Counter.builder("visitline.messages")
            .description("Messages to the office brought to the database")
            .register(meters);
    Gauge.builder("visitline.messages.waiting", this, spool -> spool.waiting)
        .description("Messages to the office that are on Asterisk's disk alone")
        .register(meters);
    Gauge.builder("visitline.messages.readable", this, spool -> spool.readable ? 1 : 0)
        .description("1 while this node may read, and clear, messages to the office")
        .register(meters);
  }

  /** Brings what there is. Called now and then, by one thread. */
  public void run() {
    List<Path> files;
    try {
      files = list();
    } catch (IOException e) {
      readable = false;
      complain(folder, e);
      return;
    }
    int left = files.size();
    boolean all = true;
    for (Path file : files) {
      try {
        left -= bring(file) ? 1 : 0;
      } catch (NoSuchFileException e) {
        // Another node sees this disk as well, and was first.
        left--;
      } catch (IOException e) {
        all = false;
        complain(file, e);
      } catch (RuntimeException e) {
        // The database is away; the shipper says so once, for all that waits for it.
        break;
      }
    }
    waiting = left;
    readable = all;
    complained &= !all;
  }

  private void complain(Path what, IOException e) {
    if (!complained) {
      LOG.error(
          "ALARM: messages to the office in {} cannot be read or deleted ({}); see that this"
              + " service's account is in Asterisk's group and may write there. They stay there,"
              + " and are tried again.",
          what,
          e.toString());
    }
    complained = true;
  }

  /** Whether it is in the database now, and no more on Asterisk's disk. */
  private boolean bring(Path file) throws IOException {
    Instant writtenAt = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
    Duration age = Duration.between(writtenAt, clock.instant());
    if (age.compareTo(QUIET) < 0 || Files.size(file) > LARGEST) {
      return false;
    }
    String name = file.getFileName().toString();
    OfficeMessage message =
        new OfficeMessage(
            name.substring(0, name.length() - ".wav".length()),
            writtenAt,
            Files.readAllBytes(file));
    if (!message.isFinished() && age.compareTo(ABANDONED) < 0) {
      return false;
    }
    if (!message.isEmpty() && !messages.store(message.finished())) {
      LOG.error(
          "ALARM: another message of the call {} is in the database; {} stays where it is. Give"
              + " each Asterisk a systemname of its own in asterisk.conf.",
          message.telephoneCallId(),
          file);
      return false;
    }
    Files.delete(file);
    brought.increment(message.isEmpty() ? 0 : 1);
    return true;
  }

  private static boolean isMessage(Path file) {
    return MESSAGE.matcher(file.getFileName().toString()).matches();
  }

  private List<Path> list() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> there = Files.newDirectoryStream(folder, MessageImport::isMessage)) {
      there.forEach(found::add);
    } catch (NoSuchFileException e) {
      // None was ever left there. A folder that may not be looked into says otherwise.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }
}
