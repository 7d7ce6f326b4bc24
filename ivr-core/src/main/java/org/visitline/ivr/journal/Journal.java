package org.visitline.ivr.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as it is written. Many calls append at once; one thread brings what they wrote to
 * disk together (group commit), so that a hundred callers wait for one disk's turn and not for a
 * hundred.
 */
public final class Journal implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** A file of some 100,000 calls: large enough to be few, small enough to be read in a second. */
  static final long FILE_SIZE = 64L << 20;

  /** What nobody waits for is on disk by then all the same. */
  private static final Duration LONGEST_UNFORCED = Duration.ofMillis(200);

  /**
   * How long a disk that neither takes a record nor refuses it is waited for.
   *
   * @param untilStalled from when on it counts as one that keeps nothing
   * @param ofACaller after which a caller is sent on: less than the four seconds that the dialplan
   *     gives a node for its first word
   */
  record Patience(Duration untilStalled, Duration ofACaller) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition toForce = lock.newCondition();
  private final Condition grown = lock.newCondition();

  // Of its own: who waits for the disk must be able to give up while a write that it does not end
  // holds the other.
  private final ReentrantLock telling = new ReentrantLock();
  private final Condition forced = telling.newCondition();

  private final Path folder;
  private final JournalLock ours;
  private final Sync sync;
  private final Patience patience;
  private final DiskTurn forcing = new DiskTurn();
  private final DiskTurn writing = new DiskTurn();
  private final String node;
  private final JournalFiles files;
  private final long fileSize;
  private final Chain chain;
  private final Timer forceTime;
  private final Thread flusher;

  private RandomAccessFile out;
  private long appended;
  private long awaited;

  // Changed under the lock alone. Whoever watches reads them without: a write that the disk does
  // not end holds it.
  private volatile int file;
  private volatile long end;
  private volatile long onDisk;
  private volatile long lost;
  private volatile boolean refusing;
  private volatile boolean closed;

  /** Another service, or this one, is writing a journal in that folder. */
  public static final class InUse extends IOException {

    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
      super(
          "a service is writing the journal in "
              + folder
              + " already, and a second would write over its calls");
    }
  }

  /**
   * Opens the journal in a folder, making it at the first start, and mends what a crash has left.
   *
   * @param folder of its own
   * @param node whose journal this is
   * @param meters where it counts
   * @throws InUse if a service is writing it
   * @throws IOException if the disk does not let it
   */
  public static Journal open(Path folder, String node, MeterRegistry meters) throws IOException {
    return open(folder, node, meters, FILE_SIZE);
  }

  /** Brings what was written to a file to disk. */
  interface Sync {
    void bring(RandomAccessFile file) throws IOException;
  }

  static Journal open(Path folder, String node, MeterRegistry meters, long fileSize)
      throws IOException {
    return open(
        folder, node, meters, fileSize, file -> file.getChannel().force(false), Patience.USUAL);
  }

  /** As a test wants the disk to be: no real one fails, or stalls, when it is asked to. */
  static Journal open(
      Path folder, String node, MeterRegistry meters, long fileSize, Sync sync, Patience patience)
      throws IOException {
    // Before anything is read: what looks like a torn end may be what a service is writing.
    JournalLock lock = JournalLock.take(folder);
    try {
      Journal journal =
          new Journal(
              folder, node, meters, fileSize, sync, patience, lock, Recovery.recover(folder));
      journal.flusher.start();
      return journal;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private Journal(
      Path folder,
      String node,
      MeterRegistry meters,
      long fileSize,
      Sync sync,
      Patience patience,
      JournalLock ours,
      Recovery.Found found)
      throws IOException {
    this.folder = folder;
    this.ours = ours;
    this.sync = sync;
    this.patience = patience;
    this.node = node;
    this.files = new JournalFiles(folder);
    this.fileSize = fileSize;
    this.chain = new Chain(found.head());
    this.file = found.file();
    this.end = found.end();
    this.out = openForAppending(files.file(file), end);
    this.forceTime =
        Timer.builder("visitline.journal.fsync")
            .description("Seconds that the disk took to make a group of records safe")
            .publishPercentileHistogram()
            .register(meters);
    Gauge.builder("visitline.journal.keeping", this, journal -> journal.isKeeping() ? 1 : 0)
        .description("1 while the disk takes records; at 0 callers are sent on to the next node")
        .register(meters);
    this.flusher = Thread.ofPlatform().name("journal-flusher").daemon().unstarted(this::flush);
    if (end == 0) {
      write(new JournalRecord.Header(node, file));
    }
  }

  /**
   * Appends a record; on return it survives this process, not yet the machine.
   *
   * @return its number, to wait for
   * @throws IOException if the disk does not take it; then nothing of it is in the journal
   */
  long append(JournalRecord record) throws IOException {
    String text = RecordText.write(record);
    lockWithin(patience.ofACaller());
    try {
      if (closed) {
        throw new IOException("the journal is closed: the service is stopping");
      }
      appendText(text);
      appended++;
      if (appended - onDisk == 1) {
        // The flusher sleeps only while it has nothing; to wake it for each record costs as much as
        // the record.
        toForce.signal();
      }
      grown.signalAll();
      return appended;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a record is safe on disk, for as long as a caller can be kept waiting.
   *
   * @throws IOException if the disk said that it is not, or has not said so by then; it may come to
   *     be on disk all the same
   */
  void awaitOnDisk(long number) throws IOException {
    awaitOnDisk(number, patience.ofACaller());
  }

  /** The same, where nobody is kept waiting on a line. */
  void awaitOnDisk(long number, Duration most) throws IOException {
    long until = System.nanoTime() + most.toNanos();
    lockWithin(most);
    try {
      awaited = Math.max(awaited, number);
      toForce.signal();
    } finally {
      lock.unlock();
    }
    if (!awaitForced(number, until)) {
      throw notAnswered(most);
    }
    if (number <= lost) {
      throw new IOException("the disk did not keep what was written to " + files.file(file));
    }
  }

  /** Whether it was by then. An interrupt ends no wait: what is kept must be known to be. */
  private boolean awaitForced(long number, long until) {
    boolean interrupted = false;
    telling.lock();
    try {
      while (onDisk < number) {
        try {
          if (forced.awaitNanos(until - System.nanoTime()) <= 0) {
            return onDisk >= number;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      telling.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void tellForced() {
    telling.lock();
    try {
      forced.signalAll();
    } finally {
      telling.unlock();
    }
  }

  private void lockWithin(Duration most) throws IOException {
    try {
      if (lock.tryLock() || lock.tryLock(most.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw notAnswered(most);
  }

  private IOException notAnswered(Duration after) {
    return new IOException(
        "the disk has not answered within %d ms for %s"
            .formatted(after.toMillis(), files.file(file)));
  }

  /**
   * Waits for a journal longer than it was, for a while.
   *
   * @param known how many records were known
   * @return how many there are now
   */
  long awaitMoreThan(long known, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (appended <= known && !closed && left > 0) {
        left = grown.awaitNanos(left);
      }
      return appended;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the disk took the last of what it was given, and is not stalled now. */
  public boolean isKeeping() {
    return !closed && !refusing && (lost == 0 || lost < onDisk) && !isStalled();
  }

  /** Whether the disk has neither taken nor refused what it was given, for too long. */
  boolean isStalled() {
    return forcing.isLongerThan(patience.untilStalled())
        || writing.isLongerThan(patience.untilStalled());
  }

  /** How much was written behind this place. */
  long bytesBehind(Position place) {
    return Math.max(0, (file - place.file()) * fileSize + end - place.offset());
  }

  Path folder() {
    return folder;
  }

  /** Where the next record will stand; what is on disk behind it is half of one, to be cut off. */
  Position end() {
    lock.lock();
    try {
      return new Position(file, end);
    } finally {
      lock.unlock();
    }
  }

  /** Brings to disk what is not there yet, and takes no more. */
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      toForce.signal();
      grown.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      flusher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      out.close();
    } finally {
      ours.close();
    }
  }

  private void flush() {
    lock.lock();
    try {
      while (true) {
        while (onDisk == appended && !closed) {
          toForce.awaitUninterruptibly();
        }
        if (onDisk == appended) {
          return;
        }
        awaitSomebody();
        force();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; if somebody did, close() finds it ended.
      Thread.currentThread().interrupt();
    } finally {
      // However it ended: no caller waits for a thread that is no more.
      closed = true;
      lost = onDisk < appended ? appended : lost;
      onDisk = appended;
      lock.unlock();
      tellForced();
    }
  }

  /** While nobody waits for the disk, its turn carries more a little later. */
  private void awaitSomebody() throws InterruptedException {
    long left = LONGEST_UNFORCED.toNanos();
    while (awaited <= onDisk && !closed && left > 0) {
      left = toForce.awaitNanos(left);
    }
  }

  /** One turn of the disk, without the lock: callers go on appending meanwhile. */
  private void force() {
    long upTo = appended;
    RandomAccessFile toForceNow = out;
    lock.unlock();
    @Nullable IOException refused = null;
    forcing.begin();
    try {
      sync.bring(toForceNow);
    } catch (IOException e) {
      refused = e;
    } finally {
      boolean stalled = forcing.isLongerThan(patience.untilStalled());
      Duration took = forcing.end();
      forceTime.record(took.toNanos(), TimeUnit.NANOSECONDS);
      if (stalled) {
        LOG.error(
            "ALARM: the disk of the journal in {} has stalled for {} ms, and callers were sent to"
                + " the next node meanwhile; see what else writes to it, and whether it is failing",
            folder,
            took.toMillis());
      }
      lock.lock();
    }
    // A file that was changed for the next one meanwhile was forced before it was closed.
    boolean closedMeanwhile = toForceNow != out && refused instanceof ClosedChannelException;
    if (refused != null && !closedMeanwhile) {
      // What came in meanwhile too: the system may have tried to write it, and says so only once.
      lost = appended;
      LOG.error(
          "ALARM: the disk does not keep the journal in {}: {}. Callers are sent to the next node"
              + " until it does; check the disk and its free space.",
          folder,
          refused.getMessage());
    }
    onDisk = Math.max(onDisk, upTo);
    tellForced();
  }

  private void appendText(String text) throws IOException {
    boolean taken = false;
    writing.begin();
    try {
      if (end >= fileSize) {
        nextFile();
      }
      writeText(text);
      taken = true;
    } finally {
      Duration _ = writing.end();
      refusing = !taken;
    }
  }

  private void nextFile() throws IOException {
    try {
      sync.bring(out);
    } catch (IOException e) {
      // The system says so once: a second try would succeed, and the records be lost all the same.
      lost = appended;
      throw e;
    }
    int nextNumber = file + 1;
    RandomAccessFile next = openForAppending(files.file(nextNumber), 0);
    out.close();
    out = next;
    file = nextNumber;
    end = 0;
    write(new JournalRecord.Header(node, file));
  }

  private void write(JournalRecord record) throws IOException {
    writeText(RecordText.write(record));
  }

  private void writeText(String text) throws IOException {
    String head = chain.head();
    byte[] line = chain.next(text);
    long before = end;
    try {
      out.write(line);
      end = before + line.length;
    } catch (IOException e) {
      // A full disk may have taken half a line: that half must not stand before the next one, even
      // if it cannot be cut off now.
      chain.continueFrom(head);
      out.seek(before);
      out.setLength(before);
      throw e;
    }
  }

  private static RandomAccessFile openForAppending(Path path, long end) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    file.setLength(end);
    file.seek(end);
    if (end == 0) {
      // The name of a new file is on disk only when its folder is.
      try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
    return file;
  }
}
