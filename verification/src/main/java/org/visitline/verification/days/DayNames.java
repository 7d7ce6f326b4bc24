package org.visitline.verification.days;

import org.visitline.schema.CallId;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.schedule.CommissionedVisit;

/** What people and things are called in a day of care. */
interface DayNames {

  /** {@code Mrs A}. */
  String of(ServiceUser serviceUser);

  /** {@code Ann}. */
  String of(CareWorker worker);

  /** {@code 08:00}: commissioned visits are named by when they start. */
  String of(CommissionedVisit commissioned);

  /** {@code K1}: calls are numbered as they stand. */
  String of(CallId call);
}
