package org.visitline.verification.matching;

import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;

/** A visit takes a slot of a commissioned visit. */
public record Match(CommissionedVisit commissioned, Visit visit) {}
