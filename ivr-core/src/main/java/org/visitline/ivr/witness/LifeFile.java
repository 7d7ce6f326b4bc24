package org.visitline.ivr.witness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * When this node was there, in a small file of its own: a life a line, the last one moved on every
 * few seconds. So it is known after a crash, and while the database is away.
 */
final class LifeFile {

  /** A node is started a few times a month; older lives are in the database. */
  private static final int MOST = 500;

  private final Path file;
  private final List<Life> lives = new ArrayList<>();

  /** Takes up what is there. A file that cannot be read tells nothing, and is begun again. */
  LifeFile(Path file) {
    this.file = file;
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        String[] ends = line.split(" ", 2);
        lives.add(new Life(Instant.parse(ends[0]), Instant.parse(ends[1])));
      }
    } catch (IOException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
      lives.clear();
    }
  }

  /** A new life begins. */
  void begin(Instant now) {
    lives.add(new Life(now, now));
    while (lives.size() > MOST) {
      lives.removeFirst();
    }
  }

  /** This one goes on; on return that is on disk. A clock set back does not shorten it. */
  void goOn(Instant now) throws IOException {
    Life current = lives.removeLast();
    lives.add(new Life(current.from(), now.isAfter(current.to()) ? now : current.to()));
    StringBuilder text = new StringBuilder();
    lives.forEach(life -> text.append(life.from()).append(' ').append(life.to()).append('\n'));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text, StandardCharsets.US_ASCII);
    try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** All that are known, in order. */
  List<Life> lives() {
    return List.copyOf(lives);
  }
}
