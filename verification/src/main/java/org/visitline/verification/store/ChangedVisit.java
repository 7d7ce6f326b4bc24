package org.visitline.verification.store;

/** A visit that came, went or is another now; and whose it was or is. */
record ChangedVisit(String visit, String careWorker) {}
