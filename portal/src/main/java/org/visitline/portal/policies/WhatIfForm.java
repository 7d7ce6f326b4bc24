package org.visitline.portal.policies;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqProviders.Choice;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.policies.WhatIfQuestion.Change;
import org.visitline.schema.ProviderId;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyFile;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.policy.UnreadablePolicyException;

/**
 * The form of a question, as it was filled by us or by somebody.
 *
 * @param contract a provider's id, {@link #EVERY} or {@link #OTHERS}
 * @param from as written: a civil date
 * @param to likewise
 * @param numbers by their keys, as written
 * @param payment as a policy file names it
 */
record WhatIfForm(
    String contract, String from, String to, Map<String, String> numbers, String payment) {

  /** Every contract, also those with a policy of their own. */
  static final String EVERY = "";

  /** Every provider without a policy of its own; no provider is called so. */
  static final String OTHERS = "~";

  /** How a policy file and the form name the payment rule. */
  private static final String PAYMENT = "payment";

  /** A leap year. */
  static final int MOST_DAYS = 366;

  private static final int WEEKS_AT_FIRST = 4;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** Findings name a version; this policy is never put into force. */
  private static final String VERSION = "version = what-if\n";

  /** In front of a reason, for those who have a file before them. */
  private static final String WHERE_IN_A_FILE = "^Policy(, line [0-9]+)?: |^policy what-if: ";

  /** The policy of a contract that is in force on a day, and the four weeks before that day. */
  static WhatIfForm filled(String contract, Policies inForce, LocalDate today) {
    Policy policy = policyOf(contract, inForce, today);
    Map<String, String> numbers = new LinkedHashMap<>();
    for (PolicyNumber number : PolicyNumber.values()) {
      numbers.put(number.key(), String.valueOf(policy.number(number)));
    }
    return new WhatIfForm(
        contract,
        today.minusWeeks(WEEKS_AT_FIRST).toString(),
        today.minusDays(1).toString(),
        numbers,
        PaymentChoice.textOf(policy.payment()));
  }

  private static Policy policyOf(String contract, Policies inForce, LocalDate day) {
    return contract.equals(EVERY) || contract.equals(OTHERS)
        ? inForce.general(day)
        : inForce.inForce(new ProviderId(contract), day);
  }

  /** As somebody has sent it. */
  static WhatIfForm sent(UnaryOperator<@Nullable String> parameter) {
    Map<String, String> numbers = new LinkedHashMap<>();
    for (PolicyNumber number : PolicyNumber.values()) {
      numbers.put(number.key(), written(parameter, number.key()));
    }
    return new WhatIfForm(
        written(parameter, "contract"),
        written(parameter, "from"),
        written(parameter, "to"),
        numbers,
        written(parameter, PAYMENT));
  }

  private static String written(UnaryOperator<@Nullable String> parameter, String name) {
    String value = parameter.apply(name);
    String text = value == null ? "" : value.strip();
    return text.length() > 100 ? text.substring(0, 100) : text;
  }

  /** What is to be mended first; empty where it is a question. */
  Optional<Mistake> mistake(LocalDate today, List<Choice> providers) {
    if (whose(providers).isEmpty()) {
      return Optional.of(new Mistake("Choose a contract of the list.", "contract"));
    }
    return periodMistake(today).or(this::policyMistake);
  }

  private Optional<Mistake> periodMistake(LocalDate today) {
    Optional<LocalDate> first = date(from);
    Optional<LocalDate> last = date(to);
    if (first.isEmpty()) {
      return Optional.of(new Mistake("Give the first day.", "from"));
    }
    if (last.isEmpty()) {
      return Optional.of(new Mistake("Give the last day.", "to"));
    }
    if (last.get().isBefore(first.get())) {
      return Optional.of(new Mistake("‘From’ is after ‘To’: no day lies between them.", "from"));
    }
    if (last.get().isAfter(today)) {
      return Optional.of(new Mistake("‘To’ is a day to come: ask about the past.", "to"));
    }
    return first.get().plusDays(MOST_DAYS).isAfter(last.get())
        ? Optional.empty()
        : Optional.of(new Mistake("Ask about " + MOST_DAYS + " days at most.", "from"));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(date -> !date.isBefore(EARLIEST));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<Mistake> policyMistake() {
    try {
      var _ = PolicyFile.read("Policy", text());
      return Optional.empty();
    } catch (UnreadablePolicyException e) {
      List<String> reasons =
          String.valueOf(e.getMessage())
              .lines()
              .map(line -> line.replaceFirst(WHERE_IN_A_FILE, "").replaceFirst(WHERE_IN_A_FILE, ""))
              .toList();
      return Optional.of(
          new Mistake(
              reasons.stream().map(WhatIfForm::said).collect(Collectors.joining(" ")),
              fieldOf(reasons.getFirst())));
    }
  }

  /** A sentence, which calls the number as the page does. */
  private static String said(String reason) {
    String key = reason.split("[ ,]", 2)[0];
    String named =
        PolicyNumber.find(key)
            .map(number -> number.said() + reason.substring(key.length()))
            .orElse(reason);
    return named.endsWith(".") ? named : named + ".";
  }

  /** A reason begins with what it is about; one about two numbers is about when somebody comes. */
  private static String fieldOf(String reason) {
    String key = reason.split("[ ,]", 2)[0];
    return PolicyNumber.find(key).isPresent() || key.equals(PAYMENT)
        ? key
        : PolicyNumber.VERY_LATE_AFTER_MINUTES.key();
  }

  /** The policy as a file has it: what a file may say, the form may, and nothing else. */
  private String text() {
    StringBuilder text = new StringBuilder(VERSION);
    numbers.forEach((key, value) -> text.append(line(key, value)));
    return text.append(line(PAYMENT, payment)).toString();
  }

  private static String line(String key, String value) {
    return key + " = " + value.replaceAll("\\R", " ") + "\n";
  }

  /** Whose contract it is about, in words; empty where it is nobody's. */
  private Optional<String> whose(List<Choice> providers) {
    return switch (contract) {
      case EVERY -> Optional.of("Every contract");
      case OTHERS -> Optional.of("Every provider without a policy of its own");
      default ->
          providers.stream()
              .filter(choice -> choice.id().equals(contract))
              .findFirst()
              .map(Choice::name);
    };
  }

  /** The question, of a form that has no mistake. */
  WhatIfQuestion question(Policies inForce, LocalDate today, List<Choice> providers) {
    Policy policy = PolicyFile.read("Policy", text()).policy();
    boolean named = !contract.equals(EVERY) && !contract.equals(OTHERS);
    return new WhatIfQuestion(
        new Policies.Dated(named ? new ProviderId(contract) : null, LocalDate.MIN, policy),
        contract.equals(EVERY),
        whose(providers).orElseThrow(),
        date(from).orElseThrow(),
        date(to).orElseThrow(),
        changes(policyOf(contract, inForce, today), policy));
  }

  private static List<Change> changes(Policy before, Policy after) {
    List<Change> changes = new ArrayList<>();
    for (PolicyNumber number : PolicyNumber.values()) {
      if (before.number(number) != after.number(number)) {
        changes.add(
            new Change(
                "%s: %d in place of %d"
                    .formatted(number.said(), after.number(number), before.number(number)),
                number.key()));
      }
    }
    if (!before.payment().equals(after.payment())) {
      changes.add(
          new Change(
              "Payment: ‘%s’ in place of ‘%s’"
                  .formatted(
                      PaymentChoice.saidOf(after.payment()),
                      PaymentChoice.saidOf(before.payment())),
              PAYMENT));
    }
    return changes;
  }

  /** A number, as the page asks for it. */
  public String number(PolicyNumber number) {
    return Objects.requireNonNullElse(numbers.get(number.key()), "");
  }
}
