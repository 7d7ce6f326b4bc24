package org.visitline.verification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.files.DatedVisitRow;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.InputFile;
import org.visitline.verification.files.InputFiles;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.files.RowConsumer;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;

/** Reads a borough from the input files of a folder. */
public final class BoroughFiles {

  private final Path folder;
  private final FileNotes notes;
  private final List<Provider> providers = new ArrayList<>();
  private final List<ServiceUser> serviceUsers = new ArrayList<>();
  private final List<CareWorker> workers = new ArrayList<>();
  private final List<ServiceOrder> orders = new ArrayList<>();
  private final List<DatedVisit> datedVisits = new ArrayList<>();
  private final List<RotaEntry> rota = new ArrayList<>();
  private final List<Suspension> suspensions = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();
  private final List<LoggedCall> calls = new ArrayList<>();
  private final Set<ServiceUserId> known = new HashSet<>();
  private long rows;

  private BoroughFiles(Path folder, FileNotes notes) {
    this.folder = folder;
    this.notes = notes;
  }

  /**
   * Reads the files that are there.
   *
   * @param region in which numbers without a country code are read
   * @param notes hears of rows left out
   */
  public static Borough read(Path folder, String region, FileNotes notes) {
    return new BoroughFiles(folder, notes).read(InputFiles.of(region));
  }

  private Borough read(InputFiles files) {
    read(files.providers(), (line, provider) -> providers.add(provider));
    read(files.serviceUsers(), this::take);
    read(files.careWorkers(), (line, worker) -> workers.add(worker));
    read(files.serviceOrders(), this::take);
    read(files.datedVisits(), this::take);
    read(files.rota(), (line, entry) -> rota.add(entry));
    read(files.suspensions(), this::take);
    read(files.outages(), (line, outage) -> outages.add(outage));
    read(files.loggedCalls(), (line, row) -> calls.add(row.call()));
    Directory directory = new Directory(serviceUsers, workers, providers);
    return new Borough(
        directory,
        orders,
        datedVisits,
        rota,
        suspensions,
        outages,
        calls,
        List.of(),
        List.of(),
        rows);
  }

  private <T> void read(InputFile<T> file, RowConsumer<T> consumer) {
    file.read(
        folder,
        notes,
        (line, row) -> {
          rows++;
          consumer.row(line, row);
        });
  }

  private void take(long line, ServiceUser serviceUser) {
    serviceUsers.add(serviceUser);
    known.add(serviceUser.id());
  }

  private void take(long line, ServiceOrder order) {
    if (isKnown(order.serviceUser(), "service_orders.csv", line)) {
      orders.add(order);
    }
  }

  private void take(long line, DatedVisitRow row) {
    if (isKnown(row.visit().serviceUser(), "commissioned_visits.csv", line)) {
      datedVisits.add(row.visit());
      row.assigned().forEach(worker -> rota.add(new RotaEntry(row.visit().id(), worker)));
    }
  }

  private void take(long line, Suspension suspension) {
    if (isKnown(suspension.serviceUser(), "suspensions.csv", line)) {
      suspensions.add(suspension);
    }
  }

  /** A row about somebody who is in no file helps nobody; whoever wrote it wants to know. */
  private boolean isKnown(ServiceUserId id, String file, long line) {
    if (known.contains(id)) {
      return true;
    }
    rows--;
    notes.rejected(
        new Rejection(
            file,
            line,
            "service_user_id",
            id.value(),
            "names nobody in service_users.csv",
            "Add the service user there, or correct the id"));
    return false;
  }
}
