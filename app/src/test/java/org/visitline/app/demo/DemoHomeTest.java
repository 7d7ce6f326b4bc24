package org.visitline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHomeTest {

  private static final DemoDay DAY =
      new DemoDay(LocalDate.of(2026, 11, 22), 7, 12, Instant.parse("2026-11-22T08:15:30.250Z"));

  @TempDir Path somewhere;

  @Test
  void the_next_start_finds_the_day_where_the_last_one_left_it() {
    try (DemoHome home = DemoHome.open(folder())) {
      assertThat(home.findDay()).isEmpty();
      home.keep(DAY);
    }
    try (DemoHome home = DemoHome.open(folder())) {
      assertThat(home.findDay()).contains(DAY);
    }
  }

  @Test
  void two_demos_at_once_are_refused_and_told_what_to_do() {
    try (DemoHome first = DemoHome.open(folder())) {
      assertThatThrownBy(() -> DemoHome.open(folder()))
          .hasMessageContaining("another demo runs on " + folder())
          .hasMessageContaining("--home FOLDER");
      first.keep(DAY);
    }
    try (DemoHome next = DemoHome.open(folder())) {
      assertThat(next.findDay()).contains(DAY);
    }
  }

  @Test
  void beginning_anew_removes_everything_and_follows_no_link() throws IOException {
    Path others = Files.writeString(somewhere.resolve("others.txt"), "not the demo's");
    try (DemoHome home = DemoHome.open(folder())) {
      home.keep(DAY);
      Files.createDirectories(home.database().resolve("data"));
      Files.writeString(home.database().resolve("data").resolve("ibdata1"), "rows");
      Files.createDirectories(home.sample());
      Files.createSymbolicLink(home.sample().resolve("link"), others);
      Files.createSymbolicLink(folder().resolve("elsewhere"), somewhere);
      home.clear();
      assertThat(home.findDay()).isEmpty();
      assertThat(home.database()).doesNotExist();
      assertThat(home.sample()).doesNotExist();
    }
    assertThat(others).hasContent("not the demo's");
    try (DemoHome home = DemoHome.open(folder())) {
      assertThat(home.findDay()).isEmpty();
    }
  }

  @Test
  void a_folder_with_other_things_in_it_is_left_alone() throws IOException {
    Files.createDirectories(folder());
    Path photo = Files.writeString(folder().resolve("wedding.jpg"), "dear");
    assertThatThrownBy(() -> DemoHome.open(folder()))
        .hasMessageContaining("was not made by visitline demo");
    assertThat(photo).hasContent("dear");
  }

  @Test
  void a_note_that_cannot_be_read_says_how_to_begin_anew() throws IOException {
    try (DemoHome home = DemoHome.open(folder())) {
      home.keep(DAY);
    }
    Files.writeString(folder().resolve("demo.properties"), "date=yesterday");
    assertThatThrownBy(() -> DemoHome.open(folder()))
        .hasMessageContaining("demo.properties")
        .hasMessageContaining("visitline demo --fresh");
  }

  private Path folder() {
    return somewhere.resolve("demo");
  }
}
