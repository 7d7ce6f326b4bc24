package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UniqueIdTest {

  @Test
  void two_calls_of_an_asterisk_with_a_long_name_stay_two() {
    String name = "telephones-of-the-council-of-quillbrook-and-the-villages-around-it";

    assertThat(UniqueId.kept(name + "-1795306679.57"))
        .hasSize(60)
        .endsWith("-1795306679.57")
        .isNotEqualTo(UniqueId.kept(name + "-1795306679.58"));
  }

  @Test
  void it_cannot_look_like_another_id() {
    assertThat(UniqueId.kept(" quill-1795306679.57\n")).isEqualTo("quill-1795306679.57");
    assertThat(UniqueId.kept("a,b;c'1.2")).isEqualTo("a_b_c_1.2");
  }
}
