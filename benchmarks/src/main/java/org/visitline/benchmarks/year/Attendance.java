package org.visitline.benchmarks.year;

import java.time.Instant;

/** What truly happened: this worker was there from then till then. No file says so. */
record Attendance(Person person, Carer carer, Instant arrived, Instant left) {}
