package org.visitline.portal.discrepancies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;

/** The calls that make no visit. */
@Controller
class UnmatchedCallsController {

  private static final int DAYS_SHOWN_AT_FIRST = 7;

  private final JooqUnmatchedCalls calls;
  private final CivilTime civil;

  UnmatchedCallsController(JooqUnmatchedCalls calls, CivilTime civil) {
    this.calls = calls;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/unmatched-calls")
  String list(
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      Model model) {
    LocalDate last = to == null ? civil.today() : to;
    LocalDate first = from == null ? last.minusDays(DAYS_SHOWN_AT_FIRST - 1) : from;
    model.addAttribute("from", first);
    model.addAttribute("to", last);
    model.addAttribute("calls", calls.list(first, last));
    model.addAttribute("most", JooqUnmatchedCalls.MOST);
    return "unmatched-calls";
  }
}
