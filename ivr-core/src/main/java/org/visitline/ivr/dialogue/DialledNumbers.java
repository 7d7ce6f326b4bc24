package org.visitline.ivr.dialogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CallerNumbers;
import org.visitline.schema.ProviderId;

/**
 * The installation's numbers that carry more than 'this is the phone service'. Trunks write a
 * number as they like; one that is a telephone number at all is compared as such, another as it
 * stands.
 */
public final class DialledNumbers {

  /** Every number is as good as the other. */
  public static final DialledNumbers NONE = new DialledNumbers("GB", Map.of(), Map.of());

  private final CallerNumbers read;
  private final Map<String, DialledNumber> numbers = new HashMap<>();

  /**
   * Of these numbers.
   *
   * @param region that numbers without a country code are read in
   * @param languages by the number dialled
   * @param providers by the number dialled
   */
  public DialledNumbers(
      String region, Map<String, Language> languages, Map<String, ProviderId> providers) {
    this.read = new CallerNumbers(region);
    Set<String> all = new TreeSet<>(languages.keySet());
    all.addAll(providers.keySet());
    for (String number : all) {
      numbers.put(
          key(number),
          new DialledNumber(
              Optional.ofNullable(languages.get(number)),
              Optional.ofNullable(providers.get(number))));
    }
  }

  DialledNumber of(String dialled) {
    return numbers.getOrDefault(key(dialled), DialledNumber.ANY);
  }

  private String key(String number) {
    return read.find(number).map(CallerNumber::e164).orElse(number.strip());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DialledNumbers them && numbers.equals(them.numbers);
  }

  @Override
  public int hashCode() {
    return numbers.hashCode();
  }

  @Override
  public String toString() {
    return numbers.toString();
  }
}
