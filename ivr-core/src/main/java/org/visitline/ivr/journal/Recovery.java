package org.visitline.ivr.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where a journal goes on after a stop of any kind. A crash can leave a torn end, which is
 * set aside; a line that is wrong with right ones after it was not left by a crash, and is left as
 * it stands for {@code visitline journal verify} to show.
 */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private Recovery() {}

  /**
   * Where to go on.
   *
   * @param file its number
   * @param end how much of the file is right
   * @param head the hash of its last line
   */
  record Found(int file, long end, String head) {}

  static Found recover(Path folder) throws IOException {
    NavigableMap<Integer, Path> files = new JournalFiles(folder).list();
    if (files.isEmpty()) {
      return new Found(1, 0, Chain.BEGINNING);
    }
    int last = files.lastKey();
    Chain chain = new Chain(Chain.BEGINNING);
    if (files.containsKey(last - 1)) {
      readThrough(folder, last - 1, chain);
    }
    return readLast(folder, last, chain);
  }

  /** Brings the chain to the end of an earlier file, right or wrong. */
  private static void readThrough(Path folder, int file, Chain chain) throws IOException {
    try (JournalReader reader = new JournalReader(folder, new Position(file, 0))) {
      for (Optional<Line> line = reader.find();
          line.isPresent() && line.get().at().file() == file;
          line = reader.find()) {
        line.get().hash().ifPresent(chain::continueFrom);
      }
    }
  }

  private static Found readLast(Path folder, int file, Chain chain) throws IOException {
    String headOfGood = chain.head();
    long good = 0;
    @Nullable Line wrong = null;
    try (JournalReader reader = new JournalReader(folder, new Position(file, 0))) {
      for (Optional<Line> found = reader.find(); found.isPresent(); found = reader.find()) {
        Line line = found.get();
        if (line.follows(chain)) {
          if (wrong != null) {
            return afterDamage(folder, file, wrong);
          }
          good = line.after().offset();
          chain.continueFrom(line.hash().orElseThrow());
          headOfGood = chain.head();
        } else {
          wrong = wrong == null ? line : wrong;
          line.hash().ifPresent(chain::continueFrom);
        }
      }
    }
    setAsideTail(folder, file, good);
    return new Found(file, good, headOfGood);
  }

  /** Nothing is cut off a file whose middle is wrong: it is evidence. A new file goes on. */
  private static Found afterDamage(Path folder, int file, Line wrong) throws IOException {
    LOG.error(
        "ALARM: the journal {} has been damaged or altered at byte {}. It is left as it is and a"
            + " new file is begun; run `visitline journal verify` to see what is wrong.",
        new JournalFiles(folder).file(file),
        wrong.at().offset());
    Chain chain = new Chain(Chain.BEGINNING);
    readThrough(folder, file, chain);
    return new Found(file + 1, 0, chain.head());
  }

  private static void setAsideTail(Path folder, int file, long good) throws IOException {
    Path path = new JournalFiles(folder).file(file);
    long size = Files.size(path);
    if (size == good) {
      return;
    }
    byte[] all = Files.readAllBytes(path);
    Path torn = folder.resolve(path.getFileName() + ".torn-" + good);
    Files.write(torn, Arrays.copyOfRange(all, (int) good, all.length));
    try (RandomAccessFile mend = new RandomAccessFile(path.toFile(), "rw")) {
      mend.setLength(good);
      mend.getChannel().force(true);
    }
    LOG.warn(
        "the journal {} ended in the middle of a record, as after a crash: its last {} bytes are"
            + " set aside in {}",
        path,
        size - good,
        torn);
  }
}
