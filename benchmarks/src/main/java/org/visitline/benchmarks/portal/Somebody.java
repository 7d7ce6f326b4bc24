package org.visitline.benchmarks.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One of the people at the portal, and the pages that they open.
 *
 * @param username as five-years drew them
 */
record Somebody(String username, List<Kind> pages) {

  /** A page, and an address of it: another each time where it has many. */
  record Kind(String name, Function<Borough, String> address) {

    private static Kind of(String name, Function<Borough, String> address) {
      return new Kind(name, address);
    }

    String address(Random random) {
      return address.apply(new Borough(random));
    }
  }

  private static final LocalDate TODAY = JooqFiveYears.TODAY;

  private static final List<Kind> OFFICER =
      List.of(
          Kind.of("board", in -> "today"),
          Kind.of("board, all", in -> "today?show=all"),
          Kind.of("board of another day", in -> "today?date=" + in.anyDay()),
          Kind.of("discrepancies", in -> "discrepancies"),
          Kind.of(
              "discrepancies, a kind",
              in ->
                  "discrepancies?kind=SHORT_VISIT&from=" + in.day().minusDays(28) + "&to=" + TODAY),
          Kind.of(
              "discrepancies, open in a year",
              in -> "discrepancies?from=" + TODAY.minusDays(365) + "&to=" + TODAY),
          Kind.of(
              "discrepancies, any of five years",
              in ->
                  "discrepancies?state=any&kind=all&from="
                      + JooqFiveYears.FIRST
                      + "&to="
                      + TODAY
                      + "&page="
                      + in.upTo(20)),
          Kind.of(
              "discrepancies, queried in a year",
              in ->
                  "discrepancies?state=queried&from="
                      + TODAY.minusDays(365)
                      + "&to="
                      + TODAY
                      + "&sort=found&order=up"),
          Kind.of("discrepancies by provider", in -> "discrepancies?sort=provider"),
          Kind.of("discrepancies by person", in -> "discrepancies?sort=service-user&order=up"),
          Kind.of("discrepancies of a provider", in -> "discrepancies?provider=" + in.provider()),
          Kind.of(
              "discrepancies of a person",
              in -> "discrepancies?state=any&service-user=" + in.serviceUser()),
          Kind.of("kinds of discrepancy", in -> "discrepancies/kinds"),
          Kind.of("failed rules", in -> "discrepancies/failed-rules"),
          Kind.of("search by name", in -> "search?q=Birchall-" + in.upTo(5000)),
          Kind.of("search by first name", in -> "search?q=Edith"),
          Kind.of("search by two letters", in -> "search?q=an"),
          Kind.of("search by reference", in -> "search?q=" + in.serviceUser()),
          Kind.of(
              "search by postcode",
              in -> "search?q=ZZ" + in.upTo(9) + "%20" + (in.upTo(10) - 1) + "QB"),
          Kind.of("search by number", in -> "search?q=0207946%04d".formatted(in.upTo(5000))),
          Kind.of("search by call", in -> "search?q=" + in.call()),
          Kind.of("service user, a week", in -> "service-users/" + in.serviceUserInCare(false)),
          Kind.of(
              "service user, four weeks",
              in -> "service-users/" + in.serviceUserInCare(false) + "&span=four-weeks"),
          Kind.of("care worker, a week", in -> "care-workers/" + in.worker()),
          Kind.of(
              "care worker, four weeks",
              in -> "care-workers/" + in.worker() + "?span=four-weeks&date=" + in.anyDay()),
          Kind.of("visit", in -> "visits/" + in.call()),
          Kind.of("commissioned visit", in -> "commissioned-visits/" + in.commissionedVisit()),
          Kind.of("unmatched calls", in -> "unmatched-calls"),
          Kind.of("unmatched call", in -> "unmatched-calls/U" + in.upTo(80)),
          Kind.of("queries", in -> "queries"),
          Kind.of("query", in -> "queries/" + in.query()),
          Kind.of("cases", in -> "cases"),
          Kind.of("case", in -> "cases/" + in.upTo(1040)),
          Kind.of("alerts", in -> "alerts?date=" + in.day()),
          Kind.of("alert", in -> "alerts/" + in.watchedVisit(false)),
          Kind.of("lines", in -> "lines"),
          Kind.of("timesheets", in -> "timesheets"),
          Kind.of(
              "timesheet",
              in ->
                  "timesheets/timesheet?provider="
                      + in.provider()
                      + "&from="
                      + in.day()
                      + "&to="
                      + TODAY.minusDays(1)),
          Kind.of(
              "timesheet of a year",
              in ->
                  "timesheets/timesheet?provider=P01&from="
                      + TODAY.minusDays(365)
                      + "&to="
                      + TODAY.minusDays(1)
                      + "&page="
                      + in.upTo(500)),
          Kind.of("sealed timesheets", in -> "timesheets/sealed-timesheets"),
          Kind.of("sealed timesheet", in -> "timesheets/sealed-timesheets/" + in.upTo(1040)),
          Kind.of(
              "sealed timesheet's paper",
              in -> "timesheets/sealed-timesheets/" + in.upTo(1040) + "/0"),
          Kind.of("measures", in -> "measures"),
          Kind.of("measures over months", in -> "measures/trend?provider=" + in.provider()),
          Kind.of("committee's page", in -> "measures/report"),
          Kind.of("measures of days", in -> "measures/days"),
          Kind.of("thresholds", in -> "measures/thresholds"),
          Kind.of("messages", in -> "messages"),
          Kind.of("evidence form", in -> "evidence"),
          Kind.of("who looked", in -> "audit"),
          Kind.of(
              "who looked at a person in a year",
              in ->
                  "audit?about="
                      + in.serviceUser()
                      + "&from="
                      + TODAY.minusDays(365)
                      + "&to="
                      + TODAY),
          Kind.of("account", in -> "account"));

  private static final List<Kind> SENIOR =
      Stream.of(
              OFFICER.stream(),
              Stream.of(
                      "",
                      "/log-ins",
                      "/pins",
                      "/retention",
                      "/imports",
                      "/policies",
                      "/reasons",
                      "/what-if",
                      "/what-if/answer",
                      "/alert-contacts",
                      "/alert-times",
                      "/api-tokens",
                      "/orders")
                  .map(name -> Kind.of("senior" + name, in -> "senior" + name)),
              Stream.of(
                  Kind.of(
                      "senior/orders of a person",
                      in -> "senior/orders?person=" + in.serviceUser())))
          .flatMap(Function.identity())
          .toList();

  private static final List<Kind> PROVIDER =
      List.of(
          Kind.of("provider: visits", in -> "provider/visits"),
          Kind.of("provider: visits of another day", in -> "provider/visits?date=" + in.anyDay()),
          Kind.of("provider: discrepancies", in -> "provider/discrepancies"),
          Kind.of(
              "provider: discrepancies, a year",
              in -> "provider/discrepancies?from=" + TODAY.minusDays(365) + "&to=" + TODAY),
          Kind.of("provider: kinds", in -> "provider/discrepancies/kinds"),
          Kind.of("provider: queries", in -> "provider/queries"),
          Kind.of("provider: alerts", in -> "provider/alerts?date=" + in.day()),
          Kind.of("provider: timesheet", in -> "provider/timesheet"),
          Kind.of("provider: sealed timesheets", in -> "provider/sealed-timesheets"),
          Kind.of("provider: messages", in -> "provider/messages"),
          Kind.of("provider: search", in -> "provider/search?q=Edith"),
          Kind.of("provider: search by two letters", in -> "provider/search?q=an"));

  /** What is provider 1's own. */
  private static final List<Kind> PROVIDER_1 =
      Stream.concat(
              PROVIDER.stream(),
              Stream.of(
                  Kind.of("provider: visit", in -> "provider/visits/" + in.callOfProvider1()),
                  Kind.of("provider: query", in -> "provider/queries/" + in.queryToProvider1()),
                  Kind.of("provider: alert", in -> "provider/alerts/" + in.watchedVisit(true)),
                  Kind.of(
                      "provider: commissioned visit",
                      in -> "provider/commissioned-visits/" + in.watchedVisit(true)),
                  Kind.of(
                      "provider: service user, four weeks",
                      in ->
                          "provider/service-users/"
                              + in.serviceUserInCare(true)
                              + "&span=four-weeks"),
                  Kind.of(
                      "provider: care worker, four weeks",
                      in ->
                          "provider/care-workers/"
                              + in.workerOfProvider1()
                              + "?span=four-weeks&date="
                              + in.anyDay()),
                  Kind.of(
                      "provider: sealed timesheet",
                      in -> "provider/sealed-timesheets/" + (1 + 20 * (in.upTo(52) - 1))),
                  Kind.of(
                      "provider: sealed timesheet's paper",
                      in -> "provider/sealed-timesheets/" + (1 + 20 * (in.upTo(52) - 1)) + "/0")))
          .toList();

  private static final List<Kind> MANAGER =
      Stream.concat(
              PROVIDER_1.stream(),
              Stream.of("pins", "log-ins", "api-tokens")
                  .map(name -> Kind.of("manager/" + name, in -> "provider/manage/" + name)))
          .toList();

  /** What an officer sees who is kept to some areas: every list asks where people live. */
  private static final List<Kind> OF_AN_AREA =
      OFFICER.stream()
          .filter(
              kind ->
                  kind.name()
                      .matches("(board|discrepancies|search|queries|cases|lines|messages).*"))
          .map(kind -> Kind.of("area: " + kind.name(), kind.address()))
          .toList();

  /** Three of four are the council's. */
  static Somebody number(int number) {
    return switch (number % 20) {
      case 0, 4, 8 -> new Somebody("pat", PROVIDER_1);
      case 12 -> new Somebody("quinn", PROVIDER);
      case 16 -> new Somebody("mia", MANAGER);
      case 1, 11 -> new Somebody("selma", SENIOR);
      case 6 -> new Somebody("zoe", OF_AN_AREA);
      default -> new Somebody("olive", OFFICER);
    };
  }
}
