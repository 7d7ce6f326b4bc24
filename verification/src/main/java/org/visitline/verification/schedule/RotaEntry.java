package org.visitline.verification.schedule;

import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;

/**
 * The provider's own plan: this worker is to take a slot of that commissioned visit.
 *
 * @param visit may be an order's occurrence
 */
public record RotaEntry(CommissionedVisitId visit, CareWorkerId worker) {}
