package org.visitline.portal.imports;

import java.io.IOException;
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
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;

/** A senior officer brings the council's files in: upload, look, load. */
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

  private final JooqUploads uploads;
  private final Loading loading;
  private final CivilTime civil;

  ImportsController(JooqUploads uploads, Loading loading, CivilTime civil) {
    this.uploads = uploads;
    this.loading = loading;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/senior/imports")
  String page(Model model) {
    model.addAttribute("uploads", uploads.list(SHOWN));
    model.addAttribute("files", FILES);
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
        model.addAttribute(
            "problem", "A file must be named as one of these: " + String.join(", ", FILES) + ".");
        return page(model);
      }
      content.put(name.get(), file.getBytes());
    }
    if (content.isEmpty()) {
      model.addAttribute("problem", "Choose at least one file.");
      return page(model);
    }
    long id = uploads.add(content, who.getUsername(), civil.now());
    Audit.note("uploaded " + String.join(", ", content.keySet()) + " as " + id);
    return "redirect:/senior/imports/preview?id=" + id;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/senior/imports/preview")
  String preview(@RequestParam long id, Model model) {
    Map<String, byte[]> content = open(id);
    model.addAttribute("loaded", false);
    model.addAttribute("id", id);
    model.addAttribute("outcome", loading.preview(content));
    return "import-preview";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/imports/load")
  String load(@AuthenticationPrincipal SignedIn who, @RequestParam long id, Model model) {
    Map<String, byte[]> content = open(id);
    if (!uploads.begin(id, who.getUsername(), civil.now())) {
      throw new NoSuchPage("upload " + id + " is loaded, or put aside");
    }
    Loading.Outcome outcome = loading.load(content);
    uploads.finish(id, outcome.report().toString());
    Audit.note("loaded upload " + id);
    model.addAttribute("loaded", true);
    model.addAttribute("id", id);
    model.addAttribute("outcome", outcome);
    return "import-preview";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/imports/drop")
  String drop(@RequestParam long id) {
    uploads.drop(id, civil.now());
    Audit.note("put upload " + id + " aside");
    return "redirect:/senior/imports";
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
