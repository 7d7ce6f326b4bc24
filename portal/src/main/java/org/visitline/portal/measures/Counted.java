package org.visitline.portal.measures;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.visitline.verification.measures.Measures;

/** A month's figures, and when they were counted. */
record Counted(YearMonth month, Instant at, Measures council, Map<String, Measures> byProvider) {}
