package org.visitline.verification.schedule;

import java.time.LocalDate;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/**
 * A visit commissioned for one date: a one-off, or, where it is named like an order's occurrence
 * ({@code SO17@2026-10-25}), what replaces that occurrence.
 *
 * @param date civil date of the start
 * @param cancelled nobody is to come
 */
public record DatedVisit(
    CommissionedVisitId id,
    ServiceUserId serviceUser,
    ProviderId provider,
    String serviceType,
    LocalDate date,
    VisitTerms terms,
    boolean cancelled) {}
