package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DIRECTORY_VERSION;
import static org.visitline.schema.jooq.Tables.FORMER_CONTACT_NUMBER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.CareWorkerRecord;
import org.visitline.schema.jooq.tables.records.ServiceUserRecord;
import org.visitline.verification.directory.Address;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Coordinates;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.directory.WorkerPin;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.time.Period;

/** Loads who is who, with every number and PIN that ever was in force. */
final class JooqDirectory {

  private JooqDirectory() {}

  /** Moves on with each change of who is who. */
  static long version(DSLContext sql) {
    return Objects.requireNonNull(sql.fetchValue(DIRECTORY_VERSION.VERSION));
  }

  static Directory load(DSLContext sql) {
    return new Directory(serviceUsers(sql), workers(sql), providers(sql));
  }

  private static List<ServiceUser> serviceUsers(DSLContext sql) {
    Map<String, List<RegisteredNumber>> numbers = new HashMap<>();
    sql.selectFrom(REGISTERED_NUMBER)
        .orderBy(REGISTERED_NUMBER.E164, REGISTERED_NUMBER.VALID_FROM)
        .forEach(
            number ->
                listAt(numbers, number.getServiceUserId())
                    .add(
                        new RegisteredNumber(
                            number.getE164(),
                            new Period(number.getValidFrom(), number.getValidTo()))));
    return sql.selectFrom(SERVICE_USER)
        .orderBy(SERVICE_USER.SERVICE_USER_ID)
        .fetch(row -> serviceUser(row, numbers.getOrDefault(row.getServiceUserId(), List.of())));
  }

  private static ServiceUser serviceUser(ServiceUserRecord row, List<RegisteredNumber> numbers) {
    Coordinates place =
        row.getLatitude() == null || row.getLongitude() == null
            ? null
            : new Coordinates(row.getLatitude(), row.getLongitude());
    return new ServiceUser(
        new ServiceUserId(row.getServiceUserId()),
        row.getCode(),
        row.getName(),
        new Address(row.getAddress(), row.getPostcode(), row.getUprn(), place),
        numbers,
        row.getNoPhone());
  }

  private static List<CareWorker> workers(DSLContext sql) {
    Map<String, List<WorkerPin>> pins = new HashMap<>();
    sql.selectFrom(WORKER_PIN)
        .orderBy(WORKER_PIN.VALID_FROM, WORKER_PIN.PIN_HASH)
        .forEach(
            pin ->
                listAt(pins, pin.getCareWorkerId())
                    .add(
                        new WorkerPin(
                            HexFormat.of().formatHex(pin.getPinHash()),
                            new DateRange(known(pin.getValidFrom()), pin.getValidTo()))));
    Map<String, List<RegisteredNumber>> numbers = new HashMap<>();
    sql.selectFrom(FORMER_CONTACT_NUMBER)
        .orderBy(FORMER_CONTACT_NUMBER.VALID_FROM, FORMER_CONTACT_NUMBER.E164)
        .forEach(
            number ->
                listAt(numbers, number.getCareWorkerId())
                    .add(
                        new RegisteredNumber(
                            number.getE164(),
                            new Period(number.getValidFrom(), number.getValidTo()))));
    return sql.selectFrom(CARE_WORKER)
        .orderBy(CARE_WORKER.CARE_WORKER_ID)
        .fetch(
            row ->
                worker(
                    row,
                    pins.getOrDefault(row.getCareWorkerId(), List.of()),
                    numbers.getOrDefault(row.getCareWorkerId(), List.of())));
  }

  private static CareWorker worker(
      CareWorkerRecord row, List<WorkerPin> pins, List<RegisteredNumber> numbers) {
    return new CareWorker(
        new CareWorkerId(row.getCareWorkerId()),
        new ProviderId(row.getProviderId()),
        row.getName(),
        pins,
        row.getContactNumber(),
        numbers,
        row.getLanguage(),
        new DateRange(row.getActiveFrom(), row.getActiveTo()));
  }

  /** The year 1000 stands for 'nobody knows since when'. */
  private static @Nullable LocalDate known(LocalDate first) {
    return first.getYear() <= 1_000 ? null : first;
  }

  private static List<Provider> providers(DSLContext sql) {
    return sql.selectFrom(PROVIDER)
        .orderBy(PROVIDER.PROVIDER_ID)
        .fetch(
            row ->
                new Provider(
                    new ProviderId(row.getProviderId()),
                    row.getName(),
                    row.getCqcLocationId(),
                    row.getCqcRating()));
  }

  private static <V> List<V> listAt(Map<String, List<V>> map, String key) {
    return map.computeIfAbsent(key, none -> new ArrayList<>());
  }
}
