package org.visitline.portal.retention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.documents.OtherPeople;

/**
 * Takes everybody but one person, or one care worker, out of sentences: other people who receive
 * care by name, reference, code and telephone number, other care workers by name.
 *
 * <p>Of words that were written about several people, only a sentence that names the person and
 * nobody else is surely theirs; the others are left out.
 */
final class NobodyElse {

  /** What stands where a sentence stood that is not surely this person's. */
  static final String LEFT_OUT = "[left out: it is also about somebody else]";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+[.!?]*\\s*");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()-]{7,}[0-9]");
  private static final int SHORTEST_DIGITS = 4;

  /** By the first word of each, in small letters; the longest first. */
  private final Map<String, List<Phrase>> phrases = new HashMap<>();

  private final Set<String> othersNumbers;

  /**
   * A phrase and what stands for it.
   *
   * @param instead empty: it is the person's own, and stays
   */
  private record Phrase(String text, Optional<String> instead) {}

  /**
   * Somebody who receives care; or the care worker whose words they are.
   *
   * @param code which care workers key for them; empty where there is none
   */
  record Somebody(String reference, String name, String code) {

    private List<String> marks() {
      List<String> marks = new ArrayList<>(OtherPeople.waysToWrite(name));
      marks.add(reference);
      marks.add(code);
      return marks;
    }
  }

  /**
   * Everybody but this one.
   *
   * @param workers names of care workers, with the references that stand for them
   * @param othersNumbers registered to others and not to the person, as +44...
   */
  NobodyElse(
      Somebody person,
      List<Somebody> others,
      Map<String, String> workers,
      Set<String> othersNumbers) {
    Map<String, Phrase> all = new LinkedHashMap<>();
    person.marks().forEach(mark -> add(all, mark, Optional.empty()));
    others.forEach(
        other ->
            other.marks().forEach(mark -> add(all, mark, Optional.of(OtherPeople.ANOTHER_PERSON))));
    workers.forEach((name, reference) -> add(all, name, Optional.of("worker " + reference)));
    all.values()
        .forEach(
            phrase -> {
              Matcher first = WORD.matcher(phrase.text());
              if (first.find()) {
                phrases.computeIfAbsent(small(first.group()), w -> new ArrayList<>()).add(phrase);
              }
            });
    phrases
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparingInt((Phrase phrase) -> phrase.text().length()).reversed()));
    this.othersNumbers = othersNumbers;
  }

  /** Who comes first has it: the person's own name stays, though another is called the same. */
  private static void add(Map<String, Phrase> all, String text, Optional<String> instead) {
    boolean tellsNothing = text.isBlank() || (isDigits(text) && text.length() < SHORTEST_DIGITS);
    if (!tellsNothing) {
      String phrase = OtherPeople.singleBlanks(text);
      all.putIfAbsent(small(phrase), new Phrase(phrase, instead));
    }
  }

  /** The words without anybody else. */
  String in(@Nullable String words) {
    return read(words == null ? "" : words).left();
  }

  /** What of words about several people is this person's alone. */
  String sharedIn(@Nullable String words) {
    StringBuilder left = new StringBuilder();
    Matcher sentences = SENTENCE.matcher(words == null ? "" : words);
    while (sentences.find()) {
      String sentence = sentences.group();
      Read read = read(sentence);
      if (sentence.isBlank() || (read.own() && !read.others())) {
        left.append(read.left());
      } else if (!left.toString().strip().endsWith(LEFT_OUT)) {
        left.append(LEFT_OUT).append(' ');
      }
    }
    return left.toString().strip();
  }

  boolean isAnothersNumber(@Nullable String e164) {
    return e164 != null && othersNumbers.contains(e164);
  }

  private record Read(String left, boolean own, boolean others) {}

  private Read read(String words) {
    StringBuilder left = new StringBuilder();
    boolean own = false;
    boolean others = false;
    int done = 0;
    Matcher starts = WORD.matcher(words);
    while (starts.find(done)) {
      left.append(words, done, starts.start());
      Optional<Phrase> phrase = phraseAt(words, starts.start(), small(starts.group()));
      String kept = starts.group();
      if (phrase.isPresent()) {
        Optional<String> instead = phrase.get().instead();
        kept = words.substring(starts.start(), endOf(words, starts.start(), phrase.get().text()));
        left.append(instead.orElse(kept));
        own |= instead.isEmpty();
        others |= instead.filter(OtherPeople.ANOTHER_PERSON::equals).isPresent();
      } else {
        left.append(kept);
      }
      done = starts.start() + kept.length();
    }
    left.append(words.substring(done));
    String withoutNumbers =
        NUMBER
            .matcher(left)
            .replaceAll(
                number ->
                    Matcher.quoteReplacement(
                        isAnothersNumber(international(number.group()))
                            ? OtherPeople.ANOTHER_PERSON
                            : number.group()));
    return new Read(withoutNumbers, own, others || !withoutNumbers.contentEquals(left));
  }

  private Optional<Phrase> phraseAt(String words, int at, String first) {
    return phrases.getOrDefault(first, List.of()).stream()
        .filter(phrase -> endsThere(words, at, phrase.text()))
        .findFirst();
  }

  /**
   * Where the phrase ends that begins there; -1 where it is another. People type two blanks for
   * one, and notes have a line's end between a name's words.
   */
  private static int endOf(String words, int at, String phrase) {
    int end = at;
    for (int letter = 0; letter < phrase.length(); letter++) {
      if (isBlank(phrase.charAt(letter))) {
        int before = end;
        while (end < words.length() && isBlank(words.charAt(end))) {
          end++;
        }
        if (end == before) {
          return -1;
        }
      } else if (words.regionMatches(true, end, phrase, letter, 1)) {
        end++;
      } else {
        return -1;
      }
    }
    return end;
  }

  private static boolean isBlank(char sign) {
    return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
  }

  /** A code is no part of a longer word, of a date, a time or a telephone number. */
  private static boolean endsThere(String words, int at, String phrase) {
    int end = endOf(words, at, phrase);
    if (end < 0) {
      return false;
    }
    boolean wordGoesOn =
        end < words.length()
            && (Character.isLetterOrDigit(words.charAt(end))
                // A reference is also the front of what is named after it: S1 of S1@2026-10-27.
                && Character.isLetterOrDigit(phrase.charAt(phrase.length() - 1)));
    if (wordGoesOn || !isDigits(phrase)) {
      return !wordGoesOn;
    }
    return (end == words.length() || !isJoined(words, end, end + 1))
        && (at == 0 || !isJoined(words, at - 1, at - 2));
  }

  /** A hyphen, a colon or a stroke between digits. */
  private static boolean isJoined(String words, int sign, int beyond) {
    return "-:/+".indexOf(words.charAt(sign)) >= 0
        && beyond >= 0
        && beyond < words.length()
        && Character.isDigit(words.charAt(beyond));
  }

  /** A number as people write it, as +44...; what is none stays as it is but for its blanks. */
  static String international(String written) {
    String digits = written.replaceAll("[^+0-9]", "");
    if (digits.startsWith("00")) {
      return "+" + digits.substring(2);
    }
    return digits.startsWith("0") ? "+44" + digits.substring(1) : digits;
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(Character::isDigit);
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
