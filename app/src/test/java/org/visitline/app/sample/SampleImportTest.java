package org.visitline.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.app.sample.borough.SampleSize;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.InputFile;
import org.visitline.verification.files.InputFiles;
import org.visitline.verification.files.Rejection;

/** The sample read as an import reads it. */
class SampleImportTest {

  @Test
  void no_row_is_rejected_and_no_column_unread(@TempDir Path dir) {
    // Over the night on which the clocks go back.
    SampleBorough.write(dir, SampleSize.SMALL, 3, LocalDate.of(2026, 11, 3));
    InputFiles files = InputFiles.of("GB");
    List<String> told = new ArrayList<>();
    List<InputFile<?>> all =
        List.of(
            files.providers(),
            files.serviceUsers(),
            files.careWorkers(),
            files.serviceOrders(),
            files.datedVisits(),
            files.rota(),
            files.suspensions(),
            files.outages(),
            files.loggedCalls());
    for (InputFile<?> file : all) {
      int[] rows = {0};
      file.read(dir, into(told), (line, row) -> rows[0]++);
      assertThat(rows[0]).as(file.name()).isPositive();
    }
    assertThat(told).isEmpty();
  }

  private static FileNotes into(List<String> told) {
    return new FileNotes() {
      @Override
      public void rejected(Rejection rejection) {
        told.add(rejection.toString());
      }

      @Override
      public void warned(String file, String text) {
        told.add(file + ": " + text);
      }
    };
  }
}
