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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.journal.JournalCallLog;

/**
 * Brings the calls that the dialplan has noted into the journal, and takes the files off Asterisk's
 * disk when all of them is there, for they hold PINs.
 *
 * <p>A file goes through three steps: its lines are journaled as they come; when it has been quiet
 * for a while it gets another name, and Asterisk begins a new one; when nothing has come to it
 * under that name either, it is overwritten and deleted. Killed between any two steps, the next
 * start reads it again, and the call ids make once of twice.
 */
public final class SpoolImport {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolImport.class);

  /** Asterisk opens the file, writes a line and closes it: all within a moment. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  /** A line that has not got its end by then gets none: the disk was full, or the power went. */
  private static final Duration TORN = Duration.ofMinutes(10);

  private static final String NOTED = "calls-*.csv";
  private static final String READ = "read-*.csv";

  private final Path folder;
  private final Path unreadableFile;
  private final JournalCallLog log;
  private final InstantSource clock;
  private final Function<Path, NotedCalls> reader;
  private final Map<Path, SpoolFile> files = new HashMap<>();
  private final Counter taken;
  private final Counter unreadable;
  private volatile long waiting;
  private volatile boolean readable = true;
  private boolean complained;

  /**
   * Of one Asterisk's spool.
   *
   * @param folder on Asterisk's disk
   * @param unreadableFile where lines go that nothing can be made of, PINs hidden
   * @param node that reads it
   * @param region that caller numbers are read in
   * @param hash of the digits of a PIN
   * @param numbers that carry a provider
   * @param log that keeps the calls
   * @param clock whose time files are old by
   * @param meters where it counts
   */
  public SpoolImport(
      Path folder,
      Path unreadableFile,
      String node,
      String region,
      Function<String, KeyedPin> hash,
      DialledNumbers numbers,
      JournalCallLog log,
      InstantSource clock,
      MeterRegistry meters) {
    this.folder = folder;
    this.unreadableFile = unreadableFile;
    this.log = log;
    this.clock = clock;
    this.reader = file -> new NotedCalls(node, region, hash, numbers);
    this.taken =
        Counter.builder("visitline.spool.calls")
            .description("Calls noted by the dialplan and brought into the journal")
            .register(meters);
    this.unreadable =
        Counter.builder("visitline.spool.unreadable")
            .description("Lines of the dialplan's spool that nothing could be made of")
            .register(meters);
    Gauge.builder("visitline.spool.waiting", this, spool -> spool.waiting)
        .baseUnit("bytes")
        .description("What the dialplan has noted and the journal does not have yet")
        .register(meters);
    Gauge.builder("visitline.spool.readable", this, spool -> spool.readable ? 1 : 0)
        .description("1 while this node may read, and clear, what the dialplan has noted")
        .register(meters);
  }

  /** Brings in what there is. Called now and then, by one thread. */
  public void run() {
    try {
      long left = 0;
      boolean all = true;
      // Those that were put aside the last time first: a moment lies between that and their end.
      for (Path path : list(READ)) {
        Optional<Long> ofThis = bring(path, this::shred);
        all &= ofThis.isPresent();
        left += ofThis.orElse(0L);
      }
      for (Path path : list(NOTED)) {
        Optional<Long> ofThis = bring(path, this::putAside);
        all &= ofThis.isPresent();
        left += ofThis.orElse(0L);
      }
      waiting = left;
      readable = all;
      complained &= !all;
    } catch (IOException e) {
      readable = false;
      complain(folder, e);
    } catch (CallLog.CannotKeep e) {
      complain(folder, e);
    }
  }

  /** What is done with a file when all of it is in the journal. */
  private interface Afterwards {
    void with(SpoolFile file) throws IOException;
  }

  /**
   * Bytes that are still to come; empty if this file cannot be read or cleared, which must not keep
   * back the calls in the others.
   */
  private Optional<Long> bring(Path path, Afterwards afterwards) {
    try {
      SpoolFile file = file(path);
      long left = journal(file);
      if (left == 0) {
        afterwards.with(file);
      }
      return Optional.of(left);
    } catch (NoSuchFileException e) {
      // Another node looks after this spool as well, and was first.
      files.remove(path);
      return Optional.of(0L);
    } catch (IOException e) {
      complain(path, e);
      return Optional.empty();
    }
  }

  /** Gives it a name that no second file of the same day has. */
  private void putAside(SpoolFile file) throws IOException {
    if (isOlder(file, QUIET)) {
      files.remove(file.path());
      file.moveTo(folder.resolve("read-" + clock.millis() + "-" + file.path().getFileName()));
      files.put(file.path(), file);
    }
  }

  private void shred(SpoolFile file) throws IOException {
    if (isOlder(file, QUIET.multipliedBy(2))) {
      files.remove(file.path());
      file.shred();
    }
  }

  private long journal(SpoolFile file) throws IOException {
    boolean more = true;
    while (more) {
      SpoolFile.Lines lines = file.read(isOlder(file, TORN));
      if (!lines.calls().isEmpty()) {
        log.keepFinished(lines.calls());
        taken.increment(lines.calls().size());
        LOG.info(
            "{} calls that the dialplan had noted are in the journal now, from {}",
            lines.calls().size(),
            file.path().getFileName());
      }
      if (!lines.unreadable().isEmpty()) {
        setAside(file, lines.unreadable());
      }
      more = file.passOver(lines);
    }
    return Files.size(file.path()) - file.readUpTo();
  }

  private void setAside(SpoolFile file, List<String> lines) throws IOException {
    LOG.error(
        "ALARM: {} lines of {} are no noted calls; they are set aside in {}, PINs hidden. Look"
            + " whether Asterisk's disk was full, and tell the offices of the callers in them.",
        lines.size(),
        file.path(),
        unreadableFile);
    unreadable.increment(lines.size());
    Files.write(
        unreadableFile,
        lines.stream().map(NotedLine::masked).toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void complain(Path what, Exception e) {
    if (!complained) {
      LOG.error(
          "ALARM: the calls that the dialplan noted in {} cannot be brought in ({}); see that this"
              + " service's account is in Asterisk's group and may write there. They stay"
              + " there, and are tried again.",
          what,
          e.toString());
    }
    complained = true;
  }

  private boolean isOlder(SpoolFile file, Duration age) throws IOException {
    Instant now = clock.instant();
    return Duration.between(file.writtenAt(), now).compareTo(age) > 0;
  }

  private SpoolFile file(Path path) throws IOException {
    SpoolFile known = files.get(path);
    if (known == null || !known.isStill(path)) {
      known = new SpoolFile(path, reader.apply(path));
      files.put(path, known);
    }
    return known;
  }

  private List<Path> list(String names) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> there = Files.newDirectoryStream(folder, names)) {
      there.forEach(found::add);
    } catch (NoSuchFileException e) {
      // Nothing was ever noted there. A folder that may not be looked into says otherwise.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    found.sort(null);
    return found;
  }
}
