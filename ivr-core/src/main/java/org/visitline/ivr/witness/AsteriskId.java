package org.visitline.ivr.witness;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Asterisk calls a call: {@code quill-1795306679.57}. It counts its calls from 0 at each
 * start, so that a number that goes back tells that Asterisk was started again.
 *
 * @param text the whole of it
 * @param system the systemname of that Asterisk; empty if it was given none
 * @param count of calls since that Asterisk was started
 */
record AsteriskId(String text, String system, long count) {

  private static final Pattern FORM = Pattern.compile("(?:(.*)-)?(\\d{1,12})\\.(\\d{1,12})");

  static Optional<AsteriskId> find(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new AsteriskId(
                text, Optional.ofNullable(form.group(1)).orElse(""), Long.parseLong(form.group(3))))
        : Optional.empty();
  }

  /** From the id of a logged call: node, or {@code spool}, and Asterisk's own. */
  static Optional<AsteriskId> ofLogged(String telephoneCallId) {
    int node = telephoneCallId.indexOf('-');
    return node < 0 ? Optional.empty() : find(telephoneCallId.substring(node + 1));
  }
}
