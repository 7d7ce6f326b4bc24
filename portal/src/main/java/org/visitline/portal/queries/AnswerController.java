package org.visitline.portal.queries;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.audit.JooqSubjects;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.verification.decisions.JooqQueries;

/** A provider's answer, with a document or without, and the way to read the document again. */
@Controller
class AnswerController {

  private final JooqQueryPages pages;
  private final JooqQueries queries;
  private final JooqDocuments documents;
  private final JooqSubjects subjects;

  AnswerController(
      JooqQueryPages pages, JooqQueries queries, JooqDocuments documents, JooqSubjects subjects) {
    this.pages = pages;
    this.queries = queries;
    this.documents = documents;
    this.subjects = subjects;
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/provider/queries/{id}/answer")
  String answer(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable MultipartFile document,
      HttpServletRequest request,
      RedirectAttributes next)
      throws IOException {
    Typed typed = Typed.of(request);
    Query _ = pages.get(id, who.scope());
    subjects.ofQuery(id);
    String back = "redirect:/provider/queries/" + id;
    Optional<DocumentFile> file = Optional.empty();
    if (document != null && !document.isEmpty()) {
      if (document.getSize() > DocumentFile.MOST_BYTES) {
        Told.problem(
            next,
            "The document has more than 5 MB. Send a smaller photo or fewer pages.",
            typed,
            "document");
        return back;
      }
      file = DocumentFile.of(named(document), document.getBytes());
      if (file.isEmpty()) {
        Told.problem(
            next, "The document is neither a PDF nor a photo (JPEG or PNG).", typed, "document");
        return back;
      }
    }
    Told.of(
        queries.answer(id, text.strip(), who.getUsername(), documents.enclosing(file)),
        next,
        typed,
        "text",
        number -> "Your answer has gone to the council.");
    return back;
  }

  /** Saved and never opened in place: what somebody else sent is not ours to run. */
  @Audited(Deed.TOOK)
  @GetMapping({"/query-documents/{id}", "/provider/query-documents/{id}"})
  ResponseEntity<byte[]> document(@AuthenticationPrincipal SignedIn who, @PathVariable long id) {
    DocumentFile file =
        documents
            .find(id, who.scope())
            .orElseThrow(() -> new NoSuchPage("no document " + id + " for this reader"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(file.content());
  }

  private static String named(MultipartFile document) {
    String given = document.getOriginalFilename();
    return given == null ? "" : given;
  }
}
