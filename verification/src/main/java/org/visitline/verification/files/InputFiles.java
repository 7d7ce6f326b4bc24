package org.visitline.verification.files;

import java.nio.file.Path;
import java.util.List;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;

/**
 * The input files, in the order in which one refers to another.
 *
 * @param providers {@code providers.csv}
 * @param serviceUsers {@code service_users.csv}
 * @param careWorkers {@code care_workers.csv}; a worker's PIN token is the PIN itself
 * @param serviceOrders {@code service_orders.csv}
 * @param datedVisits {@code commissioned_visits.csv}
 * @param rota {@code rota.csv}
 * @param suspensions {@code suspensions.csv}
 * @param outages {@code outages.csv}
 * @param loggedCalls {@code logged_calls.csv}; a call's PIN token is the digits keyed
 */
public record InputFiles(
    InputFile<Provider> providers,
    InputFile<ServiceUser> serviceUsers,
    InputFile<CareWorker> careWorkers,
    InputFile<ServiceOrder> serviceOrders,
    InputFile<DatedVisitRow> datedVisits,
    InputFile<RotaEntry> rota,
    InputFile<Suspension> suspensions,
    InputFile<Outage> outages,
    InputFile<LoggedCallRow> loggedCalls) {

  /**
   * The files of an installation.
   *
   * @param region in which numbers without a country code are read: {@code GB}
   */
  public static InputFiles of(String region) {
    return new InputFiles(
        new InputFile<>(ProviderRows::new),
        new InputFile<>(() -> new ServiceUserRows(region)),
        new InputFile<>(() -> new CareWorkerRows(region)),
        new InputFile<>(ServiceOrderRows::new),
        new InputFile<>(DatedVisitRows::new),
        new InputFile<>(RotaRows::new),
        new InputFile<>(SuspensionRows::new),
        new InputFile<>(OutageRows::new),
        new InputFile<>(() -> new LoggedCallRows(region)));
  }

  /** What the files are called, without folders. */
  public List<String> names() {
    return all().stream().map(InputFile::name).toList();
  }

  /** Those that a folder has. */
  public List<String> namesIn(Path folder) {
    return all().stream().filter(file -> file.isIn(folder)).map(InputFile::name).toList();
  }

  private List<InputFile<?>> all() {
    return List.of(
        providers,
        serviceUsers,
        careWorkers,
        serviceOrders,
        datedVisits,
        rota,
        suspensions,
        outages,
        loggedCalls);
  }
}
