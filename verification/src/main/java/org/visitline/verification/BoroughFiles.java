package org.visitline.verification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.files.DatedVisitRow;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.InputFolder;
import org.visitline.verification.files.RowConsumer;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;

/** Reads a borough from the input files of a folder. */
public final class BoroughFiles {

  private final List<Provider> providers = new ArrayList<>();
  private final List<ServiceUser> serviceUsers = new ArrayList<>();
  private final List<CareWorker> workers = new ArrayList<>();
  private final List<ServiceOrder> orders = new ArrayList<>();
  private final List<DatedVisit> datedVisits = new ArrayList<>();
  private final List<RotaEntry> rota = new ArrayList<>();
  private final List<Suspension> suspensions = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();
  private final List<LoggedCall> calls = new ArrayList<>();
  private long rows;

  private BoroughFiles() {}

  /**
   * Reads the files that are there.
   *
   * @param region in which numbers without a country code are read
   * @param notes hears of rows left out
   */
  public static Borough read(Path folder, String region, FileNotes notes) {
    return new BoroughFiles().read(new InputFolder(folder, region, notes));
  }

  private Borough read(InputFolder folder) {
    folder.providers(into(providers));
    folder.serviceUsers(into(serviceUsers));
    folder.careWorkers(into(workers));
    folder.serviceOrders(into(orders));
    folder.datedVisits(this::take);
    folder.rota(into(rota));
    folder.suspensions(into(suspensions));
    folder.outages(into(outages));
    folder.loggedCalls(
        (line, row) -> {
          rows++;
          calls.add(row.call());
        });
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

  private <T> RowConsumer<T> into(List<T> records) {
    return (line, record) -> {
      rows++;
      records.add(record);
    };
  }

  private void take(long line, DatedVisitRow row) {
    rows++;
    datedVisits.add(row.visit());
    row.assigned().forEach(worker -> rota.add(new RotaEntry(row.visit().id(), worker)));
  }
}
