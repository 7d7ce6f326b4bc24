package org.visitline.benchmarks.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The drawing knows every table by name: a new column or trigger must not leave it behind. */
class ShortFiveYearsTest {

  @TempDir Path data;

  @Test
  void ten_peoples_five_years_are_drawn() throws Exception {
    int exit = new CommandLine(new FiveYearsCommand()).execute("--data=" + data, "--people=10");

    assertThat(exit).isZero();
    try (JooqFiveYears years = JooqFiveYears.open(data)) {
      assertThat(years.database().jooq().fetchCount(org.jooq.impl.DSL.table("visit")))
          .isBetween(7_000, 8_000);
    }
  }
}
