package org.visitline.verification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.InputFiles;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;

/** Reads a borough from the input files of a folder. */
public final class BoroughFiles {

  private BoroughFiles() {}

  /**
   * Reads the files that are there.
   *
   * @param region in which numbers without a country code are read
   * @param notes hears of rows left out
   */
  public static Borough read(Path folder, String region, FileNotes notes) {
    InputFiles files = InputFiles.of(region);
    List<Provider> providers = new ArrayList<>();
    List<ServiceUser> serviceUsers = new ArrayList<>();
    List<CareWorker> workers = new ArrayList<>();
    List<ServiceOrder> orders = new ArrayList<>();
    List<DatedVisit> datedVisits = new ArrayList<>();
    List<RotaEntry> rota = new ArrayList<>();
    List<Suspension> suspensions = new ArrayList<>();
    List<Outage> outages = new ArrayList<>();
    List<LoggedCall> calls = new ArrayList<>();
    files.providers().read(folder, notes, (line, provider) -> providers.add(provider));
    files.serviceUsers().read(folder, notes, (line, who) -> serviceUsers.add(who));
    files.careWorkers().read(folder, notes, (line, worker) -> workers.add(worker));
    files.serviceOrders().read(folder, notes, (line, order) -> orders.add(order));
    files
        .datedVisits()
        .read(
            folder,
            notes,
            (line, row) -> {
              datedVisits.add(row.visit());
              row.assigned().forEach(worker -> rota.add(new RotaEntry(row.visit().id(), worker)));
            });
    files.rota().read(folder, notes, (line, entry) -> rota.add(entry));
    files.suspensions().read(folder, notes, (line, suspension) -> suspensions.add(suspension));
    files.outages().read(folder, notes, (line, outage) -> outages.add(outage));
    files.loggedCalls().read(folder, notes, (line, row) -> calls.add(row.call()));
    Directory directory = new Directory(serviceUsers, workers, providers);
    return new Borough(directory, orders, datedVisits, rota, suspensions, outages, calls);
  }
}
