package org.visitline.verification.store;

import java.time.LocalDate;

/** A visit that came, went or is another now; and whose it was or is, and when. */
record ChangedVisit(String visit, String serviceUser, String careWorker, LocalDate date) {}
