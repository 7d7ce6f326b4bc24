package org.visitline.verification.files;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;

/**
 * A folder of input files that refer to each other and to nothing else. A row that names somebody
 * whom no other file knows is rejected. To be read in the order of the methods.
 */
public final class InputFolder {

  private final Path folder;
  private final InputFiles files;
  private final FileNotes notes;
  private final Set<ProviderId> providers = new HashSet<>();
  private final Set<ServiceUserId> serviceUsers = new HashSet<>();
  private final Set<CareWorkerId> workers = new HashSet<>();
  private final Set<String> orders = new HashSet<>();
  private final KeysSeen visits = new KeysSeen();

  /**
   * Reads this folder.
   *
   * @param region in which numbers without a country code are read: {@code GB}
   * @param notes hears of rows left out
   */
  public InputFolder(Path folder, String region, FileNotes notes) {
    this.folder = folder;
    this.files = InputFiles.of(region);
    this.notes = notes;
  }

  /** The providers; without the file, any id names one. */
  public void providers(RowConsumer<Provider> rows) {
    files
        .providers()
        .read(
            folder,
            notes,
            (line, provider) -> {
              providers.add(provider.id());
              rows.row(line, provider);
            });
  }

  /** Who receives care. */
  public void serviceUsers(RowConsumer<ServiceUser> rows) {
    files
        .serviceUsers()
        .read(
            folder,
            notes,
            (line, serviceUser) -> {
              serviceUsers.add(serviceUser.id());
              rows.row(line, serviceUser);
            });
  }

  /** Who gives it. */
  public void careWorkers(RowConsumer<CareWorker> rows) {
    InputFile<CareWorker> file = files.careWorkers();
    file.read(
        folder,
        notes,
        (line, worker) -> {
          if (knows(file, line, worker.provider())) {
            workers.add(worker.id());
            rows.row(line, worker);
          }
        });
  }

  /** The weekly patterns. */
  public void serviceOrders(RowConsumer<ServiceOrder> rows) {
    InputFile<ServiceOrder> file = files.serviceOrders();
    file.read(
        folder,
        notes,
        (line, order) -> {
          if (knows(file, line, order.serviceUser()) && knows(file, line, order.provider())) {
            orders.add(order.id().value());
            rows.row(line, order);
          }
        });
  }

  /** The visits commissioned by date. */
  public void datedVisits(RowConsumer<DatedVisitRow> rows) {
    InputFile<DatedVisitRow> file = files.datedVisits();
    file.read(
        folder,
        notes,
        (line, row) -> {
          if (knows(file, line, row.visit().serviceUser())
              && knows(file, line, row.visit().provider())
              && knows(file, line, row.assigned())) {
            visits.add(row.visit().id().value(), line);
            rows.row(line, row);
          }
        });
  }

  /** The rota. */
  public void rota(RowConsumer<RotaEntry> rows) {
    InputFile<RotaEntry> file = files.rota();
    file.read(
        folder,
        notes,
        (line, entry) -> {
          if (knows(file, line, entry.visit())
              && knows(file, line, "care_worker_id", List.of(entry.worker()))) {
            rows.row(line, entry);
          }
        });
  }

  /** The suspensions. */
  public void suspensions(RowConsumer<Suspension> rows) {
    InputFile<Suspension> file = files.suspensions();
    file.read(
        folder,
        notes,
        (line, suspension) -> {
          if (knows(file, line, suspension.serviceUser())) {
            rows.row(line, suspension);
          }
        });
  }

  /** The outages. */
  public void outages(RowConsumer<Outage> rows) {
    files.outages().read(folder, notes, rows);
  }

  /** The calls; whom they name by number, PIN and code is for the engine to say. */
  public void loggedCalls(RowConsumer<LoggedCallRow> rows) {
    files.loggedCalls().read(folder, notes, rows);
  }

  private boolean knows(InputFile<?> file, long line, ProviderId provider) {
    boolean known = providers.contains(provider) || !files.providers().isIn(folder);
    return known || reject(file, line, "provider_id", provider, files.providers());
  }

  private boolean knows(InputFile<?> file, long line, ServiceUserId serviceUser) {
    return serviceUsers.contains(serviceUser)
        || reject(file, line, "service_user_id", serviceUser, files.serviceUsers());
  }

  private boolean knows(InputFile<?> file, long line, List<CareWorkerId> assigned) {
    return knows(file, line, "assigned_workers", assigned);
  }

  private boolean knows(InputFile<?> file, long line, String column, List<CareWorkerId> named) {
    for (CareWorkerId worker : named) {
      if (!workers.contains(worker)) {
        return reject(file, line, column, worker, files.careWorkers());
      }
    }
    return true;
  }

  private boolean knows(InputFile<?> file, long line, CommissionedVisitId visit) {
    String name = visit.value();
    int at = name.lastIndexOf('@');
    boolean known = visits.contains(name) || (at > 0 && orders.contains(name.substring(0, at)));
    return known || reject(file, line, "commissioned_visit_id", visit, files.datedVisits());
  }

  private boolean reject(
      InputFile<?> file, long line, String column, Object id, InputFile<?> source) {
    String value = id.toString();
    notes.rejected(
        new Rejection(
            file.name(),
            line,
            column,
            value.length() > 60 ? value.substring(0, 60) + "..." : value,
            "is not known",
            "Correct it, or add its row to " + source.name()));
    return false;
  }
}
