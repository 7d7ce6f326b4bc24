package org.visitline.verification.pairing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.Period;

/** Lays people's corrections over the visits that calls show. The calls stay as they are. */
public final class Amendments {

  private final Map<VisitId, Amendment> latest = new HashMap<>();
  private final List<Amendment.AddedVisit> added = new ArrayList<>();
  private final Directory directory;
  private final CivilZone zone;

  /** Of several for one visit the one written last holds. */
  public Amendments(Collection<Amendment> amendments, Directory directory, CivilZone zone) {
    this.directory = directory;
    this.zone = zone;
    amendments.stream().sorted(Amendment.IN_ORDER).forEach(this::take);
  }

  /** Without the added visits that begin at another time. */
  public static List<Amendment> within(Collection<Amendment> amendments, Period time) {
    Map<VisitId, Amendment> latest = new HashMap<>();
    amendments.stream()
        .sorted(Amendment.IN_ORDER)
        .forEach(amendment -> latest.put(amendment.visit(), amendment));
    return amendments.stream()
        .filter(
            amendment ->
                !(amendment instanceof Amendment.AddedVisit added)
                    || time.contains(
                        begins(added, Objects.requireNonNull(latest.get(added.visit())))))
        .toList();
  }

  private static Instant begins(Amendment.AddedVisit added, Amendment latest) {
    Instant in = latest.arrivedAt() != null ? latest.arrivedAt() : added.arrivedAt();
    Instant out = latest.departedAt() != null ? latest.departedAt() : added.departedAt();
    return in != null ? in : Objects.requireNonNull(out);
  }

  private void take(Amendment amendment) {
    latest.put(amendment.visit(), amendment);
    if (amendment instanceof Amendment.AddedVisit visit) {
      added.add(visit);
    }
  }

  /** The visits to a service user with corrected times, and those that no call shows. */
  public List<Visit> lay(List<Visit> visits, ServiceUser serviceUser) {
    if (latest.isEmpty()) {
      return visits;
    }
    List<Visit> shown = new ArrayList<>(visits);
    for (Amendment.AddedVisit visit : added) {
      if (visit.serviceUser().equals(serviceUser.id())) {
        directory.find(visit.worker()).ifPresent(worker -> shown.add(shown(visit, worker)));
      }
    }
    // An added visit may itself have been given other times since.
    shown.replaceAll(
        visit -> {
          Amendment amendment = findOf(visit);
          return amendment == null ? visit : adjust(visit, amendment);
        });
    return shown;
  }

  /** The one written last under any name that the visit has had: each of its calls may be one. */
  private @Nullable Amendment findOf(Visit visit) {
    Amendment last = latest.get(visit.id());
    for (PlacedCall call : visit.calls()) {
      Amendment other = latest.get(VisitId.of(call.id()));
      if (other != null && (last == null || Amendment.IN_ORDER.compare(other, last) > 0)) {
        last = other;
      }
    }
    return last;
  }

  private Visit adjust(Visit visit, Amendment amendment) {
    Instant in = amendment.arrivedAt() != null ? amendment.arrivedAt() : visit.arrivedAt();
    Instant out = amendment.departedAt() != null ? amendment.departedAt() : visit.departedAt();
    if (in != null && out != null && out.isBefore(in)) {
      // A call that came in since contradicts the time that a person gave: that one stands alone.
      in = amendment.arrivedAt();
      out = amendment.departedAt();
    }
    Instant begins = in != null ? in : out;
    return new Visit(
        visit.id(),
        visit.serviceUser(),
        visit.worker(),
        begins == null ? visit.date() : zone.dateOf(begins),
        visit.arrival(),
        visit.departure(),
        visit.extraCalls(),
        in,
        out,
        visit.openUntil(),
        visit.inferred(),
        amendment);
  }

  private Visit shown(Amendment.AddedVisit added, CareWorker worker) {
    Instant begins = added.begins();
    return new Visit(
        added.visit(),
        directory.get(added.serviceUser()),
        worker,
        zone.dateOf(begins),
        null,
        null,
        List.of(),
        added.arrivedAt(),
        added.departedAt(),
        // Nobody will ring to close it.
        null,
        false,
        added);
  }
}
