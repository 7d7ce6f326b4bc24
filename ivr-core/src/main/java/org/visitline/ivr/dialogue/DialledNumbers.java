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

  private static final String PROVIDER_ID = "[!-:<-~]{1,64}";

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
    providers.values().forEach(DialledNumbers::mustBeAnId);
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

  /** Whose workers were given this number, by which the rules tell two holders of a PIN apart. */
  public Optional<ProviderId> providerOf(String dialled) {
    return of(dialled).provider();
  }

  DialledNumber of(String dialled) {
    return numbers.getOrDefault(key(dialled), DialledNumber.ANY);
  }

  /** Every call to that number carries it to the database, which has no room for another. */
  private static void mustBeAnId(ProviderId provider) {
    if (!provider.value().matches(PROVIDER_ID)) {
      throw new IllegalArgumentException(
          "'"
              + provider
              + "' is no provider's id; write it as in providers.csv: at most 64 letters, digits"
              + " and signs of ASCII, without blanks or semicolons");
    }
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
