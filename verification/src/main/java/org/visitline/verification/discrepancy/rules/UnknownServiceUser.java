package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;

/** A call that says who was there and not where. */
public final class UnknownServiceUser implements Rule.OfCall {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.UNKNOWN_SERVICE_USER;
  }

  @Override
  public String page() {
    return """
    A call has a worker but no service user: no code was keyed that belongs to anybody, and the caller
    number is withheld, is registered to nobody, or is shared by several service users of whom not
    exactly one was to be visited around that time.
    """;
  }

  @Override
  public @Nullable Evidence find(Placement placement, Setting setting) {
    if (!(placement instanceof Placement.NoServiceUser known)) {
      return null;
    }
    String number = known.call().callerE164();
    int owners =
        number == null ? 0 : setting.directory().ownersOf(number, known.call().answeredAt()).size();
    return new Seen(known.call(), known.worker(), owners);
  }

  /**
   * The call, and to how many service users its number was registered.
   *
   * @param owners none, or several
   */
  record Seen(LoggedCall call, CareWorker worker, int owners) implements Evidence {

    /** The digits are not repeated: who is at a loss may key a PIN here. */
    private static final String NOBODYS = "keyed a code that is no service user's";

    @Override
    public String facts() {
      return call.id().value();
    }

    @Override
    public String explanation(Wording words) {
      return worker.name()
          + " rang at "
          + words.moment(call.answeredAt())
          + " from "
          + words.caller(call)
          + ", "
          + why()
          + ", so it is not known at whose home.";
    }

    private String why() {
      boolean keyed = !call.serviceUserCode().isEmpty();
      if (call.callerE164() == null) {
        return keyed ? "and " + NOBODYS : "and keyed no service user's code";
      }
      return lineOf() + (keyed ? ", and " + NOBODYS : "");
    }

    private String lineOf() {
      return owners == 0
          ? "which is registered to no service user"
          : "which "
              + owners
              + " service users share, and a visit was due then to none of them or to more than"
              + " one";
    }
  }
}
