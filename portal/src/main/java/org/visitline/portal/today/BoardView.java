package org.visitline.portal.today;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visitline.portal.today.Board.Counts;

/**
 * What of a board the reader asked to see.
 *
 * @param board the whole day
 * @param show {@code attention}, {@code all}, or a state's name
 * @param by under what headings
 * @param provider a provider's id; empty: every provider
 * @param area a postcode district; empty: every area
 * @param page from 1
 */
record BoardView(Board board, String show, Grouping by, String provider, String area, int page) {

  /** More on one page takes longer to draw than to leaf through. */
  static final int SIZE = 200;

  /** All-clears on a page: more than these are no news any more. */
  static final int ALL_CLEARS = 20;

  static final String ATTENTION = "attention";
  static final String ALL = "all";

  /** Visits under one heading. */
  record Group(String key, String name, List<BoardLine> lines) {

    /** How they stand. */
    public Counts counts() {
      return Counts.of(lines);
    }
  }

  /** The lines of this page under their headings. */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    grouped(wanted()).stream()
        .flatMap(
            group ->
                group.lines().stream()
                    .map(line -> new Group(group.key(), group.name(), List.of(line))))
        .skip((long) (page - 1) * SIZE)
        .limit(SIZE)
        .forEach(
            line -> {
              if (groups.isEmpty() || !groups.getLast().key().equals(line.key())) {
                groups.add(new Group(line.key(), line.name(), new ArrayList<>()));
              }
              groups.getLast().lines().addAll(line.lines());
            });
    return groups;
  }

  /** Every group of the day, for the table of counts. */
  public List<Group> counted() {
    return grouped(narrowed());
  }

  /** How the visits stand that the filters leave. */
  public Counts counts() {
    return Counts.of(narrowed().toList());
  }

  /** How many lines there are on all pages. */
  public long total() {
    return wanted().count();
  }

  /** Whether there is a page after. */
  public boolean hasNext() {
    return (long) page * SIZE < total();
  }

  /** Whether only a part of the board's visits is looked at. */
  public boolean isNarrowed() {
    return !provider.isEmpty() || !area.isEmpty();
  }

  /** The latest all-clears; only beside what still needs attention. */
  public List<BoardLine> allClears() {
    return show.equals(ATTENTION)
        ? board.allClears().stream().filter(this::fits).limit(ALL_CLEARS).toList()
        : List.of();
  }

  /** The areas to choose from. */
  public List<String> areas() {
    return board.lines().stream().map(line -> line.planned().area()).distinct().sorted().toList();
  }

  /** What the list shows, for its heading. */
  public String heading() {
    return switch (show) {
      case ATTENTION -> "Needs attention";
      case ALL -> "All visits";
      default -> state().label();
    };
  }

  private List<Group> grouped(Stream<BoardLine> lines) {
    Map<String, List<BoardLine>> byKey =
        lines.collect(Collectors.groupingBy(by::key, TreeMap::new, Collectors.toList()));
    return byKey.entrySet().stream()
        .map(
            group ->
                new Group(group.getKey(), by.name(group.getValue().getFirst()), group.getValue()))
        .sorted(Comparator.comparing(Group::name).thenComparing(Group::key))
        .toList();
  }

  /** The state asked for; asked only where one was. */
  private BoardState state() {
    return Stream.of(BoardState.values())
        .filter(state -> state.inAddress().equals(show))
        .findFirst()
        .orElse(BoardState.EXPECTED);
  }

  private Stream<BoardLine> wanted() {
    Predicate<BoardLine> wanted =
        switch (show) {
          case ATTENTION -> BoardLine::wantsAttention;
          case ALL -> line -> true;
          default -> line -> line.state() == state();
        };
    return narrowed().filter(wanted);
  }

  private Stream<BoardLine> narrowed() {
    return board.lines().stream().filter(this::fits);
  }

  private boolean fits(BoardLine line) {
    return (provider.isEmpty() || line.planned().providerId().equals(provider))
        && (area.isEmpty() || line.planned().area().equals(area));
  }
}
