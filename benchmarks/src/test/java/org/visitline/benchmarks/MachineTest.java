package org.visitline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void says_in_one_line_what_a_figure_was_measured_on() {
    assertThat(Machine.describe())
        .startsWith(Runtime.getRuntime().availableProcessors() + " x ")
        .contains(" GiB, Linux ", ", Java 25")
        .doesNotContain("\n");
  }

  @Test
  void reads_the_resident_memory_of_a_process() {
    long heapInUse = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;

    assertThat(Machine.residentMebibytes(ProcessHandle.current().pid())).isGreaterThan(heapInUse);
  }
}
