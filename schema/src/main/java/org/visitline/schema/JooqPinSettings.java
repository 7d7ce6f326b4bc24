package org.visitline.schema;

import static org.visitline.schema.jooq.Tables.PIN_SETTING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.PinSettingRecord;

/** Where the nodes of the phone service tell which PINs they take, and others read it. */
public final class JooqPinSettings {

  /** A node that has told nothing for so long, while another did, was taken out of service. */
  private static final Duration RETIRED_AFTER = Duration.ofDays(1);

  private final Supplier<DSLContext> database;

  /**
   * In a database that may be away.
   *
   * @param database throws while it is
   */
  public JooqPinSettings(Supplier<DSLContext> database) {
    this.database = database;
  }

  /**
   * Tells what a node takes from now on.
   *
   * @param digits of a PIN
   * @param checkDigit whether it refuses one that does not end in its check digit
   * @param now by the node's clock
   */
  public void tell(String node, int digits, boolean checkDigit, Instant now) {
    database
        .get()
        .insertInto(PIN_SETTING)
        .set(PIN_SETTING.NODE, node)
        .set(PIN_SETTING.DIGITS, (byte) digits)
        .set(PIN_SETTING.CHECK_DIGIT, checkDigit)
        .set(PIN_SETTING.TOLD_AT, now)
        .onDuplicateKeyUpdate()
        .setAllToExcluded()
        .execute();
  }

  /** As the nodes that run have told. Where none runs, the last ones that did decide. */
  public PinSettings read() {
    List<PinSettingRecord> told = database.get().selectFrom(PIN_SETTING).fetch();
    Instant last =
        told.stream().map(PinSettingRecord::getToldAt).max(Instant::compareTo).orElse(Instant.MIN);
    List<PinSettingRecord> running =
        told.stream()
            .filter(node -> Duration.between(node.getToldAt(), last).compareTo(RETIRED_AFTER) <= 0)
            .toList();
    TreeMap<String, Integer> digits = new TreeMap<>();
    running.forEach(node -> digits.put(node.getNode(), node.getDigits().intValue()));
    return new PinSettings(digits, running.stream().anyMatch(PinSettingRecord::getCheckDigit));
  }
}
