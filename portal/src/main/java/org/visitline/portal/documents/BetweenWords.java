package org.visitline.portal.documents;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a line of a paper may end: at white space only. {@code 23:00}, a call's {@code
 * node-1795.12} and {@code 2026-11-09} stay whole.
 */
final class BetweenWords implements FSTextBreaker {

  private final BreakIterator lines = BreakIterator.getLineInstance(Locale.UK);
  private String text = "";

  @Override
  public void setText(@Nullable String newText) {
    text = newText == null ? "" : newText;
    lines.setText(text);
  }

  @Override
  public int next() {
    int at = lines.next();
    while (at != BreakIterator.DONE
        && at < text.length()
        && !Character.isWhitespace(text.charAt(at - 1))) {
      at = lines.next();
    }
    return at;
  }
}
