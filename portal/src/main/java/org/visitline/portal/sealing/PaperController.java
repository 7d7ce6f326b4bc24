package org.visitline.portal.sealing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.documents.Download;
import org.visitline.portal.furniture.NoSuchPage;

/** Shows sealed timesheets: an officer every provider's, a provider its own. */
@Controller
class PaperController {

  private static final int PAGE = 100;
  private static final int PAPERS = 50;

  /** Comparing more lines than these takes longer than a reader waits; the night does it. */
  private static final int MOST_COMPARED = 10_000;

  private final JooqPapers papers;
  private final JooqPaperFiles files;
  private final JooqLateChanges changes;

  PaperController(JooqPapers papers, JooqPaperFiles files, JooqLateChanges changes) {
    this.papers = papers;
    this.files = files;
    this.changes = changes;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/timesheets/sealed-timesheets", "/provider/sealed-timesheets"})
  String list(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int at = Math.clamp(page, 1, 100_000);
    model.addAttribute("papers", papers.list(who.scope(), at, PAPERS));
    model.addAttribute("page", at);
    model.addAttribute("size", PAPERS);
    return "timesheets/sealed";
  }

  @Audited(Deed.LISTED)
  @GetMapping({
    "/timesheets/sealed-timesheets/{timesheet}",
    "/timesheets/sealed-timesheets/{timesheet}/{correction}",
    "/provider/sealed-timesheets/{timesheet}",
    "/provider/sealed-timesheets/{timesheet}/{correction}"
  })
  String paper(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String timesheet,
      @PathVariable(required = false) String correction,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Paper paper = get(who, timesheet, correction == null ? "0" : correction);
    boolean compared =
        paper.id().correction() == 0
            && paper.standing() != Paper.Standing.RETURNED
            && paper.visits() <= MOST_COMPARED;
    int at = Math.clamp(page, 1, 100_000);
    model.addAttribute("paper", paper);
    model.addAttribute("totals", papers.totals(paper.id()));
    model.addAttribute("corrections", papers.listCorrections(paper.id().timesheet()));
    model.addAttribute("files", files.list(paper.id()));
    model.addAttribute("lines", papers.lines(paper, at, PAGE));
    model.addAttribute("compared", compared);
    model.addAttribute("changed", compared ? changes.count(paper) : 0);
    model.addAttribute("page", at);
    model.addAttribute("size", PAGE);
    return "timesheets/paper-page";
  }

  @Audited(Deed.TOOK)
  @GetMapping({
    "/timesheets/sealed-timesheets/{timesheet}/{correction}/files/{name}",
    "/provider/sealed-timesheets/{timesheet}/{correction}/files/{name}"
  })
  void file(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String timesheet,
      @PathVariable String correction,
      @PathVariable String name,
      HttpServletResponse response)
      throws IOException {
    Paper paper = get(who, timesheet, correction);
    JooqPaperFiles.Kept kept =
        files
            .find(paper.id(), name)
            .orElseThrow(() -> new NoSuchPage(paper.id().name() + " has no file " + name));
    Download.begin(response, kept.mediaType(), kept.name());
    response.setContentLengthLong(kept.bytes());
    OutputStream out = response.getOutputStream();
    files.copy(paper.id(), kept.name(), out);
    out.flush();
  }

  /** As {@code sha256sum -c} reads it, beside the files. */
  @Audited(Deed.NOTHING)
  @GetMapping({
    "/timesheets/sealed-timesheets/{timesheet}/{correction}/SHA256SUMS",
    "/provider/sealed-timesheets/{timesheet}/{correction}/SHA256SUMS"
  })
  void checksums(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String timesheet,
      @PathVariable String correction,
      HttpServletResponse response)
      throws IOException {
    Paper paper = get(who, timesheet, correction);
    StringBuilder sums = new StringBuilder();
    for (JooqPaperFiles.Kept file : files.list(paper.id())) {
      sums.append(file.sha256()).append("  ").append(file.name()).append('\n');
    }
    Download.begin(response, "text/plain; charset=UTF-8", "SHA256SUMS");
    response.getOutputStream().write(sums.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Paper get(SignedIn who, String timesheet, String correction) {
    return PaperId.find(timesheet, correction)
        .flatMap(id -> papers.find(id, who.scope()))
        .orElseThrow(() -> new NoSuchPage("there is no timesheet " + timesheet));
  }
}
