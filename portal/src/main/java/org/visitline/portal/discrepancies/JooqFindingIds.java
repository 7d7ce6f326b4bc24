package org.visitline.portal.discrepancies;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.denseRank;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.JooqIds;

/**
 * Which findings stand on a page of the list, by their ids alone. A borough finds three quarters of
 * a million things a year: names, explanations and the rest are looked up for the fifty that are
 * shown.
 */
class JooqFindingIds {

  /** So many people are looked up one by one; a name that more of them bear narrows little down. */
  private static final int FEW_PEOPLE = 100;

  /** The list's own at first; a page of another list lies in them too, in a borough. */
  private static final long DAYS_AT_ONCE = FindingFilter.DAYS_AT_FIRST;

  /** So many times more where they were too few: what was read before is then little of it. */
  private static final long MORE_DAYS = 8;

  /** Stands for no id; no id is empty. */
  private static final String NOBODY = "";

  private static final String BY_PERSON = "discrepancy_service_user";
  private static final String BY_STATE = "discrepancy_state";
  private static final String BY_PROVIDER_AND_STATE = "discrepancy_provider_state";

  private final DSLContext jooq;
  private final FindingFilter filter;
  private final Condition asked;
  private final Condition wanted;
  private final boolean ofFewPeople;
  private final boolean ofOneProvider;

  JooqFindingIds(DSLContext jooq, FindingFilter filter, Scope scope) {
    this.jooq = jooq;
    this.filter = filter;
    // Kept to areas by the people's names, which stand in the index; not one by one by where each
    // of them lives.
    Condition visible =
        JooqFindings.visible(new Scope(scope.only(), List.of()))
            .and(
                scope.areas().isEmpty()
                    ? noCondition()
                    : DISCREPANCY.SERVICE_USER_ID.in(
                        jooq.select(SERVICE_USER.SERVICE_USER_ID)
                            .from(SERVICE_USER)
                            .where(JooqScope.livesIn(scope))
                            .fetch(SERVICE_USER.SERVICE_USER_ID)));
    ofOneProvider = scope.only().isPresent() || !filter.provider().isEmpty();
    List<String> people = filter.serviceUser().isEmpty() ? List.of() : people();
    ofFewPeople = !filter.serviceUser().isEmpty() && people.size() <= FEW_PEOPLE;
    asked =
        visible
            .and(
                filter.provider().isEmpty()
                    ? noCondition()
                    : JooqIds.named(DISCREPANCY.PROVIDER_ID, filter.provider()))
            .and(filter.code().map(code -> DISCREPANCY.CODE.eq(code.name())).orElse(noCondition()))
            .and(
                filter.serviceUser().isEmpty()
                    ? noCondition()
                    : DISCREPANCY.SERVICE_USER_ID.in(people));
    wanted = asked.and(DISCREPANCY.DATE.between(filter.from(), filter.to()));
  }

  /**
   * The days of those that wait from before the days of the list, a stretch for each class: each
   * counted no further than {@link JooqOlderFindings#COUNTED} and one, from the oldest on.
   */
  List<Table<Record1<LocalDate>>> daysOfOlder() {
    return classes().stream()
        .<Table<Record1<LocalDate>>>map(
            one ->
                jooq.select(DISCREPANCY.DATE)
                    .from(inTheOrderOfDays())
                    .where(DISCREPANCY.ACKNOWLEDGED.eq(inline(false)))
                    .and(DISCREPANCY.QUERIED.eq(inline(false)))
                    .and(DISCREPANCY.CLASS.eq(inline(one)))
                    .and(DISCREPANCY.DATE.lt(filter.from()))
                    .and(asked)
                    .orderBy(DISCREPANCY.DATE)
                    .limit(JooqOlderFindings.COUNTED + 1)
                    .asTable("oldest"))
        .toList();
  }

  /** By an index in which what is asked for lies in one stretch, and its days in order. */
  private Table<?> inTheOrderOfDays() {
    if (ofFewPeople) {
      return DISCREPANCY.forceIndex(BY_PERSON);
    }
    return DISCREPANCY.forceIndex(ofOneProvider ? BY_PROVIDER_AND_STATE : BY_STATE);
  }

  private List<String> people() {
    return jooq.select(SERVICE_USER.SERVICE_USER_ID)
        .from(SERVICE_USER)
        .where(
            SERVICE_USER
                .NAME
                .containsIgnoreCase(filter.serviceUser())
                .or(JooqIds.named(SERVICE_USER.SERVICE_USER_ID, filter.serviceUser())))
        .fetch(SERVICE_USER.SERVICE_USER_ID);
  }

  /** Those of the page, in its order. */
  List<Long> page() {
    int before = (filter.page() - 1) * FindingPage.SIZE;
    if (classes().isEmpty()) {
      return List.of();
    }
    if (ofFewPeople) {
      return sorted(DISCREPANCY.forceIndex(BY_PERSON), noCondition(), before);
    }
    if (filter.sort() == FindingFilter.Sort.PROVIDER
        || filter.sort() == FindingFilter.Sort.SERVICE_USER) {
      return pageByName(before);
    }
    if (filter.sort() != FindingFilter.Sort.DATE) {
      return sorted(DISCREPANCY, noCondition(), before);
    }
    // The days next to the list's beginning are looked through first: mostly the page lies in them,
    // also of an officer who sees one finding in nine.
    for (long days = DAYS_AT_ONCE; ; days *= MORE_DAYS) {
      LocalDate from = filter.ascending() ? filter.from() : later(filter.from(), days);
      LocalDate to = filter.ascending() ? earlier(filter.to(), days) : filter.to();
      List<Long> page = page(DISCREPANCY.DATE.between(from, to), before);
      boolean allDays = from.equals(filter.from()) && to.equals(filter.to());
      if (allDays || page.size() == FindingPage.SIZE) {
        return page;
      }
    }
  }

  private List<Long> sorted(Table<?> by, Condition which, int before) {
    return jooq.select(DISCREPANCY.DISCREPANCY_ID)
        .from(by)
        .leftJoin(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(DISCREPANCY.SERVICE_USER_ID))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(DISCREPANCY.PROVIDER_ID))
        .where(wanted)
        .and(which)
        .and(DISCREPANCY.CLASS.in(classes()))
        .and(state())
        .orderBy(order())
        .limit(FindingPage.SIZE)
        .offset(before)
        .fetch(DISCREPANCY.DISCREPANCY_ID);
  }

  /**
   * Whose findings stand on the page follows from how many each has. Only theirs are put in order
   * then, and not those of everybody.
   */
  private List<Long> pageByName(int before) {
    boolean byPerson = filter.sort() == FindingFilter.Sort.SERVICE_USER;
    Field<String> id = byPerson ? DISCREPANCY.SERVICE_USER_ID : DISCREPANCY.PROVIDER_ID;
    Map<String, Integer> findings = new HashMap<>();
    jooq.select(coalesce(id, inline(NOBODY)), DSL.count())
        .from(inTheOrderOfDays())
        .where(wanted)
        .and(DISCREPANCY.CLASS.in(classes()))
        .and(state())
        .groupBy(id)
        .forEach(row -> findings.put(row.value1(), row.value2()));
    NavigableMap<Integer, List<String>> inOrder = new TreeMap<>();
    Map<String, Integer> places = places(byPerson, findings.keySet());
    findings
        .keySet()
        .forEach(
            one ->
                inOrder
                    .computeIfAbsent(places.getOrDefault(one, 0), place -> new ArrayList<>())
                    .add(one));
    List<String> onPage = new ArrayList<>();
    int passed = 0;
    int seen = 0;
    for (List<String> ofAName : (filter.ascending() ? inOrder : inOrder.descendingMap()).values()) {
      seen += ofAName.stream().mapToInt(findings::get).sum();
      if (seen <= before) {
        passed = seen;
      } else {
        onPage.addAll(ofAName);
      }
      if (seen >= before + FindingPage.SIZE) {
        break;
      }
    }
    Condition theirs = id.in(onPage);
    return sorted(
        byPerson && !onPage.contains(NOBODY)
            ? DISCREPANCY.forceIndex(BY_PERSON)
            : inTheOrderOfDays(),
        onPage.contains(NOBODY) ? theirs.or(id.isNull()) : theirs,
        before - passed);
  }

  /** From 1, by their names as the database sorts them; those of one name share a place. */
  private Map<String, Integer> places(boolean people, Collection<String> ids) {
    Table<?> table = people ? SERVICE_USER : PROVIDER;
    Field<String> id = people ? SERVICE_USER.SERVICE_USER_ID : PROVIDER.PROVIDER_ID;
    Field<Integer> place =
        denseRank().over(orderBy(people ? SERVICE_USER.NAME : PROVIDER.NAME)).as("place");
    return jooq.select(id, place).from(table).where(id.in(ids)).fetchMap(id, place);
  }

  private LocalDate later(LocalDate from, long days) {
    LocalDate first = filter.to().minusDays(days - 1);
    return first.isAfter(from) ? first : from;
  }

  private LocalDate earlier(LocalDate to, long days) {
    LocalDate last = filter.from().plusDays(days - 1);
    return last.isBefore(to) ? last : to;
  }

  private List<Long> page(Condition ofTheseDays, int before) {
    // Each stretch of the index lies in the order of the list: no more of it is read than is shown.
    Table<Record3<LocalDate, Instant, Long>> found =
        stretches().stream()
            .<Select<Record3<LocalDate, Instant, Long>>>map(
                stretch ->
                    jooq.select(
                            DISCREPANCY.DATE,
                            DISCREPANCY.FIRST_FOUND_AT,
                            DISCREPANCY.DISCREPANCY_ID)
                        .from(inTheOrderOfDays())
                        .where(stretch)
                        .and(asked)
                        .and(ofTheseDays)
                        .orderBy(
                            Stream.of(
                                    DISCREPANCY.DATE,
                                    DISCREPANCY.FIRST_FOUND_AT,
                                    DISCREPANCY.DISCREPANCY_ID)
                                .map(this::directed)
                                .toList())
                        .limit(before + FindingPage.SIZE))
            .reduce(Select::unionAll)
            .orElseThrow()
            .asTable("found");
    Field<Long> id = found.field(DISCREPANCY.DISCREPANCY_ID);
    return jooq.select(id)
        .from(found)
        .orderBy(Stream.of(found.fields()).map(this::directed).toList())
        .limit(FindingPage.SIZE)
        .offset(before)
        .fetch(id);
  }

  /** How many there are, counted no further than {@link FindingPage#COUNTED} and one. */
  int count() {
    int most = FindingPage.COUNTED + 1;
    if (ofFewPeople) {
      return jooq.fetchCount(
          selectOne()
              .from(DISCREPANCY.forceIndex(BY_PERSON))
              .where(wanted)
              .and(DISCREPANCY.CLASS.in(classes()))
              .and(state())
              .limit(most));
    }
    int counted = 0;
    for (Condition stretch : stretches()) {
      if (counted < most) {
        SelectConditionStep<?> found =
            selectOne().from(inTheOrderOfDays()).where(stretch).and(wanted);
        counted += jooq.fetchCount(found.limit(most - counted));
      }
    }
    return counted;
  }

  /** One for each class and each way in which people may have dealt with a finding. */
  private List<Condition> stretches() {
    List<Condition> stretches = new ArrayList<>();
    for (boolean acknowledged : List.of(false, true)) {
      for (boolean queried : List.of(false, true)) {
        if (isOfState(acknowledged, queried)) {
          for (String one : classes()) {
            stretches.add(
                DISCREPANCY
                    .ACKNOWLEDGED
                    .eq(inline(acknowledged))
                    .and(DISCREPANCY.QUERIED.eq(inline(queried)))
                    .and(DISCREPANCY.CLASS.eq(inline(one))));
          }
        }
      }
    }
    return stretches;
  }

  private boolean isOfState(boolean acknowledged, boolean queried) {
    return switch (filter.state()) {
      case OPEN -> !acknowledged && !queried;
      case QUERIED -> queried;
      case ACKNOWLEDGED -> acknowledged;
      case ANY -> true;
    };
  }

  /** Both named where both are wanted: the index begins with them. */
  private Condition state() {
    List<Boolean> both = List.of(false, true);
    return switch (filter.state()) {
      case OPEN -> state(List.of(false), List.of(false));
      case QUERIED -> state(both, List.of(true));
      case ACKNOWLEDGED -> state(List.of(true), both);
      case ANY -> state(both, both);
    };
  }

  private static Condition state(List<Boolean> acknowledged, List<Boolean> queried) {
    return DISCREPANCY.ACKNOWLEDGED.in(acknowledged).and(DISCREPANCY.QUERIED.in(queried));
  }

  /** A code is of one class: asked for by its code, a finding is looked for among that class. */
  private List<String> classes() {
    return filter
        .code()
        .map(code -> List.of(code.findingClass().name()))
        .orElseGet(() -> filter.classes().stream().map(Enum::name).toList());
  }

  private List<SortField<?>> order() {
    Stream<Field<?>> by =
        switch (filter.sort()) {
          case DATE -> Stream.of(DISCREPANCY.DATE, DISCREPANCY.FIRST_FOUND_AT);
          case FINDING -> Stream.of(DISCREPANCY.CLASS, DISCREPANCY.CODE, DISCREPANCY.DATE);
          case PROVIDER -> Stream.of(PROVIDER.NAME, DISCREPANCY.DATE);
          case SERVICE_USER -> Stream.of(SERVICE_USER.NAME, DISCREPANCY.DATE);
          case FOUND -> Stream.of(DISCREPANCY.FIRST_FOUND_AT);
        };
    // Two pages of one list never show one finding twice.
    return Stream.concat(by, Stream.of(DISCREPANCY.DISCREPANCY_ID)).map(this::directed).toList();
  }

  private SortField<?> directed(Field<?> field) {
    return filter.ascending() ? field.asc() : field.desc();
  }
}
