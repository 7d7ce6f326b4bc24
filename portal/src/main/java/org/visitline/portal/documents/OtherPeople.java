package org.visitline.portal.documents;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How other people are known, and what stands in their place, where a file is about one person. */
public final class OtherPeople {

  /** What stands where another service user's name stood. */
  public static final String ANOTHER_PERSON = "[another person]";

  /** People type two blanks for one, and spreadsheets have blanks that do not break. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private OtherPeople() {}

  /**
   * As people write a name into a note: {@code Mr Raj Shah}, {@code Mr Shah}, {@code Raj Shah},
   * {@code Shah, Raj}. A surname by itself may be anybody's, and is none of them.
   *
   * @param name as it is registered; of two words, or one, it is written in that way alone
   * @return with single blanks
   */
  public static Set<String> waysToWrite(String name) {
    String whole = singleBlanks(name);
    List<String> words = List.of(whole.split(" "));
    Set<String> ways = new LinkedHashSet<>();
    ways.add(whole);
    if (words.size() >= 3) {
      String surname = words.getLast();
      ways.add(words.get(0) + " " + surname);
      ways.add(words.get(1) + " " + surname);
      ways.add(surname + ", " + String.join(" ", words.subList(0, words.size() - 1)));
      ways.add(surname + ", " + String.join(" ", words.subList(1, words.size() - 1)));
      ways.add(String.join(" ", words.subList(1, words.size())));
    }
    return ways;
  }

  /** The text with none but single blanks, and none at its ends. */
  public static String singleBlanks(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
