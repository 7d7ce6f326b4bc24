package org.visitline.portal.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.documents.OtherPeople;

/**
 * Takes other people out of sentences. Service users who share a line or a care worker with the
 * person stand nowhere in the pack; care workers stand by reference unless the enquiry needs their
 * names.
 */
final class Redaction {

  private static final Pattern SENTENCE_BEFORE = Pattern.compile("[.!?][\"'’”)]?\\s+$");

  private final Map<Pattern, String> instead = new LinkedHashMap<>();

  /**
   * Hides these.
   *
   * @param person whose pack it is: however people write that name, it stays
   * @param others names of other service users
   * @param workers names of care workers, with the references that stand for them; empty where they
   *     are named
   */
  Redaction(String person, List<String> others, Map<String, String> workers) {
    // The longest first: 'Mrs Ada Example-Smith' is not half hidden as 'Mrs Ada Example'.
    Map<String, String> names =
        new TreeMap<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));
    workers.forEach((name, reference) -> names.put(name, "worker " + reference));
    Set<String> own = OtherPeople.waysToWrite(person);
    others.stream()
        .flatMap(name -> OtherPeople.waysToWrite(name).stream())
        .filter(name -> !own.contains(name))
        .forEach(name -> names.put(name, OtherPeople.ANOTHER_PERSON));
    names.forEach(
        (name, word) -> {
          if (!name.isBlank()) {
            instead.put(
                Pattern.compile(
                    "(?<![\\p{L}\\p{N}])" + withAnyBlanks(name) + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                word);
          }
        });
  }

  /** Notes have two blanks, or a line's end, between a name's words. */
  private static String withAnyBlanks(String name) {
    return Arrays.stream(OtherPeople.singleBlanks(name).split(" "))
        .map(Pattern::quote)
        .collect(Collectors.joining("[\\s\\p{Z}]+"));
  }

  /** The sentence without them. */
  String of(@Nullable String sentence) {
    String left = sentence == null ? "" : sentence;
    for (Map.Entry<Pattern, String> name : instead.entrySet()) {
      String whole = left;
      left =
          name.getKey()
              .matcher(whole)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          beginsASentence(whole, found.start())
                              ? capital(name.getValue())
                              : name.getValue()));
    }
    return left;
  }

  private static boolean beginsASentence(String text, int at) {
    String before = text.substring(0, at);
    return before.isBlank() || SENTENCE_BEFORE.matcher(before).find();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.UK) + word.substring(1);
  }
}
