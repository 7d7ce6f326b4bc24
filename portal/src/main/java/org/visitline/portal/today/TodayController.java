package org.visitline.portal.today;

import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.visitline.portal.access.JooqProviders;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.calls.JooqMessages;
import org.visitline.portal.cases.JooqCases;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.queries.JooqQueryLists;

/** The board: an officer's over all providers, a provider's over its own visits. */
@Controller
class TodayController {

  private final JooqBoard boards;
  private final LiveBoards live;
  private final JooqProviders providers;
  private final JooqQueryLists queries;
  private final JooqCases cases;
  private final JooqMessages messages;
  private final CivilTime civil;

  TodayController(
      JooqBoard boards,
      LiveBoards live,
      JooqProviders providers,
      JooqQueryLists queries,
      JooqCases cases,
      JooqMessages messages,
      CivilTime civil) {
    this.queries = queries;
    this.boards = boards;
    this.live = live;
    this.providers = providers;
    this.cases = cases;
    this.messages = messages;
    this.civil = civil;
  }

  /**
   * The page, or only its living part where the script asks for that.
   *
   * @param show which visits to list; a provider's few are listed all at first
   */
  @Audited(Deed.LISTED)
  @GetMapping({"/today", "/provider/visits"})
  String board(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate date,
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "1") int page,
      @RequestHeader(name = "X-Live", required = false) @Nullable String part,
      Model model) {
    String atFirst = who.officer() ? BoardView.ATTENTION : BoardView.ALL;
    Board board = boards.read(date == null ? civil.today() : date, who.scope(), civil.now());
    model.addAttribute(
        "view",
        new BoardView(
            board,
            show == null ? atFirst : show,
            Grouping.of(by),
            provider,
            area,
            Math.max(1, page)));
    if (part == null) {
      model.addAttribute("waiting", queries.waiting(who.scope(), civil.now()));
      model.addAttribute(
          "actionsDue", who.officer() ? cases.actionsDue(who.scope(), civil.today()) : 0);
      model.addAttribute(
          "unheard",
          messages.countUnheard(
              civil.startOf(civil.today().minusDays(JooqMessages.DAYS_SHOWN_AT_FIRST - 1L)),
              who.scope()));
    }
    model.addAttribute("board", board);
    model.addAttribute("states", BoardState.values());
    model.addAttribute("counted", BoardState.COUNTED);
    model.addAttribute("groupings", Grouping.values());
    model.addAttribute("providers", providers.list(who.scope()));
    model.addAttribute("path", who.officer() ? "/today" : "/provider/visits");
    return part == null ? "board" : "board :: live";
  }

  /** Says when the board has changed, for as long as the page is open and the session lasts. */
  @Audited(Deed.NOTHING)
  @GetMapping(
      path = {"/today/events", "/provider/visits/events"},
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate date,
      @RequestParam(defaultValue = "") String seen,
      HttpSession session) {
    return live.watch(date, who.scope(), session.getId(), seen);
  }
}
