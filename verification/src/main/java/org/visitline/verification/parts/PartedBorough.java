package org.visitline.verification.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.Borough;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.files.DatedVisitRow;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.InputFolder;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.Replacements;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;

/**
 * A borough read from files. People, orders and suspensions are kept; visits, rota and calls, of
 * which there are hundreds for each of those, lie on the disk in parts of whole households.
 */
public final class PartedBorough {

  /** Of the two large files, in a part: with what is made of them, some 20 MB of memory. */
  private static final long BYTES_OF_A_PART = 2_000_000;

  /** For each, some memory waits to be set aside. */
  private static final int MOST_PARTS = 256;

  private static final Kind[] KINDS = Kind.values();

  private final InputFolder input;
  private final Directory directory;
  private final Households households;
  private final Spool facts;
  private final List<Outage> outages;
  private final List<List<ServiceOrder>> orders;
  private final List<List<Suspension>> suspensions;
  private final List<CommissionedVisitId> replacing = new ArrayList<>();
  private Set<String> contradictedVisits = Set.of();
  private Set<String> contradictedCalls = Set.of();
  private Replacements replacements = Replacements.NONE;
  private long rows;

  private PartedBorough(InputFolder input, WorkingFile working, int parts) throws IOException {
    this.input = input;
    List<Provider> providers = counted(input.providers());
    List<ServiceUser> serviceUsers = counted(input.serviceUsers());
    List<CareWorker> workers = counted(input.careWorkers());
    directory = new Directory(serviceUsers, workers, providers);
    households = new Households(directory, parts);
    orders = byPart(counted(input.serviceOrders()), ServiceOrder::serviceUser);
    suspensions = byPart(counted(input.suspensions()), Suspension::serviceUser);
    outages = counted(input.outages());
    facts = new Spool(working, parts);
  }

  /**
   * Reads the files that are there.
   *
   * @param working for what is set aside: about as much as the input
   * @param region in which numbers without a country code are read
   * @param notes hears of rows left out, from two files at once
   * @throws IOException if there is no such folder, or none of the files is there
   */
  public static PartedBorough read(Path folder, WorkingFile working, String region, FileNotes notes)
      throws IOException {
    long bytes = sizeOf(folder.resolve("commissioned_visits.csv"));
    bytes += sizeOf(folder.resolve("logged_calls.csv"));
    return read(
        folder, working, region, notes, (int) Math.min(MOST_PARTS, 1 + bytes / BYTES_OF_A_PART));
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.size(file) : 0;
  }

  static PartedBorough read(
      Path folder, WorkingFile working, String region, FileNotes notes, int parts)
      throws IOException {
    InputFolder input = InputFolder.open(folder, region, notes);
    PartedBorough borough = new PartedBorough(input, working, parts);
    borough.setAside();
    return borough;
  }

  private <R> List<R> counted(List<R> read) {
    rows += read.size();
    return read;
  }

  private <R> List<List<R>> byPart(List<R> facts, Function<R, ServiceUserId> whose) {
    List<List<R>> byPart = new ArrayList<>();
    for (int part = 0; part < households.parts(); part++) {
      byPart.add(new ArrayList<>());
    }
    facts.forEach(fact -> byPart.get(households.partOf(whose.apply(fact))).add(fact));
    return byPart;
  }

  /** The calls are more than all the rest, and wait for nothing but the directory. */
  private void setAside() {
    CompletableFuture<Long> ringing = CompletableFuture.supplyAsync(this::setAsideCalls);
    rows += setAsideVisits();
    rows += joined(ringing);
    replacing.removeIf(visit -> contradictedVisits.contains(visit.value()));
    replacements = Replacements.named(replacing);
  }

  private long setAsideVisits() {
    SetAside aside = new SetAside();
    contradictedVisits = input.datedVisits(aside::take);
    input.rota(aside::take);
    return aside.taken - contradictedVisits.size();
  }

  private long setAsideCalls() {
    SetAside aside = new SetAside();
    contradictedCalls = input.loggedCalls(row -> aside.take(row.call()));
    return aside.taken - contradictedCalls.size();
  }

  /** What was read beside, or what went wrong there as if it had gone wrong here. */
  private static long joined(CompletableFuture<Long> ringing) {
    try {
      return ringing.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Who is who. */
  public Directory directory() {
    return directory;
  }

  /** The outages of the phone service. */
  public List<Outage> outages() {
    return outages;
  }

  Households households() {
    return households;
  }

  /** Told by the visits of all parts. */
  Replacements replacements() {
    return replacements;
  }

  /** How many rows were taken, of all files. */
  public long rows() {
    return rows;
  }

  /** All that is known of the households of a part; asked for once. */
  Borough part(int part) throws IOException {
    List<DatedVisit> dated = new ArrayList<>();
    List<RotaEntry> rota = new ArrayList<>();
    List<LoggedCall> calls = new ArrayList<>();
    facts.each(
        part,
        from -> {
          switch (Records.read(KINDS, from)) {
            case VISIT -> take(Records.readVisit(from), dated, rota);
            case ROTA -> rota.add(Records.readRota(from));
            case CALL -> {
              LoggedCall call = Records.readCall(from);
              if (!contradictedCalls.contains(call.id().value())) {
                calls.add(call);
              }
            }
          }
        });
    return new Borough(
        directory,
        orders.get(part),
        dated,
        rota,
        suspensions.get(part),
        outages,
        calls,
        List.of(),
        List.of());
  }

  private void take(DatedVisitRow row, List<DatedVisit> dated, List<RotaEntry> rota) {
    DatedVisit visit = row.visit();
    if (!contradictedVisits.contains(visit.id().value())) {
      dated.add(visit);
      row.assigned().forEach(worker -> rota.add(new RotaEntry(visit.id(), worker)));
    }
  }

  private enum Kind {
    VISIT,
    ROTA,
    CALL
  }

  /** One thread's way to the disk. */
  private final class SetAside {

    private final RecordBytes record = RecordBytes.empty();
    private long taken;

    void take(DatedVisitRow row) {
      if (Replacements.isSuchName(row.visit().id())) {
        replacing.add(row.visit().id());
      }
      record(
          Kind.VISIT, households.partOf(row.visit().serviceUser()), to -> Records.write(row, to));
    }

    void take(ServiceUserId whose, RotaEntry entry) {
      record(Kind.ROTA, households.partOf(whose), to -> Records.write(entry, to));
    }

    void take(LoggedCall call) {
      record(Kind.CALL, households.partOf(call), to -> Records.write(call, to));
    }

    private void record(Kind kind, int part, RecordWriter writer) {
      taken++;
      try {
        record.clear();
        Records.write(kind, record);
        writer.write(record);
        facts.add(part, record);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot set aside what was read", e);
      }
    }
  }

  /** Writes one record. */
  @FunctionalInterface
  private interface RecordWriter {
    void write(RecordBytes to);
  }
}
