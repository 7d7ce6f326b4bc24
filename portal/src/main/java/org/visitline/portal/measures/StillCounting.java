package org.visitline.portal.measures;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a page is made of is being counted: the reader is told so, and asks again later. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
final class StillCounting extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int months;

  StillCounting(int months) {
    super(months + " months are still being counted", null, false, false);
    this.months = months;
  }

  int months() {
    return months;
  }
}
