package org.visitline.portal.imports;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.JooqProviders;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.verification.imports.Restoration;
import org.visitline.verification.store.JooqComing.Coming;

/** A senior officer brings the council's files in: upload, look, load; and take back. */
@Controller
class ImportsController {

  /** Logged calls are evidence, and come by the telephone or an operator's command only. */
  private static final Set<String> FILES =
      new TreeSet<>(
          List.of(
              "providers.csv",
              "service_users.csv",
              "care_workers.csv",
              "service_orders.csv",
              "commissioned_visits.csv",
              "rota.csv",
              "suspensions.csv",
              "outages.csv"));

  private static final int SHOWN = 30;

  /** As far as one sees whether a pattern is meant: every other week, too. */
  private static final int DAYS_FOLLOWED = 28;

  /** As long what a load changed is kept: by then others have built on it. */
  private static final Duration TAKEN_BACK_WITHIN = Duration.ofDays(30);

  private final JooqUploads uploads;
  private final Loading loading;
  private final JooqOrders orders;
  private final JooqProviders providers;
  private final CivilTime civil;

  ImportsController(
      JooqUploads uploads,
      Loading loading,
      JooqOrders orders,
      JooqProviders providers,
      CivilTime civil) {
    this.uploads = uploads;
    this.loading = loading;
    this.orders = orders;
    this.providers = providers;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/senior/imports")
  String page(Model model) {
    model.addAttribute("uploads", uploads.list(SHOWN, civil.now()));
    model.addAttribute("files", FILES);
    model.addAttribute("latest", latestLoad().orElse(-1L));
    return "imports";
  }

  /** Takes files by their names, and shows at once what loading them would do. */
  @Audited(Deed.CHANGED)
  @PostMapping("/senior/imports")
  String upload(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> given,
      Model model)
      throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    for (MultipartFile file : given == null ? List.<MultipartFile>of() : given) {
      Optional<String> name = named(file);
      if (name.isEmpty()) {
        new Mistake(
                "A file must be named as one of these: " + String.join(", ", FILES) + ".", "file")
            .on(model);
        return page(model);
      }
      content.put(name.get(), file.getBytes());
    }
    if (content.isEmpty()) {
      new Mistake("Choose at least one file.", "file").on(model);
      return page(model);
    }
    uploads.dropThoseBefore(civil.now().minus(TAKEN_BACK_WITHIN), civil.now());
    long id = uploads.add(content, who.getUsername(), civil.now());
    Audit.note("uploaded " + String.join(", ", content.keySet()) + " as " + id);
    return "redirect:/senior/imports/preview?id=" + id;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/senior/imports/preview")
  String preview(@AuthenticationPrincipal SignedIn who, @RequestParam long id, Model model) {
    Map<String, byte[]> content = open(id);
    model.addAttribute("loaded", false);
    model.addAttribute("id", id);
    model.addAttribute("upload", upload(id));
    model.addAttribute("latest", latestLoad().orElse(-1L));
    Optional<JooqUploads.KeyedFor> keyed = uploads.findKeyedFor(id);
    if (keyed.isPresent()) {
      follow(keyed.get(), content, who, model);
    } else {
      model.addAttribute("outcome", loading.preview(content));
    }
    return "import-preview";
  }

  /**
   * Beside what a file would do to rows, what it would do to the visits of whom it was keyed for.
   */
  private void follow(
      JooqUploads.KeyedFor keyed, Map<String, byte[]> content, SignedIn who, Model model) {
    Audit.serviceUser(keyed.person());
    LocalDate first = keyed.from().isAfter(civil.today()) ? keyed.from() : civil.today();
    LocalDate last = first.plusDays(DAYS_FOLLOWED - 1L);
    List<Coming> before = orders.coming(keyed.person(), first, last);
    List<Coming> after = new ArrayList<>();
    model.addAttribute(
        "outcome", loading.preview(content, keyed.person(), first, last, after::addAll));
    Map<String, String> names = new TreeMap<>();
    providers.list(who.scope()).forEach(one -> names.put(one.id(), one.name()));
    model.addAttribute(
        "difference",
        Difference.between(before, after, provider -> names.getOrDefault(provider, provider)));
    model.addAttribute("keyedFor", keyed.person());
    model.addAttribute("first", first);
    model.addAttribute("last", last);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/imports/load")
  String load(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam long id,
      Model model,
      RedirectAttributes next) {
    Map<String, byte[]> content = open(id);
    noteWhom(id);
    if (isBeingLoaded(id, model)) {
      return page(model);
    }
    if (!uploads.begin(id, civil.now())) {
      throw new NoSuchPage("upload " + id + " is loaded, put aside, or being loaded");
    }
    Loading.Outcome outcome;
    try {
      uploads.forgetChangesBefore(civil.now().minus(TAKEN_BACK_WITHIN));
      outcome = loading.load(content, id);
    } catch (RuntimeException e) {
      uploads.release(id);
      throw e;
    }
    boolean loaded = !outcome.report().readNothing();
    if (loaded) {
      uploads.finish(id, outcome.written(), who.getUsername(), civil.now());
      Audit.note("loaded upload " + id);
      Optional<JooqUploads.KeyedFor> keyed = uploads.findKeyedFor(id);
      if (keyed.isPresent() && outcome.report().isClean()) {
        Told.done(
            next,
            "What you keyed holds now; what follows from it stands on the board and in the lists"
                + " within moments. It can be taken back within 30 days, as long as nothing else"
                + " has been loaded.",
            "/senior/imports/back?id=" + id,
            "Take it back");
        next.addAttribute("person", keyed.get().person());
        return "redirect:/senior/orders";
      }
    } else {
      uploads.release(id);
      Audit.note("could read nothing of upload " + id);
      model.addAttribute("upload", upload(id));
      model.addAttribute("latest", latestLoad().orElse(-1L));
    }
    model.addAttribute("loaded", loaded);
    model.addAttribute("id", id);
    model.addAttribute("outcome", outcome);
    return "import-preview";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/imports/drop")
  String drop(@RequestParam long id, Model model) {
    noteWhom(id);
    if (isBeingLoaded(id, model)) {
      return page(model);
    }
    if (uploads.drop(id, civil.now())) {
      Audit.note("put upload " + id + " aside");
      return "redirect:/senior/imports";
    }
    open(id);
    // Part of it is in: to put it aside is to take that back, or first to load the rest.
    return (latestLoad().equals(Optional.of(id))
            ? "redirect:/senior/imports/back?id="
            : "redirect:/senior/imports/preview?id=")
        + id;
  }

  /** What is done with something keyed stands in the log of the person whose care it is. */
  private void noteWhom(long id) {
    uploads.findKeyedFor(id).ifPresent(keyed -> Audit.serviceUser(keyed.person()));
  }

  /** Says so, and until when it may go on, where somebody has just begun to load an upload. */
  private boolean isBeingLoaded(long id, Model model) {
    JooqUploads.Upload upload = upload(id);
    if (upload.freeFrom() == null || upload.begunAt() == null) {
      return false;
    }
    model.addAttribute(
        "problem",
        "Nothing is done: somebody began to load it at %s, and that may still go on. Where it came to no end, it can be loaded again, put aside or taken back from %s on."
            .formatted(civil.time(upload.begunAt()), civil.time(upload.freeFrom())));
    return true;
  }

  private JooqUploads.Upload upload(long id) {
    return uploads.find(id, civil.now()).orElseThrow(() -> new NoSuchPage("no upload " + id));
  }

  /** Says what taking a load back would do. */
  @Audited(Deed.LISTED)
  @GetMapping("/senior/imports/back")
  String lookBack(@RequestParam long id, Model model) {
    latest(id);
    noteWhom(id);
    if (isBeingLoaded(id, model)) {
      return page(model);
    }
    model.addAttribute("id", id);
    model.addAttribute("restored", false);
    model.addAttribute("restoration", loading.previewTakingBack(id));
    return "import-back";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/imports/back")
  String takeBack(@AuthenticationPrincipal SignedIn who, @RequestParam long id, Model model) {
    latest(id);
    noteWhom(id);
    if (isBeingLoaded(id, model)) {
      return page(model);
    }
    Restoration restoration =
        uploads
            .takeBack(id, who.getUsername(), civil.now(), sql -> loading.takeBack(sql, id))
            .orElseThrow(() -> new NoSuchPage("upload " + id + " is taken back already"));
    Audit.note("took upload " + id + " back");
    model.addAttribute("id", id);
    model.addAttribute("restored", true);
    model.addAttribute("restoration", restoration);
    return "import-back";
  }

  private void latest(long id) {
    if (!latestLoad().equals(Optional.of(id))) {
      throw new NoSuchPage("upload " + id + " is not the latest that was loaded");
    }
  }

  private Optional<Long> latestLoad() {
    return uploads.findLatestLoad(civil.now().minus(TAKEN_BACK_WITHIN));
  }

  private Map<String, byte[]> open(long id) {
    Map<String, byte[]> content = uploads.files(id);
    if (content.isEmpty()) {
      throw new NoSuchPage("no open upload " + id);
    }
    return content;
  }

  private static Optional<String> named(MultipartFile file) {
    return FILES.stream().filter(name -> name.equals(file.getOriginalFilename())).findFirst();
  }
}
