package org.visitline.verification.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.verification.parts.Room.BLOCK;

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
    long first = room.take(2 * BLOCK);
    long second = room.take(2 * BLOCK);
    room.take(2 * BLOCK);
    assertThat(second).isEqualTo(first + 2 * BLOCK);

    room.giveBack(second, 2 * BLOCK);
    room.giveBack(first, 2 * BLOCK);

    assertThat(room.take(3 * BLOCK)).as("two gaps that touch are one").isEqualTo(first);
    assertThat(room.take(BLOCK)).isEqualTo(first + 3 * BLOCK);
    assertThat(room.take(1)).as("no gap is left").isEqualTo(6 * BLOCK);
  }

  @Test
  void a_gap_that_is_too_narrow_is_left_for_something_shorter() {
    room.take(BLOCK);
    long narrow = room.take(BLOCK);
    room.take(BLOCK);
    room.giveBack(narrow, BLOCK);

    assertThat(room.take(BLOCK + 1)).isEqualTo(3 * BLOCK);
    assertThat(room.take(BLOCK)).isEqualTo(narrow);
  }

  @Test
  void what_is_nearly_as_long_fits_where_something_was() {
    long first = room.take(BLOCK - 100);
    room.take(BLOCK);
    room.giveBack(first, BLOCK - 100);

    assertThat(room.take(BLOCK)).isEqualTo(first);
  }

  /** Whatever comes and goes, no byte is given to two; and at the end it is all one gap. */
  @Test
  void no_byte_is_given_to_two() {
    Random random = new Random(3);
    BitSet used = new BitSet();
    List<Taken> waiting = new ArrayList<>();
    int end = 0;
    for (int step = 0; step < 5_000; step++) {
      if (waiting.size() < 50 && random.nextBoolean()) {
        int length = random.nextInt(5 * BLOCK);
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
