package org.visitline.portal.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what is done on a request's behalf. */
public final class AuditLog {

  private final JooqAuditLog table;
  private final InstantSource clock;

  AuditLog(JooqAuditLog table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * What happened outside of any page: a sign-in, a refusal at the door.
   *
   * @param actor null: nobody is signed in
   * @param typed the name that was given instead, where one was
   */
  public void happened(
      Deed deed, @Nullable Actor actor, String typed, HttpServletRequest request, String note) {
    String route = request.getMethod() + " " + request.getRequestURI();
    Entry entry = entry(deed, actor, typed, request, route);
    long id = table.write(entry, List.of());
    if (!note.isEmpty()) {
      table.finish(id, deed == Deed.REFUSED ? 403 : 401, note, List.of());
    }
  }

  /**
   * The name of a log-in as it was typed, or 'unknown' where nobody has it: people type passwords
   * into the wrong field, and no log may keep one.
   */
  String known(String typed) {
    return table.isALogIn(typed) ? typed : "unknown";
  }

  long begin(
      Deed deed,
      @Nullable Actor actor,
      HttpServletRequest request,
      String route,
      Collection<Audit.Subject> subjects) {
    return table.write(entry(deed, actor, "", request, route), subjects);
  }

  void finish(long id, int status, String note, Collection<Audit.Subject> subjects) {
    table.finish(id, status, note, subjects);
  }

  private Entry entry(
      Deed deed, @Nullable Actor actor, String typed, HttpServletRequest request, String route) {
    String query = request.getQueryString();
    return new Entry(
        clock.instant(),
        actor == null ? typed : actor.getUsername(),
        actor == null ? "" : actor.roleName(),
        actor == null ? null : actor.employer(),
        deed,
        route,
        query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
        request.getRemoteAddr());
  }
}
