/**
 * The phone service under load: a fake Asterisk that opens calls at a rate, with the thinking times
 * of callers or none, beside Asterisk-Java's own server; calls held open; kills; a database that is
 * away. The service is a process of its own, started by its launcher.
 */
@NullMarked
package org.visitline.benchmarks.phone;

import org.jspecify.annotations.NullMarked;
