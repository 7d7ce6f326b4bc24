package org.visitline.verification.store;

import java.time.LocalDate;
import java.util.List;

/**
 * A visit that came, went or is another now; and whose it was or is, and when.
 *
 * @param ends its arrival call and its departure call, as far as there are any
 */
record ChangedVisit(
    String visit, String serviceUser, String careWorker, LocalDate date, List<String> ends) {}
