package org.visitline.app.sample.borough;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Chance that falls alike at every throw of the same seed. Each subject has dice of its own: one
 * more street must not change who is late.
 *
 * <p>{@link Random} is used for its algorithm, which Java's documentation fixes for good.
 */
public final class Dice {

  private final Random random;

  private Dice(Random random) {
    this.random = random;
  }

  /**
   * The dice of one subject.
   *
   * @param seed of the whole borough
   * @param subject what the dice are thrown for, such as {@code names}
   */
  public static Dice of(long seed, String subject) {
    return new Dice(new Random(seed * 1_000_003L + subject.hashCode()));
  }

  /** Any of the two and all between, alike. */
  public int between(int lowest, int highest) {
    return lowest + random.nextInt(highest - lowest + 1);
  }

  /** A time between the two, to the millisecond, as telephones ring. */
  public Duration between(Duration shortest, Duration longest) {
    long spread = longest.toMillis() - shortest.toMillis();
    return shortest.plusMillis((long) (random.nextDouble() * (spread + 1)));
  }

  /** Most often near zero, never further from it than the limit. */
  public Duration around(Duration usual, Duration limit) {
    double millis = random.nextGaussian() * usual.toMillis();
    double most = limit.toMillis();
    return Duration.ofMillis((long) Math.clamp(millis, -most, most));
  }

  /** A share of one, such as where in a street a house stands. */
  public double share() {
    return random.nextDouble();
  }

  /** True so many times in a thousand. */
  public boolean perThousand(int rate) {
    return random.nextInt(1000) < rate;
  }

  /** One of them, each as likely. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** All of them in a new order. */
  public <T> List<T> shuffled(Collection<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
