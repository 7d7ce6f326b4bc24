package org.visitline.ivr.caller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.visitline.ivr.dialogue.Attendance;
import org.visitline.schema.CareWorkerId;

/** Each worker's latest arrivals and departures, from this machine's calls and the database's. */
final class RecentAttendances {

  /** A round of visits; an arrival before that is over anyway. */
  private static final int MOST = 24;

  private static final Comparator<Attendance> IN_ORDER =
      Comparator.comparing(Attendance::at).thenComparing(Attendance::callId);

  private final ConcurrentHashMap<CareWorkerId, List<Attendance>> byWorker =
      new ConcurrentHashMap<>();

  /** In any order; one that is known already changes nothing. */
  void add(Attendance attendance) {
    byWorker.merge(attendance.worker(), List.of(attendance), RecentAttendances::joined);
  }

  /** In order of time, those before that moment. */
  List<Attendance> before(CareWorkerId worker, Instant moment) {
    return byWorker.getOrDefault(worker, List.of()).stream()
        .filter(attendance -> attendance.at().isBefore(moment))
        .toList();
  }

  private static List<Attendance> joined(List<Attendance> known, List<Attendance> added) {
    Attendance one = added.getFirst();
    if (known.stream().anyMatch(attendance -> attendance.callId().equals(one.callId()))) {
      return known;
    }
    List<Attendance> all = new ArrayList<>(known);
    int place = all.size();
    while (place > 0 && IN_ORDER.compare(all.get(place - 1), one) > 0) {
      place--;
    }
    all.add(place, one);
    return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }
}
