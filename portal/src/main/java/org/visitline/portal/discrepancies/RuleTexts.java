package org.visitline.portal.discrepancies;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.rules.Rules;

/** When each finding is raised, in the rules' own words: pages and rules cannot drift apart. */
final class RuleTexts {

  private static final Pattern CODE = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");
  private static final Map<FindingKind, List<String>> TEXTS = new EnumMap<>(FindingKind.class);

  static {
    for (Rule rule : Rules.ALL.all()) {
      TEXTS.put(FindingKind.valueOf(rule.code().name()), paragraphs(rule.page()));
    }
  }

  private RuleTexts() {}

  /** One paragraph each. */
  static List<String> of(FindingKind kind) {
    return TEXTS.getOrDefault(kind, List.of());
  }

  /** On a page another finding goes by its title. */
  private static List<String> paragraphs(String page) {
    return Stream.of(page.strip().split("\n\\s*\n"))
        .map(paragraph -> paragraph.replace('\n', ' ').replace("`", ""))
        .map(paragraph -> CODE.matcher(paragraph).replaceAll(code -> title(code.group())))
        .toList();
  }

  private static String title(String code) {
    return Stream.of(FindingKind.values())
        .filter(kind -> kind.name().equals(code))
        .findFirst()
        .map(kind -> "‘" + kind.title() + "’")
        .orElse(code);
  }
}
