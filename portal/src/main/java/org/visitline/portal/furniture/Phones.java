package org.visitline.portal.furniture;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.visitline.schema.CallerNumber;

/** Telephone numbers as people read them, whatever form they came in. */
public final class Phones {

  private static final String REGION = "GB";
  private static final String BETWEEN = "; ";

  /** {@code 020 7946 0123}; several stay as many. What names no telephone stays as it is. */
  public String said(String written) {
    return Arrays.stream(written.split(BETWEEN))
        .map(number -> CallerNumber.said(number, REGION))
        .collect(Collectors.joining(BETWEEN));
  }
}
