package org.visitline.ivr;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What Asterisk keeps on its disk for us, as this node sees it.
 *
 * @param spool its folder of noted calls, with the messages to the office in {@code messages};
 *     empty where Asterisk's disk cannot be seen from here
 * @param lookEvery how long a noted call or a message lies there
 * @param callRecords its own records of calls; empty where this node is not to compare them
 * @param witnessAt the civil time at which those of yesterday are compared with the call log
 */
public record AsteriskDisk(
    Optional<Path> spool, Duration lookEvery, Optional<Path> callRecords, LocalTime witnessAt) {}
