package org.visitline.verification.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
  private final Map<String, ServiceUserId> orders = new HashMap<>();
  private final VisitOwners visits = new VisitOwners();

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

  /**
   * A folder in which at least one of the files is.
   *
   * @throws IOException if there is no such folder, or none of the files is there: a mistyped name
   *     must not read as a borough in which nothing happens
   */
  public static InputFolder open(Path folder, String region, FileNotes notes) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no folder; name the folder that holds the input files");
    }
    if (InputFiles.of(region).namesIn(folder).isEmpty()) {
      throw new IOException(
          folder
              + " holds none of the input files; they are named "
              + String.join(", ", InputFiles.of(region).names()));
    }
    return new InputFolder(folder, region, notes);
  }

  /** The providers; without the file, any id names one. */
  public List<Provider> providers() {
    List<Provider> rows = files.providers().list(folder, notes, (line, provider) -> true);
    rows.forEach(provider -> providers.add(provider.id()));
    return rows;
  }

  /** Who receives care. */
  public List<ServiceUser> serviceUsers() {
    List<ServiceUser> rows = files.serviceUsers().list(folder, notes, (line, who) -> true);
    rows.forEach(serviceUser -> serviceUsers.add(serviceUser.id()));
    return rows;
  }

  /** Who gives it. */
  public List<CareWorker> careWorkers() {
    InputFile<CareWorker> file = files.careWorkers();
    List<CareWorker> rows =
        file.list(folder, notes, (line, worker) -> knows(file, line, worker.provider()));
    rows.forEach(worker -> workers.add(worker.id()));
    return rows;
  }

  /** The weekly patterns. */
  public List<ServiceOrder> serviceOrders() {
    InputFile<ServiceOrder> file = files.serviceOrders();
    List<ServiceOrder> rows =
        file.list(
            folder,
            notes,
            (line, order) ->
                knows(file, line, order.serviceUser()) && knows(file, line, order.provider()));
    rows.forEach(order -> orders.put(order.id().value(), order.serviceUser()));
    return rows;
  }

  /**
   * The visits commissioned by date, row by row.
   *
   * @param rows takes them
   * @return the ids of visits handed on that are contradicted further down: these do not count
   */
  public Set<String> datedVisits(Consumer<DatedVisitRow> rows) {
    InputFile<DatedVisitRow> file = files.datedVisits();
    Set<String> contradicted =
        file.hand(
            folder,
            notes,
            (line, row) ->
                knows(file, line, row.visit().serviceUser())
                    && knows(file, line, row.visit().provider())
                    && knows(file, line, row.assigned()),
            row -> {
              visits.add(row.visit().id(), row.visit().serviceUser());
              rows.accept(row);
            });
    visits.strikeOut(contradicted);
    return contradicted;
  }

  /** The visits commissioned by date. */
  public List<DatedVisitRow> datedVisits() {
    List<DatedVisitRow> rows = new ArrayList<>();
    Set<String> contradicted = datedVisits(rows::add);
    if (!contradicted.isEmpty()) {
      rows.removeIf(row -> contradicted.contains(row.visit().id().value()));
    }
    return rows;
  }

  /**
   * The rota, row by row.
   *
   * @param rows takes each, with the service user to whom its visit goes
   */
  public void rota(BiConsumer<ServiceUserId, RotaEntry> rows) {
    InputFile<RotaEntry> file = files.rota();
    // Its whole row is its key, so that no row contradicts another.
    file.hand(
        folder,
        notes,
        (line, entry) ->
            (findOwner(entry.visit()).isPresent()
                    || reject(
                        file, line, "commissioned_visit_id", entry.visit(), files.datedVisits()))
                && knows(file, line, "care_worker_id", List.of(entry.worker())),
        entry -> rows.accept(findOwner(entry.visit()).orElseThrow(), entry));
  }

  /** The rota. */
  public List<RotaEntry> rota() {
    List<RotaEntry> rows = new ArrayList<>();
    rota((serviceUser, entry) -> rows.add(entry));
    return rows;
  }

  /** The suspensions. */
  public List<Suspension> suspensions() {
    InputFile<Suspension> file = files.suspensions();
    return file.list(
        folder, notes, (line, suspension) -> knows(file, line, suspension.serviceUser()));
  }

  /** The outages. */
  public List<Outage> outages() {
    return files.outages().list(folder, notes, (line, outage) -> true);
  }

  /** The calls; whom they name by number, PIN and code is for the engine to say. */
  public List<LoggedCallRow> loggedCalls() {
    return files.loggedCalls().list(folder, notes, (line, row) -> true);
  }

  /**
   * The calls, row by row.
   *
   * @param rows takes them
   * @return the ids of calls handed on that are contradicted further down: these do not count
   */
  public Set<String> loggedCalls(Consumer<LoggedCallRow> rows) {
    return files.loggedCalls().hand(folder, notes, (line, row) -> true, rows);
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

  private Optional<ServiceUserId> findOwner(CommissionedVisitId visit) {
    return visits
        .find(visit)
        .or(
            () -> {
              String name = visit.value();
              int at = name.lastIndexOf('@');
              return at > 0
                  ? Optional.ofNullable(orders.get(name.substring(0, at)))
                  : Optional.empty();
            });
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
