package org.visitline.portal.measures;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.JooqProviders;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.documents.Download;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.portal.measures.JooqThresholds.Thresholds;
import org.visitline.verification.measures.Measures;

/** Providers side by side, one over the months, and the committee's page. */
@Controller
class MeasuresController {

  private static final int MONTHS = 13;
  private static final DateTimeFormatter MONTH_NAME =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
  private static final YearMonth EARLIEST = YearMonth.of(2000, 1);

  private final MeasuredMonths months;
  private final JooqThresholds thresholds;
  private final JooqProviders providers;
  private final CivilTime civil;

  MeasuresController(
      MeasuredMonths months, JooqThresholds thresholds, JooqProviders providers, CivilTime civil) {
    this.months = months;
    this.thresholds = thresholds;
    this.providers = providers;
    this.civil = civil;
  }

  /** A provider's figures of a month, in the order of {@link Measure#COMPARED}. */
  record Row(String id, String name, Measures measures, List<Cell> cells) {}

  /**
   * One figure.
   *
   * @param threshold what the council asks; empty: nothing
   */
  record Cell(Measure measure, Figure figure, OptionalDouble threshold) {

    /** How it stands to that. */
    public Standing standing() {
      return figure.standing(measure, threshold);
    }

    /** For a mark beside it. */
    public boolean misses() {
      return standing() == Standing.MISSES;
    }

    /** In words, for colour alone tells some readers nothing: {@code below 85%}. */
    public String said() {
      String asked = new Figure(threshold, "").text(measure);
      boolean more = measure.better() == Measure.Better.MORE;
      return switch (standing()) {
        case MISSES -> (more ? "below the " : "above the ") + asked + " asked";
        case MEETS -> "meets the " + asked + " asked";
        case NOTHING_ASKED -> "";
      };
    }
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/measures")
  String compare(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String month,
      Model model) {
    return page("measures/compare", model, () -> fill(who, month(month), model));
  }

  /** For the committee: printed on two sheets, and read by people who see it once a month. */
  @Audited(Deed.NOTHING)
  @GetMapping("/measures/report")
  String report(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String month,
      Model model) {
    YearMonth of = month(month);
    return page(
        "measures/report",
        model,
        () -> {
          model.addAttribute("trends", trends("", of));
          model.addAttribute("before", months.get(of.minusMonths(1)).council());
          fill(who, of, model);
        });
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/measures/trend")
  String trend(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String month,
      Model model) {
    List<JooqProviders.Choice> choices = providers.list(who.scope());
    String name =
        provider.isEmpty()
            ? "All providers"
            : choices.stream()
                .filter(choice -> choice.id().equals(provider))
                .findFirst()
                .orElseThrow(() -> new NoSuchPage("there is no provider " + provider))
                .name();
    YearMonth of = month(month);
    model.addAttribute("name", name);
    model.addAttribute("provider", provider);
    model.addAttribute("providers", choices);
    model.addAttribute("month", of);
    model.addAttribute("monthName", MONTH_NAME.format(of));
    return page("measures/trend", model, () -> model.addAttribute("trends", trends(provider, of)));
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/measures/figures.csv")
  void file(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String month,
      HttpServletResponse response)
      throws IOException {
    YearMonth of = month(month);
    Counted counted = months.get(of);
    Download.begin(response, Download.CSV, "measures-" + of + ".csv");
    SafeCsv csv =
        new SafeCsv(response.getOutputStream(), MeasuresRow.headings("month", "provider_id"));
    csv.row(MeasuresRow.cells(counted.council(), of, ""));
    for (JooqProviders.Choice provider : providers.list(who.scope())) {
      Measures measures = counted.byProvider().get(provider.id());
      if (measures != null) {
        csv.row(MeasuresRow.cells(measures, of, provider.id()));
      }
    }
    csv.flush();
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/measures/thresholds")
  String thresholds(@AuthenticationPrincipal SignedIn who, Model model) {
    Thresholds now = thresholds.get();
    model.addAttribute("measures", Measure.withThreshold());
    model.addAttribute("providers", providers.list(who.scope()));
    model.addAttribute("rows", now);
    model.addAttribute(
        "all", Measure.withThreshold().stream().map(measure -> text(now.of("", measure))).toList());
    model.addAttribute(
        "own",
        providers.list(who.scope()).stream()
            .map(
                provider ->
                    Measure.withThreshold().stream()
                        .map(measure -> text(now.of(provider.id(), measure)))
                        .toList())
            .toList());
    return "measures/thresholds";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/measures/thresholds")
  String set(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String measure,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String threshold,
      HttpServletRequest request,
      RedirectAttributes next) {
    boolean known =
        provider.isEmpty()
            || providers.list(who.scope()).stream()
                .anyMatch(choice -> choice.id().equals(provider));
    boolean measured = Measure.withThreshold().stream().anyMatch(one -> one.name().equals(measure));
    if (!who.scope().areas().isEmpty()) {
      Told.problem(
          next,
          "What is asked of a contract is asked in all areas, and you see some of them: an officer"
              + " who sees all can set it.");
    } else if (!known || !measured || !threshold.strip().matches("([0-9]{1,5}([.][0-9]{1,2})?)?")) {
      Told.problem(
          next,
          "Give a number such as 85 or 2.5, or leave the field empty to ask for nothing.",
          Typed.of(request),
          "threshold");
    } else {
      thresholds.write(
          Measure.valueOf(measure),
          provider.isEmpty() ? null : provider,
          threshold.isBlank() ? null : new BigDecimal(threshold.strip()),
          who,
          civil.now());
    }
    return "redirect:/measures/thresholds";
  }

  /** The page, or that its figures are being counted: in a borough, and only the first time. */
  private static String page(String page, Model model, Runnable fill) {
    try {
      fill.run();
      return page;
    } catch (StillCounting counting) {
      model.addAttribute("months", counting.months());
      return "measures/counting";
    }
  }

  private void fill(SignedIn who, YearMonth of, Model model) {
    Counted counted = months.get(of);
    Thresholds asked = thresholds.get();
    List<Row> rows =
        providers.list(who.scope()).stream()
            .filter(provider -> counted.byProvider().containsKey(provider.id()))
            .map(
                provider ->
                    row(
                        provider.id(),
                        provider.name(),
                        counted.byProvider().get(provider.id()),
                        asked))
            .toList();
    model.addAttribute("month", of);
    model.addAttribute("monthName", MONTH_NAME.format(of));
    model.addAttribute("thisMonth", YearMonth.from(civil.today()));
    model.addAttribute("countedAt", counted.at());
    model.addAttribute("columns", Measure.COMPARED);
    model.addAttribute("rows", rows);
    model.addAttribute("all", row("", "All providers", counted.council(), asked));
  }

  private static Row row(String id, String name, @Nullable Measures measures, Thresholds asked) {
    Measures of = Objects.requireNonNull(measures, id);
    return new Row(
        id,
        name,
        of,
        Measure.COMPARED.stream()
            .map(measure -> new Cell(measure, measure.of(of), asked.of(id, measure)))
            .toList());
  }

  private List<Trend> trends(String provider, YearMonth last) {
    Thresholds asked = thresholds.get();
    List<Counted> counted =
        months.list(IntStream.rangeClosed(1 - MONTHS, 0).mapToObj(last::plusMonths).toList());
    return Measure.DRAWN.stream()
        .map(
            measure -> {
              OptionalDouble threshold = asked.of(provider, measure);
              List<Trend.Month> points =
                  counted.stream()
                      .map(
                          month -> {
                            Measures of =
                                provider.isEmpty()
                                    ? month.council()
                                    : month.byProvider().get(provider);
                            Figure figure =
                                of == null
                                    ? new Figure(OptionalDouble.empty(), "")
                                    : measure.of(of);
                            return new Trend.Month(
                                month.month(),
                                figure,
                                figure.standing(measure, threshold) == Standing.MISSES);
                          })
                      .toList();
              return Trend.of(measure, points, threshold);
            })
        .toList();
  }

  /** The month asked for; at first the last that is wholly over. */
  private YearMonth month(String asked) {
    YearMonth latest = YearMonth.from(civil.today());
    if (!asked.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
      return latest.minusMonths(1);
    }
    YearMonth month = YearMonth.parse(asked);
    return month.isAfter(latest) ? latest : month.isBefore(EARLIEST) ? EARLIEST : month;
  }

  private static String text(OptionalDouble threshold) {
    return threshold.isPresent()
        ? new BigDecimal(Double.toString(threshold.getAsDouble()))
            .stripTrailingZeros()
            .toPlainString()
        : "–";
  }
}
