package org.visitline.verification.store;

import java.util.Collection;
import java.util.List;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.rules.Rules;

/** Names, as the database keeps them, of what a look was taken at when something was found. */
final class Scope {

  private Scope() {}

  /** Everything about one service user but what workers and telephones did elsewhere too. */
  static String serviceUser(Object id) {
    return "S:" + id;
  }

  /** One service user's visits as a whole: habits of weeks. */
  static String habits(Object id) {
    return "H:" + id;
  }

  /** One worker's visits, wherever they were. */
  static String worker(Object id) {
    return "W:" + id;
  }

  /** One telephone's calls that proved no registered place. */
  static String phone(String e164) {
    return "P:" + e164;
  }

  /** One call that could not be placed. */
  static String call(Object id) {
    return "C:" + id;
  }

  /** The one under which a finding is kept, by what its rule looks at. */
  static String of(Finding finding) {
    return switch (Rules.ALL.get(finding.code())) {
      case Rule.OfCall _ -> call(String.valueOf(finding.call()));
      case Rule.OfHistory ofHistory when ofHistory.whose().contains(Rule.Whose.PHONE) ->
          phone(finding.evidence().facts());
      case Rule.OfHistory _ ->
          finding.worker() == null
              ? habits(String.valueOf(finding.serviceUser()))
              : worker(finding.worker());
      default -> serviceUser(String.valueOf(finding.serviceUser()));
    };
  }

  static List<String> serviceUsers(Collection<?> ids) {
    return ids.stream().map(Scope::serviceUser).toList();
  }

  static List<String> habits(Collection<?> ids) {
    return ids.stream().map(Scope::habits).toList();
  }

  static List<String> workers(Collection<?> ids) {
    return ids.stream().map(Scope::worker).toList();
  }

  static List<String> phones(Collection<String> numbers) {
    return numbers.stream().map(Scope::phone).toList();
  }

  static List<String> calls(Collection<?> ids) {
    return ids.stream().map(Scope::call).toList();
  }
}
