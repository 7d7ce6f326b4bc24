package org.visitline.verification.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final int PARTS = 5;
  private static final int OF_EACH_THREAD = 20_000;

  @TempDir Path folder;

  /** Some are in memory still, most on the disk, and one is longer than any chunk. */
  @Test
  void each_record_comes_back_once_in_the_order_of_its_thread() throws IOException {
    try (WorkingFile file = new WorkingFile(folder)) {
      Spool spool = new Spool(file, PARTS + 1);
      SideBySide.each(4, thread -> write(thread, spool));

      for (int part = 0; part < PARTS; part++) {
        List<List<Integer>> came = List.of(list(), list(), list(), list());
        spool.each(part, from -> came.get(from.readInt()).add(read(from)));
        for (List<Integer> ofThread : came) {
          assertThat(ofThread).isSorted().hasSize(OF_EACH_THREAD / PARTS);
          assertThat(new TreeSet<>(ofThread)).hasSize(OF_EACH_THREAD / PARTS);
        }
        spool.each(part, from -> assertThat(from.readInt()).as("asked for again").isNegative());
      }
      spool.each(PARTS, from -> assertThat(from.readInt()).as("of the empty part").isNegative());
    }
  }

  private static List<Integer> list() {
    return new ArrayList<>();
  }

  private static void write(int thread, Spool spool) throws IOException {
    RecordBytes record = RecordBytes.empty();
    for (int number = 0; number < OF_EACH_THREAD; number++) {
      record.clear();
      record.writeInt(thread);
      record.writeInt(number);
      record.writeText(text(number));
      spool.add(number % PARTS, record);
    }
  }

  private static int read(RecordBytes from) {
    int number = from.readInt();
    assertThat(from.readText()).isEqualTo(text(number));
    return number;
  }

  private static String text(int number) {
    return number == 777 ? "long ".repeat(30_000) : "text " + number;
  }
}
