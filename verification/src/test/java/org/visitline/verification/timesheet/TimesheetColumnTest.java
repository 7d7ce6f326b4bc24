package org.visitline.verification.timesheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimesheetColumnTest {

  @Test
  void the_legend_in_docs_is_the_one_that_the_files_have() throws Exception {
    List<String> legend =
        Stream.of(TimesheetColumn.values())
            .map(column -> "| `" + column.heading() + "` | " + column.meaning() + " |")
            .toList();

    assertThat(Files.readAllLines(Path.of("..", "docs", "files.md")))
        .as("docs/files.md must say of each column what TimesheetColumn says; correct the page")
        .containsSubsequence(legend);
  }

  @Test
  void a_column_is_never_renamed_or_moved() {
    assertThat(TimesheetColumn.headings())
        .startsWith(
            "provider_id",
            "service_user_id",
            "care_worker_id",
            "date",
            "service_type",
            "commissioned_visit_id",
            "commissioned_start",
            "commissioned_minutes",
            "visit",
            "arrived_at",
            "departed_at",
            "actual_minutes",
            "payable_minutes",
            "status",
            "discrepancies");
  }
}
