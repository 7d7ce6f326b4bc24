package org.visitline.verification.calls;

import java.time.Duration;
import java.time.Instant;
import org.visitline.schema.ProviderId;
import org.visitline.verification.directory.ServiceUser;

/** Whom a provider was to visit around a time: tells apart people who share a number. */
@FunctionalInterface
public interface Expectation {

  /**
   * Whether a commissioned visit (not cancelled) of the provider to the service user has the
   * instant in [start - window, latest start + duration + window].
   */
  boolean isExpected(ServiceUser serviceUser, ProviderId provider, Instant at, Duration window);
}
