package org.visitline.portal.audit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Where a page says whom it shows and what it changed. Call it before answering; the log's entry is
 * written by the frame around the page.
 */
public final class Audit {

  private static final String HERE = Audit.class.getName();

  private final Set<Subject> subjects = new LinkedHashSet<>();
  private final StringBuilder note = new StringBuilder();

  private Audit() {}

  /** Whom an entry is about. */
  record Subject(Kind kind, String id) {}

  /** What a subject is. Named as in the table {@code audit_subject}. */
  public enum Kind {
    SERVICE_USER,
    CARE_WORKER,
    USER
  }

  /** This answer shows or changes something of this service user's. */
  public static void serviceUser(String id) {
    about(Kind.SERVICE_USER, id);
  }

  /** This answer shows or changes something of this care worker's. */
  public static void careWorker(String id) {
    about(Kind.CARE_WORKER, id);
  }

  /** This answer shows or changes somebody's log-in. */
  public static void user(String username) {
    about(Kind.USER, username);
  }

  private static void about(Kind kind, String id) {
    ofThisRequest().subjects.add(new Subject(kind, id));
  }

  /** What the page itself has to say of what was done, in words that an auditor reads. */
  public static void note(String text) {
    StringBuilder note = ofThisRequest().note;
    note.append(note.isEmpty() ? "" : "; ").append(text);
  }

  static Audit ofThisRequest() {
    RequestAttributes request = RequestContextHolder.currentRequestAttributes();
    Audit audit = (Audit) request.getAttribute(HERE, RequestAttributes.SCOPE_REQUEST);
    if (audit == null) {
      audit = new Audit();
      request.setAttribute(HERE, audit, RequestAttributes.SCOPE_REQUEST);
    }
    return audit;
  }

  Set<Subject> subjects() {
    return subjects;
  }

  String note() {
    return note.toString();
  }
}
