package org.visitline.portal.measures;

/** How a figure stands to what the council asks of it. */
enum Standing {
  MISSES("tile-missed"),
  MEETS("tile-done"),
  /** No threshold is set, or there was nothing to measure: neither good nor bad. */
  NOTHING_ASKED("");

  private final String css;

  Standing(String css) {
    this.css = css;
  }

  /** For the style sheet. */
  public String css() {
    return css;
  }
}
