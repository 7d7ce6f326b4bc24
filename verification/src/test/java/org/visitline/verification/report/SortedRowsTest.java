package org.visitline.verification.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.verification.parts.WorkingFile;

class SortedRowsTest {

  @TempDir Path folder;

  @Test
  void runs_of_any_length_leave_as_one_in_order() throws IOException {
    Random random = new Random(7);
    List<String> keys = new ArrayList<>();
    try (WorkingFile file = new WorkingFile(folder)) {
      SortedRows rows = new SortedRows(file);
      for (int run = 0; run < 9; run++) {
        // One run is empty, some are longer than a piece of the file.
        List<String> ofRun = new ArrayList<>();
        for (int left = run * run * 60; left > 0; left--) {
          ofRun.add("SHORT_VISIT\0C" + random.nextInt(2_000) + "\0K" + random.nextInt(9));
        }
        Collections.sort(ofRun);
        keys.addAll(ofRun);
        try (SortedRows.Run to = rows.run()) {
          for (String key : ofRun) {
            to.add(key, row(key));
          }
        }
      }
      Collections.sort(keys);
      assertThat(written(rows)).isEqualTo(String.join("", keys.stream().map(this::line).toList()));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void what_is_not_there_comes_first_and_rows_of_one_key_come_the_same_way_every_time()
      throws IOException {
    List<String> ways = new ArrayList<>();
    for (boolean turned : new boolean[] {false, true}) {
      try (WorkingFile file = new WorkingFile(folder)) {
        SortedRows rows = new SortedRows(file);
        List<String> two = new ArrayList<>(List.of("one\n", "two\n"));
        if (turned) {
          Collections.reverse(two);
        }
        for (String row : two) {
          try (SortedRows.Run run = rows.run()) {
            run.add("A\0\0K1", row.getBytes(StandardCharsets.UTF_8));
            run.add("A\0C1\0K0", "later\n".getBytes(StandardCharsets.UTF_8));
          }
        }
        ways.add(written(rows));
      }
    }
    assertThat(ways).containsExactly("one\ntwo\nlater\nlater\n", "one\ntwo\nlater\nlater\n");
  }

  private byte[] row(String key) {
    return line(key).getBytes(StandardCharsets.UTF_8);
  }

  private String line(String key) {
    return key.replace('\0', ',') + ",Zoë was there for " + "a long ".repeat(20) + "while\n";
  }

  private static String written(SortedRows rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    rows.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
