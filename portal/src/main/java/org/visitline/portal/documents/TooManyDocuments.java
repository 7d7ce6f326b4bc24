package org.visitline.portal.documents;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Others' documents are being made; this one can be asked for again. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class TooManyDocuments extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooManyDocuments() {
    super("other documents are still being made; ask again in a minute", null, false, false);
  }
}
