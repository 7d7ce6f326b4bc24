package org.visitline.app.sample.borough;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Names from the built-in word list {@code names.txt}. */
final class Names {

  private static final String WORD_LIST = "/org/visitline/app/sample/names.txt";

  private final Dice dice;
  private final List<Tradition> traditions;

  /** Forenames and surnames that go together. */
  private record Tradition(
      int share,
      String language,
      List<String> olderWomen,
      List<String> olderMen,
      List<String> younger,
      List<String> surnames) {}

  /**
   * A care worker's name.
   *
   * @param language in which the phone service speaks to the worker
   */
  record Worker(String name, String language) {}

  Names(Dice dice) {
    this.dice = dice;
    this.traditions = read();
  }

  /** One who receives care, with the title that officers' letters use. */
  String older() {
    Tradition tradition = tradition();
    return older(tradition, dice.perThousand(640)) + " " + dice.oneOf(tradition.surnames());
  }

  /** Two of one surname. */
  List<String> couple() {
    Tradition tradition = tradition();
    String surname = " " + dice.oneOf(tradition.surnames());
    return List.of(older(tradition, true) + surname, older(tradition, false) + surname);
  }

  /** One of working age, without a title. */
  Worker younger() {
    Tradition tradition = tradition();
    String name = dice.oneOf(tradition.younger()) + " " + dice.oneOf(tradition.surnames());
    boolean prefersIt = dice.perThousand(700);
    return new Worker(name, prefersIt ? tradition.language() : "en-GB");
  }

  private String older(Tradition tradition, boolean woman) {
    return woman
        ? dice.oneOf(List.of("Mrs ", "Mrs ", "Miss ", "Ms ")) + dice.oneOf(tradition.olderWomen())
        : "Mr " + dice.oneOf(tradition.olderMen());
  }

  private Tradition tradition() {
    int point = dice.between(1, traditions.stream().mapToInt(Tradition::share).sum());
    for (Tradition tradition : traditions) {
      point -= tradition.share();
      if (point <= 0) {
        return tradition;
      }
    }
    throw new AssertionError("shares do not add up");
  }

  private static List<Tradition> read() {
    try (InputStream in =
        Objects.requireNonNull(Names.class.getResourceAsStream(WORD_LIST), WORD_LIST)) {
      List<Tradition> traditions = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          List<String> fields = List.of(line.split("\\|", 6));
          traditions.add(
              new Tradition(
                  Integer.parseInt(fields.get(0).strip()),
                  fields.get(1).strip(),
                  words(fields.get(2)),
                  words(fields.get(3)),
                  words(fields.get(4)),
                  words(fields.get(5))));
        }
      }
      return traditions;
    } catch (IOException e) {
      throw new UncheckedIOException("the word list " + WORD_LIST + " cannot be read", e);
    }
  }

  private static List<String> words(String field) {
    return List.of(field.strip().split(" ", -1));
  }
}
