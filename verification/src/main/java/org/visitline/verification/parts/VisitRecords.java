package org.visitline.verification.parts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.schedule.CommissionedVisit;

/** How visits with the slots that they took lie on the disk for the length of one run. */
final class VisitRecords {

  private static final Line[] LINES = Line.values();

  private final List<ServiceUser> serviceUsers;
  private final List<CareWorker> workers;
  private final Map<ServiceUserId, Integer> numbersOfServiceUsers = new HashMap<>();
  private final Map<CareWorkerId, Integer> numbersOfWorkers = new HashMap<>();

  /**
   * Visits whose people are these.
   *
   * @param directory of everybody
   */
  VisitRecords(Directory directory) {
    serviceUsers = List.copyOf(directory.serviceUsers());
    workers = List.copyOf(directory.workers());
    serviceUsers.forEach(who -> numbersOfServiceUsers.put(who.id(), numbersOfServiceUsers.size()));
    workers.forEach(worker -> numbersOfWorkers.put(worker.id(), numbersOfWorkers.size()));
  }

  private static <I> int numberOf(I id, Map<I, Integer> numbers) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new NoSuchElementException(id + " is in a visit, and not in the directory");
    }
    return number;
  }

  void write(MatchedVisit matched, RecordBytes to) {
    Visit visit = matched.visit();
    if (visit.amendment() != null) {
      throw new IllegalArgumentException(
          "visit " + visit.id() + " has an amendment, and no file brings one");
    }
    to.writeText(visit.id().value());
    to.writeInt(numberOf(visit.serviceUser().id(), numbersOfServiceUsers));
    to.writeInt(numberOf(visit.worker().id(), numbersOfWorkers));
    Records.write(visit.date(), to);
    write(visit.arrival(), to);
    write(visit.departure(), to);
    to.writeInt(visit.extraCalls().size());
    for (PlacedCall extra : visit.extraCalls()) {
      write(extra, to);
    }
    Records.writeOptional(visit.arrivedAt(), to);
    Records.writeOptional(visit.departedAt(), to);
    Records.writeOptional(visit.openUntil(), to);
    to.writeBoolean(visit.inferred());
    write(matched.commissioned(), to);
  }

  MatchedVisit read(RecordBytes from) {
    VisitId id = new VisitId(from.readText());
    ServiceUser serviceUser = serviceUsers.get(from.readInt());
    CareWorker worker = workers.get(from.readInt());
    Visit visit =
        new Visit(
            id,
            serviceUser,
            worker,
            Records.readDate(from),
            readCall(worker, serviceUser, from),
            readCall(worker, serviceUser, from),
            readCalls(worker, serviceUser, from),
            Records.readOptional(from),
            Records.readOptional(from),
            Records.readOptional(from),
            from.readBoolean(),
            null);
    return new MatchedVisit(visit, readCommissioned(serviceUser, from));
  }

  private static void write(@Nullable PlacedCall call, RecordBytes to) {
    Records.write(call == null ? null : call.line(), to);
    if (call != null) {
      Records.write(call.call(), to);
      to.writeBoolean(call.linked());
    }
  }

  /** A visit's calls are of its worker, at its service user. */
  private static @Nullable PlacedCall readCall(
      CareWorker worker, ServiceUser serviceUser, RecordBytes from) {
    Line line = Records.readOptional(LINES, from);
    return line == null
        ? null
        : new PlacedCall(Records.readCall(from), worker, serviceUser, line, from.readBoolean());
  }

  private static List<PlacedCall> readCalls(
      CareWorker worker, ServiceUser serviceUser, RecordBytes from) {
    int left = from.readInt();
    if (left == 0) {
      return List.of();
    }
    List<PlacedCall> calls = new ArrayList<>(left);
    for (; left > 0; left--) {
      PlacedCall call = readCall(worker, serviceUser, from);
      if (call != null) {
        calls.add(call);
      }
    }
    return calls;
  }

  private static void write(@Nullable CommissionedVisit commissioned, RecordBytes to) {
    to.writeBoolean(commissioned != null);
    if (commissioned != null) {
      to.writeText(commissioned.id().value());
      to.writeText(commissioned.provider().value());
      to.writeText(commissioned.serviceType());
      Records.write(commissioned.date(), to);
      Records.write(commissioned.start(), to);
      Records.write(commissioned.latestStart(), to);
      Records.write(commissioned.duration(), to);
      to.writeInt(commissioned.workers());
      to.writeBoolean(commissioned.timeCritical());
      to.writeBoolean(commissioned.cancelled());
    }
  }

  private static @Nullable CommissionedVisit readCommissioned(
      ServiceUser serviceUser, RecordBytes from) {
    if (!from.readBoolean()) {
      return null;
    }
    return new CommissionedVisit(
        new CommissionedVisitId(from.readText()),
        serviceUser.id(),
        new ProviderId(from.readText()),
        from.readText(),
        Records.readDate(from),
        Records.readInstant(from),
        Records.readInstant(from),
        Records.readDuration(from),
        from.readInt(),
        from.readBoolean(),
        from.readBoolean());
  }
}
