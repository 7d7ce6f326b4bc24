package org.visitline.verification.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;

/**
 * A policy as people write it: a line {@code key = value} for each number that differs from the
 * default, and lines that begin with # to say why.
 */
public final class PolicyFile {

  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final List<String> KEYS =
      Stream.concat(
              Stream.of("version", "provider_id", "valid_from", "payment"),
              Stream.of(PolicyNumber.values()).map(PolicyNumber::key))
          .toList();

  private final String name;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<PolicyNumber, Integer> numbers = new EnumMap<>(PolicyNumber.class);
  private @Nullable String version;
  private @Nullable ProviderId provider;
  private @Nullable LocalDate from;
  private PaymentRule payment = Policy.DEFAULT.payment();

  private PolicyFile(String name) {
    this.name = name;
  }

  /**
   * Reads one.
   *
   * @param name of the file, for messages
   * @throws UnreadablePolicyException that names each line that cannot be taken, and why
   */
  public static Policies.Dated read(String name, String text) {
    return new PolicyFile(name).read(text);
  }

  private Policies.Dated read(String text) {
    String[] all = text.split("\\R", -1);
    for (int i = 0; i < all.length; i++) {
      String line = all[i].strip();
      // A file from Windows may begin with a mark of its encoding.
      line = i == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (!line.isEmpty() && !line.startsWith("#")) {
        take(i + 1, line);
      }
    }
    if (version == null) {
      problems.add(name + ": no version is given; findings name it: version = 2026-04");
    }
    if (!problems.isEmpty()) {
      throw new UnreadablePolicyException(problems);
    }
    try {
      Policy policy = new Policy(String.valueOf(version), numbers, payment);
      return new Policies.Dated(provider, from == null ? LocalDate.MIN : from, policy);
    } catch (IllegalArgumentException e) {
      throw new UnreadablePolicyException(List.of(name + ": " + e.getMessage()));
    }
  }

  private void take(int line, String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      refuse(line, "'" + text + "' is no 'key = value'");
      return;
    }
    String key = text.substring(0, equals).strip();
    String value = text.substring(equals + 1).strip();
    Integer before = lines.putIfAbsent(key, line);
    if (before != null) {
      refuse(line, key + " was given in line " + before + " already");
      return;
    }
    switch (key) {
      case "version" -> {
        version = value;
        if (!VERSION.matcher(value).matches()) {
          refuse(line, "a version has up to 64 letters, digits, dots, hyphens: 2026-04");
        }
      }
      case "provider_id" -> takeProvider(line, value);
      case "valid_from" -> takeDate(line, value);
      case "payment" -> takePayment(line, value);
      default ->
          PolicyNumber.find(key)
              .ifPresentOrElse(
                  number -> takeNumber(line, number, value), () -> refuse(line, noSuch(key)));
    }
  }

  /** Which key may be meant: one that begins alike, or any. */
  private static String noSuch(String key) {
    String begun = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
    List<String> meant =
        KEYS.stream()
            .filter(one -> !begun.isEmpty() && (one.startsWith(begun) || begun.startsWith(one)))
            .toList();
    return "there is no '%s' in a policy; ".formatted(key)
        + (meant.isEmpty()
            ? "there are " + String.join(", ", KEYS)
            : String.join(" or ", meant) + " may be meant");
  }

  private void takeProvider(int line, String value) {
    if (value.isEmpty() || value.length() > 64) {
      refuse(line, "provider_id names a provider; leave the line out to mean every other one");
    } else {
      provider = new ProviderId(value);
    }
  }

  private void takeDate(int line, String value) {
    try {
      from = LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      refuse(line, "valid_from '" + value + "' is no date; write 2026-04-01");
    }
  }

  private void takePayment(int line, String value) {
    try {
      payment = PaymentRule.parse(value);
    } catch (IllegalArgumentException e) {
      refuse(line, String.valueOf(e.getMessage()));
    }
  }

  private void takeNumber(int line, PolicyNumber number, String value) {
    int given;
    try {
      given = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      refuse(line, number.key() + " '" + value + "' is no whole number");
      return;
    }
    if (given < number.least() || given > number.most()) {
      refuse(
          line,
          "%s is %d; it must be from %d to %d"
              .formatted(number.key(), given, number.least(), number.most()));
    } else {
      numbers.put(number, given);
    }
  }

  private void refuse(int line, String why) {
    problems.add(name + ", line " + line + ": " + why);
  }
}
