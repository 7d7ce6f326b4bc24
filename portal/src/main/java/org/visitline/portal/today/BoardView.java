package org.visitline.portal.today;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of a board the reader asked to see.
 *
 * @param board the whole day
 * @param show {@code attention}, {@code all}, or a state's name
 * @param provider a provider's id; empty: every provider
 * @param page from 1
 */
record BoardView(Board board, String show, String provider, int page) {

  /** More on one page takes longer to draw than to leaf through. */
  static final int SIZE = 200;

  static final String ATTENTION = "attention";
  static final String ALL = "all";

  /** A provider's visits on the page. */
  record Group(String providerId, String provider, List<BoardLine> lines) {}

  /** The lines of this page under their provider's name. */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    wanted()
        .skip((long) (page - 1) * SIZE)
        .limit(SIZE)
        .forEach(
            line -> {
              BoardLine.Planned planned = line.planned();
              if (groups.isEmpty() || !groups.getLast().providerId().equals(planned.providerId())) {
                groups.add(new Group(planned.providerId(), planned.provider(), new ArrayList<>()));
              }
              groups.getLast().lines().add(line);
            });
    return groups;
  }

  /** How many lines there are on all pages. */
  public long total() {
    return wanted().count();
  }

  /** Whether there is a page after. */
  public boolean hasNext() {
    return (long) page * SIZE < total();
  }

  /** What the list shows, for its heading. */
  public String heading() {
    return switch (show) {
      case ATTENTION -> "Needs attention";
      case ALL -> "All visits";
      default -> state().label();
    };
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
    return board.lines().stream()
        .filter(wanted)
        .filter(line -> provider.isEmpty() || line.planned().providerId().equals(provider));
  }
}
