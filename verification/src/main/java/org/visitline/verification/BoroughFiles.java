package org.visitline.verification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.files.DatedVisitRow;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.InputFolder;
import org.visitline.verification.files.LoggedCallRow;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;

/** Reads a borough from the input files of a folder. */
public final class BoroughFiles {

  private BoroughFiles() {}

  /**
   * Reads the files that are there. What comes of them does not depend on the order of their rows.
   *
   * @param region in which numbers without a country code are read
   * @param notes hears of rows left out, from two files at once
   * @throws IOException if there is no such folder, or none of the files is there: a mistyped name
   *     must not read as a borough in which nothing happens
   */
  public static Borough read(Path folder, String region, FileNotes notes) throws IOException {
    InputFolder input = InputFolder.open(folder, region, notes);
    // The calls are more than all the rest, and refer to nothing that is to be looked up here.
    CompletableFuture<List<LoggedCall>> ringing =
        CompletableFuture.supplyAsync(
            () -> calls(new InputFolder(folder, region, notes).loggedCalls()));
    List<Provider> providers = input.providers();
    List<ServiceUser> serviceUsers = input.serviceUsers();
    List<CareWorker> workers = input.careWorkers();
    List<ServiceOrder> orders = input.serviceOrders();
    List<DatedVisit> datedVisits = new ArrayList<>();
    List<RotaEntry> assigned = new ArrayList<>();
    for (DatedVisitRow row : input.datedVisits()) {
      datedVisits.add(row.visit());
      row.assigned().forEach(worker -> assigned.add(new RotaEntry(row.visit().id(), worker)));
    }
    List<RotaEntry> rota = input.rota();
    List<Suspension> suspensions = input.suspensions();
    List<Outage> outages = input.outages();
    List<LoggedCall> calls = joined(ringing);
    rota.addAll(assigned);
    return new Borough(
        new Directory(serviceUsers, workers, providers),
        orders,
        datedVisits,
        rota,
        suspensions,
        outages,
        calls,
        List.of(),
        List.of());
  }

  private static List<LoggedCall> calls(List<LoggedCallRow> rows) {
    List<LoggedCall> calls = new ArrayList<>(rows.size());
    rows.forEach(row -> calls.add(row.call()));
    return calls;
  }

  /** What was read beside, or what went wrong there as if it had gone wrong here. */
  private static List<LoggedCall> joined(CompletableFuture<List<LoggedCall>> ringing) {
    try {
      return ringing.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
