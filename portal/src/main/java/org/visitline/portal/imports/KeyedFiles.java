package org.visitline.portal.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what was keyed on a page as the files that the import reads (docs/files.md). */
final class KeyedFiles {

  private static final List<String> ORDER =
      List.of(
          "service_order_id",
          "service_user_id",
          "provider_id",
          "service_type",
          "valid_from",
          "valid_to",
          "days",
          "every_weeks",
          "start",
          "latest_start",
          "duration_minutes",
          "workers",
          "time_critical");

  private static final List<String> VISIT =
      List.of(
          "commissioned_visit_id",
          "service_user_id",
          "provider_id",
          "service_type",
          "date",
          "start",
          "latest_start",
          "duration_minutes",
          "workers",
          "assigned_workers",
          "time_critical",
          "cancelled");

  private static final List<String> ROTA = List.of("commissioned_visit_id", "care_worker_id");

  private KeyedFiles() {}

  /**
   * A visit as it was keyed: words, for the import says what is wrong with them.
   *
   * @param id the order's number or the visit's name
   */
  record Keyed(
      String id,
      String person,
      String provider,
      String type,
      String start,
      String latest,
      String minutes,
      String workers,
      boolean critical) {}

  /**
   * An order, and the end of the one in whose place it comes.
   *
   * @param weeks every so many
   */
  static Map<String, byte[]> order(
      Keyed keyed,
      String from,
      String to,
      List<String> days,
      String weeks,
      Optional<List<String>> ended) {
    List<List<String>> rows = new ArrayList<>();
    ended.ifPresent(rows::add);
    rows.add(
        List.of(
            keyed.id(),
            keyed.person(),
            keyed.provider(),
            keyed.type(),
            from,
            to,
            String.join(";", days),
            weeks,
            keyed.start(),
            keyed.latest(),
            keyed.minutes(),
            keyed.workers(),
            flag(keyed.critical())));
    return file("service_orders.csv", ORDER, rows);
  }

  /** An order that is as it was, but for its last day. */
  static List<String> ended(String person, JooqOrders.Order order, String last) {
    return List.of(
        order.id(),
        person,
        order.providerId(),
        order.type(),
        order.from().toString(),
        last,
        order.days(),
        Integer.toString(order.weeks()),
        order.start().toString(),
        text(order.latest()),
        Integer.toString(order.minutes()),
        Integer.toString(order.workers()),
        flag(order.critical()));
  }

  static Map<String, byte[]> end(List<String> ended) {
    return file("service_orders.csv", ORDER, List.of(ended));
  }

  static Map<String, byte[]> visit(
      Keyed keyed, String date, List<String> assigned, boolean cancelled) {
    return file(
        "commissioned_visits.csv",
        VISIT,
        List.of(
            List.of(
                keyed.id(),
                keyed.person(),
                keyed.provider(),
                keyed.type(),
                date,
                keyed.start(),
                keyed.latest(),
                keyed.minutes(),
                keyed.workers(),
                String.join(";", assigned),
                flag(keyed.critical()),
                flag(cancelled))));
  }

  /** Where nobody is named, the row lacks its worker, and the import says so. */
  static Map<String, byte[]> rota(String visit, List<String> workers) {
    return file(
        "rota.csv",
        ROTA,
        (workers.isEmpty() ? List.of("") : workers)
            .stream().map(worker -> List.of(visit, worker)).toList());
  }

  private static Map<String, byte[]> file(
      String name, List<String> header, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(text);
    csv.writeRecord(header);
    rows.forEach(csv::writeRecord);
    flush(csv);
    return Map.of(name, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing is there before. */
  private static void flush(CsvWriter csv) {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory refuses to be written to", e);
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String flag(boolean value) {
    return value ? "true" : "false";
  }
}
