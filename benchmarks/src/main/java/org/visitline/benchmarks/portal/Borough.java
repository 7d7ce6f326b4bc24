package org.visitline.benchmarks.portal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.zip.CRC32;

/**
 * Picks from what {@code five-years.sql} drew, so that an address names something that is there.
 */
final class Borough {

  private static final int VISITS = 4_000_000;
  private static final int VISITS_EACH = 800;

  private final Random random;

  Borough(Random random) {
    this.random = random;
  }

  /** Of a fortnight, as most looks are. */
  LocalDate day() {
    return JooqFiveYears.TODAY.minusDays(1L + random.nextInt(14));
  }

  /** Of all five years. */
  LocalDate anyDay() {
    return JooqFiveYears.TODAY.minusDays(1L + random.nextInt(1800));
  }

  int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  String provider() {
    return "P%02d".formatted(upTo(20));
  }

  String serviceUser() {
    return "S%05d".formatted(upTo(5000));
  }

  String worker() {
    return "W%05d".formatted(upTo(2000));
  }

  /** One of provider 1's, whose workers have the numbers 20, 40, ... */
  String workerOfProvider1() {
    return "W%05d".formatted(20 * upTo(100));
  }

  /** A person and a day on which they had care. */
  String serviceUserInCare(boolean ofProvider1) {
    int k = visit(one -> !ofProvider1 || isOfProvider1(one));
    return "S%05d?date=%s".formatted(serviceUserOf(k), dateOf(k));
  }

  /** The arrival call of a visit, whose name it is. */
  String call() {
    return "C%08d".formatted(2 * visit(Borough::isAttended));
  }

  String callOfProvider1() {
    return "C%08d".formatted(2 * visit(k -> isAttended(k) && isOfProvider1(k)));
  }

  String commissionedVisit() {
    return "V%08d".formatted(random.nextInt(VISITS));
  }

  /** One of the last two years, whose alerts are kept. */
  String watchedVisit(boolean ofProvider1) {
    LocalDate since = JooqFiveYears.TODAY.minusDays(700);
    return "V%08d"
        .formatted(visit(k -> dateOf(k).isAfter(since) && (!ofProvider1 || isOfProvider1(k))));
  }

  int query() {
    return upTo(12_000);
  }

  int queryToProvider1() {
    return 1 + 20 * random.nextInt(600);
  }

  private int visit(IntPredicate wanted) {
    return random.ints(0, VISITS).filter(wanted).findFirst().orElseThrow();
  }

  private static int serviceUserOf(int k) {
    return 1 + k / VISITS_EACH;
  }

  private static LocalDate dateOf(int k) {
    return JooqFiveYears.FIRST.plusDays(
        (serviceUserOf(k) * 365L + k % VISITS_EACH / 2) % JooqFiveYears.DAYS);
  }

  private static boolean isOfProvider1(int k) {
    return serviceUserOf(k) % 4 == 0;
  }

  /** Not every commissioned visit was attended: by the same dice as in five-years.sql. */
  private static boolean isAttended(int k) {
    CRC32 crc = new CRC32();
    crc.update(Integer.toString(k).getBytes(StandardCharsets.US_ASCII));
    return crc.getValue() % 10_000 >= 200;
  }
}
