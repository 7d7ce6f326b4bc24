package org.visitline.verification.matching;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.visitline.verification.matching.MatchingLawsTest.Contest;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.RotaEntry;

/** Tries every assignment and keeps the best: slow, and as plain as the rule itself. */
final class EveryAssignment {

  /** In force on the first date, and on the second. */
  static final Policy POLICY = Policy.DEFAULT.with(PolicyNumber.MATCH_WINDOW_MINUTES, 45);

  static final Policy LATER =
      Policy.DEFAULT.with(PolicyNumber.MATCH_WINDOW_MINUTES, 120).named("later");

  private final Contest contest;
  private final Deque<long[]> taken = new ArrayDeque<>();
  private long[] best = {-1, 0, 0, 0};
  private List<String> bestPairs = List.of();

  private EveryAssignment(Contest contest) {
    this.contest = contest;
  }

  static List<String> best(Contest contest) {
    EveryAssignment every = new EveryAssignment(contest);
    every.tryFrom(0);
    return every.bestPairs;
  }

  private void tryFrom(int visit) {
    if (visit == contest.visits().size()) {
      compare();
      return;
    }
    tryFrom(visit + 1);
    for (int slot = 0; slot < contest.commissioned().size(); slot++) {
      if (distance(visit, slot) <= window(slot) && hasPlace(visit, slot)) {
        taken.addLast(new long[] {visit, slot});
        tryFrom(visit + 1);
        taken.removeLast();
      }
    }
  }

  private long window(int slot) {
    LocalDate date = contest.commissioned().get(slot).date();
    return (date.equals(MatchingLawsTest.DAY) ? POLICY : LATER).matchWindow().toMillis();
  }

  private boolean hasPlace(int visit, int slot) {
    int there = 0;
    for (long[] pair : taken) {
      if (pair[1] == slot) {
        there++;
        if (visit((int) pair[0]).worker().id().equals(visit(visit).worker().id())) {
          return false;
        }
      }
    }
    return there < contest.commissioned().get(slot).workers();
  }

  private Visit visit(int number) {
    return contest.visits().get(number);
  }

  private long[] bounds(int visit, int slot) {
    CommissionedVisit commissioned = contest.commissioned().get(slot);
    long shift = visit(visit).arrivedAt() == null ? commissioned.duration().toMillis() : 0;
    return new long[] {
      commissioned.start().toEpochMilli() + shift, commissioned.latestStart().toEpochMilli() + shift
    };
  }

  private long distance(int visit, int slot) {
    long at = visit(visit).begins().toEpochMilli();
    long[] bounds = bounds(visit, slot);
    return Math.max(0, Math.max(bounds[0] - at, at - bounds[1]));
  }

  private void compare() {
    long[] score = {taken.size(), 0, 0, 0};
    List<String> pairs = new ArrayList<>();
    for (long[] pair : taken) {
      int visit = (int) pair[0];
      int slot = (int) pair[1];
      CommissionedVisit commissioned = contest.commissioned().get(slot);
      RotaEntry own = new RotaEntry(commissioned.id(), visit(visit).worker().id());
      score[1] += contest.rota().contains(own) ? 1 : 0;
      score[2] -= distance(visit, slot);
      score[3] -= Math.abs(visit(visit).begins().toEpochMilli() - bounds(visit, slot)[0]);
      pairs.add(commissioned.id() + " " + visit(visit).id());
    }
    pairs.sort(null);
    int better = Arrays.compare(score, best);
    if (better > 0
        || (better == 0 && String.join(",", pairs).compareTo(String.join(",", bestPairs)) < 0)) {
      best = score;
      bestPairs = pairs;
    }
  }
}
