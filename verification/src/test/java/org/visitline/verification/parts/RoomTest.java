package org.visitline.verification.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoomTest {

  private record Taken(long offset, int length) {}

  private final Room room = new Room();

  @Test
  void what_was_given_back_is_used_before_the_file_grows() {
    long first = room.take(100);
    long second = room.take(100);
    room.take(100);
    assertThat(second).isEqualTo(first + 100);

    room.giveBack(second, 100);
    room.giveBack(first, 100);

    assertThat(room.take(150)).as("two gaps that touch are one").isEqualTo(first);
    assertThat(room.take(50)).isEqualTo(first + 150);
    assertThat(room.take(1)).as("no gap is left").isEqualTo(300);
  }

  @Test
  void a_gap_that_is_too_narrow_is_left_for_something_shorter() {
    room.take(10);
    long narrow = room.take(10);
    room.take(10);
    room.giveBack(narrow, 10);

    assertThat(room.take(11)).isEqualTo(30);
    assertThat(room.take(10)).isEqualTo(narrow);
  }

  /** Whatever comes and goes, no byte is given to two; and at the end it is all one gap. */
  @Test
  void no_byte_is_given_to_two() {
    Random random = new Random(3);
    BitSet used = new BitSet();
    List<Taken> waiting = new ArrayList<>();
    int end = 0;
    for (int step = 0; step < 20_000; step++) {
      if (waiting.size() < 50 && random.nextBoolean()) {
        int length = random.nextInt(200);
        int offset = (int) room.take(length);
        assertThat(used.get(offset, offset + length).isEmpty()).isTrue();
        used.set(offset, offset + length);
        waiting.add(new Taken(offset, length));
        end = Math.max(end, offset + length);
      } else if (!waiting.isEmpty()) {
        giveBack(waiting.remove(random.nextInt(waiting.size())), used);
      }
    }
    waiting.forEach(taken -> giveBack(taken, used));

    assertThat(room.take(end)).as("the first gap is the whole file").isZero();
  }

  private void giveBack(Taken taken, BitSet used) {
    room.giveBack(taken.offset(), taken.length());
    used.clear((int) taken.offset(), (int) taken.offset() + taken.length());
  }
}
