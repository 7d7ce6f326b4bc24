package org.visitline.portal.policies;

import java.time.LocalDate;
import java.util.List;
import org.visitline.verification.policy.Policies;

/**
 * What another policy would have found and paid.
 *
 * @param dated the policy, and whose it would be
 * @param everybody it binds contracts with a policy of their own too
 * @param whose the same in words
 * @param first the first civil date that is looked at
 * @param last the last one
 * @param changes what is other than in the policy that the form was filled with
 */
record WhatIfQuestion(
    Policies.Dated dated,
    boolean everybody,
    String whose,
    LocalDate first,
    LocalDate last,
    List<Change> changes) {

  /**
   * One of them.
   *
   * @param said in words
   * @param key how a policy file names what changes
   */
  record Change(String said, String key) {}

  /** The policies to lay beside those in force: as the command takes them. */
  Policies beside(Policies inForce) {
    return everybody ? Policies.always(dated.policy()) : inForce.butFor(dated);
  }
}
