package org.visitline.portal.furniture;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What was asked for is not there, or is not for this person: the answer is the same, so that
 * nobody learns from it what another provider has.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchPage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Answered by the page 'not found'. */
  public NoSuchPage(String what) {
    super(what);
  }
}
