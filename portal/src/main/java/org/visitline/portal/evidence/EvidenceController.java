package org.visitline.portal.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.documents.Download;
import org.visitline.portal.documents.Pdf;
import org.visitline.portal.evidence.JooqEvidence.Person;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;

/** An officer asks for a pack and takes it away; that it was taken stays. */
@Controller
class EvidenceController {

  private static final int PAGE = 50;
  private static final int WEEKS_AT_FIRST = 4;

  private final JooqEvidence evidence;
  private final PackMaker maker;
  private final JooqPackLog log;
  private final Pdf pdf;
  private final CivilTime civil;
  private final PortalSettings settings;

  EvidenceController(
      JooqEvidence evidence,
      PackMaker maker,
      JooqPackLog log,
      Pdf pdf,
      CivilTime civil,
      PortalSettings settings) {
    this.evidence = evidence;
    this.maker = maker;
    this.log = log;
    this.pdf = pdf;
    this.civil = civil;
    this.settings = settings;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/evidence")
  String form(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(name = "service-user", defaultValue = "") String serviceUser,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    LocalDate last = to == null ? civil.today() : to;
    LocalDate first = from == null ? last.minusWeeks(WEEKS_AT_FIRST).plusDays(1) : from;
    return show(new PackRequest(serviceUser, first, last, "", "", "", false), page, who, model);
  }

  @Audited(Deed.TOOK)
  @PostMapping("/evidence")
  @Nullable String make(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(name = "service-user", defaultValue = "") String serviceUser,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @RequestParam(name = "asked-by", defaultValue = "") String askedBy,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(name = "workers-named", defaultValue = "") String workersNamed,
      Model model,
      HttpServletResponse response)
      throws IOException {
    PackRequest asked =
        new PackRequest(
            cut(serviceUser, 200),
            from,
            to,
            cut(askedBy, 200),
            cut(reference, 100),
            cut(reason, 2_000),
            workersNamed.equals("yes"));
    Optional<Person> person =
        asked.mistake().isEmpty()
            ? evidence.find(asked.serviceUser(), who.scope())
            : Optional.empty();
    if (person.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      asked
          .mistake()
          .orElseGet(
              () ->
                  new Mistake(evidence.noPerson(asked.serviceUser(), who.scope()), "service-user"))
          .on(model);
      return show(asked, 1, who, model);
    }
    give(who, forPerson(asked, person.get()), person.get(), response);
    return null;
  }

  private String show(PackRequest asked, int page, SignedIn who, Model model) {
    model.addAttribute("asked", asked);
    model.addAttribute("packs", log.list(who.scope(), Math.clamp(page, 1, 100_000), PAGE));
    model.addAttribute("page", Math.clamp(page, 1, 100_000));
    model.addAttribute("size", PAGE);
    return "evidence/form";
  }

  private void give(SignedIn who, PackRequest request, Person person, HttpServletResponse response)
      throws IOException {
    Instant now = civil.now();
    Audit.serviceUser(person.id());
    EvidencePack pack = maker.make(request, person);
    Map<String, byte[]> facts = pack.files(civil);
    String hash = EvidencePack.contentHash(facts);
    // Before the first byte leaves: there is no pack that the log does not know.
    long number = log.write(request, hash, who, now);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("number", number);
    model.put("pack", pack);
    model.put("summary", PackMaker.summary(pack));
    model.put("hash", hash);
    model.put("madeBy", who.displayName());
    model.put("madeAt", now);
    model.put("civil", civil);
    model.put("council", settings.council());
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    pdf.write("evidence/document", model, document);
    Download.begin(
        response,
        Download.ZIP,
        "evidence-%d-%s-%s-to-%s.zip".formatted(number, person.id(), request.from(), request.to()));
    EvidencePack.write(
        facts,
        document.toByteArray(),
        PackReadMe.of(number, pack, civil),
        response.getOutputStream());
    response.getOutputStream().flush();
  }

  private static PackRequest forPerson(PackRequest asked, Person person) {
    return new PackRequest(
        person.id(),
        asked.from(),
        asked.to(),
        asked.askedBy(),
        asked.reference(),
        asked.reason(),
        asked.workersNamed());
  }

  private static String cut(String text, int longest) {
    String stripped = text.strip();
    return stripped.substring(0, Math.min(stripped.length(), longest));
  }
}
