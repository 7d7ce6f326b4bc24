package org.visitline.portal.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.visitline.portal.furniture.Told;

/**
 * The frame around every page that writes the log. A change or a file is written down before it
 * begins; a page once it has said whom it shows, and before it is drawn. If the log cannot be
 * written, there is no page.
 */
final class EveryPageAudited implements HandlerInterceptor {

  private static final String WRITTEN = EveryPageAudited.class.getName();
  private static final String REFUSED = WRITTEN + ".refused";
  private static final String OURS = "org.visitline.";

  private final AuditLog log;
  private final SeenAgain seenAgain;

  EveryPageAudited(AuditLog log, SeenAgain seenAgain) {
    this.log = log;
    this.seenAgain = seenAgain;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // An answer in parts comes through here a second time.
    if (deed(handler).isWrittenFirst() && request.getAttribute(WRITTEN) == null) {
      write(request, handler, Set.of());
    }
    return true;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page != null && Told.isRefused(page)) {
      request.setAttribute(REFUSED, true);
    }
    Deed deed = deed(handler);
    if (deed == Deed.NOTHING || request.getAttribute(WRITTEN) != null) {
      return;
    }
    Audit audit = Audit.ofThisRequest();
    if (deed == Deed.LOOKED && audit.subjects().isEmpty()) {
      throw new IllegalStateException(
          route(request) + " shows somebody and does not say whom: it must call Audit");
    }
    // A story that stands open asks by itself whether it has been looked at again.
    boolean onceMore = deed != Deed.LOOKED || request.getHeader("X-Live") != null;
    if (!onceMore || !seenAgain.justNow(request)) {
      write(request, handler, audit.subjects());
    }
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    Deed deed = deed(handler);
    if (deed == Deed.NOTHING) {
      return;
    }
    boolean first = deed.isWrittenFirst();
    boolean failed = failure != null || response.getStatus() >= 400;
    if (!first && !failed) {
      return;
    }
    Object id = request.getAttribute(WRITTEN);
    Audit audit = Audit.ofThisRequest();
    // What failed before it was drawn showed nothing, yet somebody has asked for it.
    long entry = id == null ? write(request, handler, audit.subjects()) : (Long) id;
    int status = failure == null ? response.getStatus() : 500;
    if (!failed && (request.getAttribute(REFUSED) != null || Told.isRefused(request))) {
      Audit.note(deed == Deed.TOOK ? Look.NOTHING_GIVEN : Look.NOTHING_CHANGED);
    }
    log.finish(entry, status, audit.note(), first ? audit.subjects() : Set.of());
  }

  private long write(HttpServletRequest request, Object handler, Set<Audit.Subject> subjects) {
    long id = log.begin(deed(handler), actor(), request, route(request), subjects);
    request.setAttribute(WRITTEN, id);
    return id;
  }

  /**
   * A route of ours that declares nothing is written down as a list: too much, never too little.
   */
  static Deed deed(Object handler) {
    if (!(handler instanceof HandlerMethod method)
        || !method.getBeanType().getName().startsWith(OURS)) {
      return Deed.NOTHING;
    }
    Audited audited = method.getMethodAnnotation(Audited.class);
    return audited == null ? Deed.LISTED : audited.value();
  }

  static @Nullable Actor actor() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof Actor actor ? actor : null;
  }

  private static String route(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return request.getMethod() + " " + (pattern == null ? request.getRequestURI() : pattern);
  }
}
