package org.visitline.portal.measures;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.measures.Measures;
import org.visitline.verification.measures.Share;

/** A figure on the measures' pages, in the words of those who read it. */
public enum Measure {
  DELIVERED(
      "Minutes delivered",
      "%",
      Better.MORE,
      "Minutes that visits lasted, of the minutes commissioned.",
      share(measures -> measures.attendance().delivered())),
  ON_TIME(
      "On time",
      "%",
      Better.MORE,
      "Of the visits with an arrival, those neither late nor early beyond the contract's"
          + " tolerance.",
      share(measures -> measures.attendance().onTime())),
  LATE(
      "Late",
      "%",
      Better.LESS,
      "Arrivals beyond the tolerance, but not very late.",
      share(measures -> measures.attendance().late())),
  VERY_LATE(
      "Very late",
      "%",
      Better.LESS,
      "Arrivals beyond twice the tolerance, or what the contract says.",
      share(measures -> measures.attendance().veryLate())),
  MISSED(
      "Missed",
      "%",
      Better.LESS,
      "Commissioned visits to which nobody came. Those that an outage may have hidden are not"
          + " counted.",
      share(measures -> measures.plan().missed())),
  SHORT(
      "Short",
      "%",
      Better.LESS,
      "Of the visits with both times, those shorter than the contract tolerates.",
      share(measures -> measures.attendance().tooShort())),
  FULL_PROOF(
      "Full location proof",
      "%",
      Better.MORE,
      "Visits with both calls from the person's own line.",
      share(measures -> measures.proof().full())),
  ANY_PROOF(
      "Any location proof",
      "%",
      Better.MORE,
      "Visits with at least one call from the person's own line.",
      share(measures -> measures.proof().any())),
  CALLS_ALONE(
      "By calls alone",
      "%",
      Better.MORE,
      "Visits in which nobody had a hand afterwards.",
      share(measures -> measures.proof().byCallsAlone())),
  AMENDED_AT_PLAN(
      "Amended to plan",
      "%",
      Better.LESS,
      "Of the amended visits, those given exactly the planned times.",
      share(measures -> measures.proof().atPlan())),
  CONTINUITY_14(
      "Workers in 14 days",
      "",
      Better.LESS,
      "How many different care workers a person saw in the last 14 days, on average. Of"
          + " all providers together those of each are counted: it can be more than any one's.",
      figure(measures -> measures.continuity().over14Days())),
  CONTINUITY_28(
      "Workers in 28 days",
      "",
      Better.LESS,
      "How many different care workers a person saw in the last 28 days, on average. Of"
          + " all providers together those of each are counted: it can be more than any one's.",
      figure(measures -> measures.continuity().over28Days())),
  UNDER_30(
      "Under 30 min",
      "%",
      Better.NEITHER,
      "Visits that the council itself commissioned for less than half an hour.",
      share(measures -> measures.plan().underHalfAnHour())),
  UP_TO_15(
      "15 min or less",
      "%",
      Better.NEITHER,
      "Visits that the council itself commissioned for a quarter of an hour at most.",
      share(measures -> measures.plan().quarterOfAnHourAtMost())),
  HOURS_TO_OUTCOME(
      "Hours to outcome",
      "h",
      Better.LESS,
      "Median time from a finding to its outcome.",
      figure(measures -> measures.casework().medianHoursToOutcome()));

  /** Which way is good. */
  public enum Better {
    MORE("at least"),
    LESS("at most"),
    /** The council's own doing, or no matter of good and bad. */
    NEITHER("");

    private final String word;

    Better(String word) {
      this.word = word;
    }

    /** Before a threshold. */
    public String word() {
      return word;
    }
  }

  /** What the comparison shows beside each provider; the rest is in the file. */
  static final List<Measure> COMPARED =
      List.of(
          DELIVERED,
          ON_TIME,
          MISSED,
          SHORT,
          FULL_PROOF,
          CALLS_ALONE,
          AMENDED_AT_PLAN,
          CONTINUITY_28,
          UP_TO_15);

  /** What is drawn over the months. */
  static final List<Measure> DRAWN =
      List.of(DELIVERED, ON_TIME, MISSED, SHORT, FULL_PROOF, CALLS_ALONE, CONTINUITY_28, UP_TO_15);

  private final String title;
  private final String unit;
  private final Better better;
  private final String meaning;

  /** Made above and nowhere else, of what is handed in alone. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Measures, Figure> reading;

  Measure(
      String title,
      String unit,
      Better better,
      String meaning,
      Function<Measures, Figure> reading) {
    this.title = title;
    this.unit = unit;
    this.better = better;
    this.meaning = meaning;
    this.reading = reading;
  }

  /** On top of a column. */
  public String title() {
    return title;
  }

  /** {@code %}, {@code h}, or nothing for a plain number. */
  public String unit() {
    return unit;
  }

  /** Which way is good. */
  public Better better() {
    return better;
  }

  /** What it is, as a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Its value for a subject. */
  Figure of(Measures measures) {
    return reading.apply(measures);
  }

  /** Those that a contract can set a threshold for. */
  static List<Measure> withThreshold() {
    return Stream.of(values()).filter(measure -> measure.better != Better.NEITHER).toList();
  }

  private static Function<Measures, Figure> share(Function<Measures, Share> share) {
    return measures -> {
      Share of = share.apply(measures);
      return new Figure(
          of.percent(), String.format(Locale.UK, "%,d of %,d", of.part(), of.whole()));
    };
  }

  private static Function<Measures, Figure> figure(Function<Measures, @Nullable Double> number) {
    return measures -> {
      Double value = number.apply(measures);
      return new Figure(value == null ? OptionalDouble.empty() : OptionalDouble.of(value), "");
    };
  }
}
