package org.visitline.portal.discrepancies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.decisions.ShownFinding;

/** The findings that a form names, each with what it said when it was chosen. */
public final class Chosen {

  /** At one stroke: a page's worth. Whoever accepts more has not read them. */
  public static final int MOST = FindingPage.SIZE;

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}):([0-9a-f]{32})");

  private Chosen() {}

  /** As a form sends a finding back. */
  static String written(long id, String digest) {
    return id + ":" + digest;
  }

  /** What a form names; a field that nobody's page has written is left out. */
  public static List<ShownFinding> read(@Nullable List<String> fields) {
    List<ShownFinding> chosen = new ArrayList<>();
    for (String field : Optional.ofNullable(fields).orElseGet(List::of)) {
      Matcher matcher = WRITTEN.matcher(field);
      if (matcher.matches()) {
        chosen.add(new ShownFinding(Long.parseLong(matcher.group(1)), matcher.group(2)));
      }
    }
    return chosen;
  }

  /** Why so many cannot be decided together; empty where they can. */
  public static Optional<String> refusal(List<ShownFinding> chosen) {
    return chosen.size() > MOST
        ? Optional.of(
            "You chose %d findings; at most %d can be decided together."
                .formatted(chosen.size(), MOST))
        : Optional.empty();
  }
}
