package org.visitline.app.sample.care;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.visitline.app.sample.borough.Dice;

/** Deals the mishaps among the planned attendances, one to each at most. */
final class Dealer {

  private final Dice dice;

  Dealer(Dice dice) {
    this.dice = dice;
  }

  /**
   * The same plan with its mishaps.
   *
   * @param mostOfAtLeast a cap on each mishap's fixed minimum: 1 for a single day
   */
  List<Planned> deal(List<Planned> plan, int mostOfAtLeast) {
    List<Planned> dealt = new ArrayList<>(plan);
    List<Integer> order = dice.shuffled(IntStream.range(0, plan.size()).boxed().toList());
    for (Mishap mishap : Mishap.values()) {
      List<Integer> candidates =
          order.stream().filter(i -> mishap.canHappenTo(plan.get(i))).toList();
      long count =
          Math.max(
              Math.min(mishap.atLeast(), mostOfAtLeast),
              Math.round(candidates.size() * mishap.perThousand() / 1000.0));
      candidates.stream()
          .filter(i -> dealt.get(i).mishap() == Mishap.AS_PLANNED)
          .limit(count)
          .forEach(i -> dealt.set(i, dealt.get(i).suffering(mishap)));
    }
    return dealt;
  }
}
