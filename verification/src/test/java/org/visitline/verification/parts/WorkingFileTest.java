package org.visitline.verification.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WorkingFileTest {

  @TempDir Path folder;

  private record Waiting(WorkingFile.Stretch stretch, byte[] bytes) {}

  /** Each of several threads finds what it added, in room that others have left. */
  @Test
  void whatever_was_added_is_taken_or_moved_as_it_was() throws IOException {
    AtomicInteger came = new AtomicInteger();
    try (WorkingFile file = new WorkingFile(folder)) {
      SideBySide.each(4, thread -> comeAndGo(file, new Random(thread), came));
    }
    assertThat(came).hasValue(4 * 400);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(path -> path.toString().endsWith(".working"))).isEmpty();
    }
  }

  private void comeAndGo(WorkingFile file, Random random, AtomicInteger came) throws IOException {
    Deque<Waiting> waiting = new ArrayDeque<>();
    for (int round = 0; round < 400; round++) {
      byte[] bytes = new byte[random.nextInt(10) == 0 ? 0 : random.nextInt(200_000)];
      random.nextBytes(bytes);
      waiting.add(new Waiting(file.add(bytes), bytes));
      if (waiting.size() > 9) {
        came.addAndGet(leave(file, waiting.remove(), random.nextBoolean()));
      }
    }
    while (!waiting.isEmpty()) {
      came.addAndGet(leave(file, waiting.remove(), random.nextBoolean()));
    }
  }

  private static int leave(WorkingFile file, Waiting waiting, boolean moved) throws IOException {
    if (moved) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.move(waiting.stretch(), Channels.newChannel(out));
      assertThat(out.toByteArray()).isEqualTo(waiting.bytes());
    } else {
      assertThat(file.take(waiting.stretch())).isEqualTo(waiting.bytes());
    }
    return 1;
  }

  @Test
  @Timeout(20)
  void what_is_not_there_any_more_is_an_error_and_no_endless_waiting() throws IOException {
    try (WorkingFile file = new WorkingFile(folder);
        FileChannel to =
            FileChannel.open(
                folder.resolve("to"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      WorkingFile.Stretch never = new WorkingFile.Stretch(1_000_000, 10);
      assertThatThrownBy(() -> file.move(never, to)).isInstanceOf(EOFException.class);
      assertThatThrownBy(() -> file.take(never)).isInstanceOf(EOFException.class);
    }
  }
}
