package org.visitline.portal.policies;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.portal.timesheets.StatusWords;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.timesheet.TimesheetLine;
import org.visitline.verification.timesheet.TimesheetStatus;
import org.visitline.verification.whatif.ChangedLine;
import org.visitline.verification.whatif.RuleCount;
import org.visitline.verification.whatif.WhatIfByDays;

/**
 * What came of a question. The visits that change may be a year's: the first are kept for the page,
 * all of them in a file without a name on this machine's disk, which goes with the program too.
 */
final class WhatIfAnswer implements AutoCloseable {

  /** So many are on the page. */
  static final int SHOWN = 500;

  /** So many of them are seen at once; the others are folded. */
  private static final int SEEN_AT_ONCE = 20;

  private static final String NO_VISIT = "No such visit";

  private final Map<String, String> providers;
  private final FileChannel file;
  private final OutputStream bytes;
  private final SafeCsv csv;
  private final List<Changed> shown = new ArrayList<>();
  private List<Count> counts = List.of();
  private long visits;
  private long changes;
  private long minutes;
  private long dueMore;

  /**
   * An empty one.
   *
   * @param providers their names by id
   */
  WhatIfAnswer(Map<String, String> providers) throws IOException {
    this.providers = providers;
    Path path = Files.createTempFile("visitline-", ".what-if");
    file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Files.delete(path);
    bytes = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
    csv =
        new SafeCsv(
            bytes,
            List.of(
                "provider_id",
                "provider",
                "service_user_id",
                "service_user",
                "care_worker_id",
                "care_worker",
                "date",
                "visit_id",
                "status_in_force",
                "status_otherwise",
                "payable_minutes_in_force",
                "payable_minutes_otherwise",
                "minutes_more",
                "commissioned_visit_in_force",
                "commissioned_visit_otherwise",
                "discrepancies_in_force",
                "discrepancies_otherwise"));
  }

  /**
   * How often a rule was raised for a provider.
   *
   * @param provider its name; empty: nobody's contract
   */
  record Count(
      String providerId, String provider, String rule, String title, long before, long after) {

    /** How often more. */
    public long more() {
      return after - before;
    }

    /** The same with its sign. */
    public String moreSaid() {
      return signed(more());
    }
  }

  /**
   * A visit that changes.
   *
   * @param address of its story, behind {@code /visits/}
   * @param before the status by the policies in force, in words
   * @param minutes more
   * @param come findings that would be there besides
   * @param gone findings that would not be there
   * @param otherSlot it would fill another commissioned visit, or none
   */
  record Changed(
      Visit visit,
      String address,
      String provider,
      String before,
      String after,
      long minutes,
      List<FindingKind> come,
      List<FindingKind> gone,
      boolean otherSlot) {

    /** The minutes with their sign. */
    public String minutesSaid() {
      return signed(minutes);
    }
  }

  static String signed(long number) {
    return (number > 0 ? "+" : number < 0 ? "−" : "") + "%,d".formatted(Math.abs(number));
  }

  void take(ChangedLine change) {
    Visit visit = change.either().matched().visit();
    if (shown.size() < SHOWN) {
      shown.add(changed(change, visit));
    }
    TimesheetLine before = change.before();
    TimesheetLine after = change.after();
    dueMore += due(after) - due(before);
    csv.row(
        visit.provider().value(),
        name(visit.provider().value()),
        visit.serviceUser().id().value(),
        visit.serviceUser().name(),
        visit.worker().id().value(),
        visit.worker().name(),
        visit.date(),
        visit.id().value(),
        before == null ? null : before.status().name(),
        after == null ? null : after.status().name(),
        before == null ? null : before.payableMinutes(),
        after == null ? null : after.payableMinutes(),
        change.minutes(),
        slot(before),
        slot(after),
        codes(before),
        codes(after));
  }

  private Changed changed(ChangedLine change, Visit visit) {
    return new Changed(
        visit,
        PageAddress.of(visit.id().value()),
        name(visit.provider().value()),
        said(change.before()),
        said(change.after()),
        change.minutes(),
        change.added().stream().map(code -> FindingKind.valueOf(code.name())).toList(),
        change.gone().stream().map(code -> FindingKind.valueOf(code.name())).toList(),
        change.before() != null
            && change.after() != null
            && !Objects.equals(slot(change.before()), slot(change.after())));
  }

  /** Minutes that are to be paid without anybody's further word. */
  private static long due(@Nullable TimesheetLine line) {
    return line != null
            && (line.status() == TimesheetStatus.VERIFIED
                || line.status() == TimesheetStatus.ACCEPTED)
        ? line.payableMinutes()
        : 0;
  }

  private static String said(@Nullable TimesheetLine line) {
    return line == null ? NO_VISIT : StatusWords.of(line.status().name());
  }

  private static @Nullable String slot(@Nullable TimesheetLine line) {
    MatchedVisit matched = line == null ? null : line.matched();
    return matched == null || matched.commissioned() == null
        ? null
        : matched.commissioned().id().value();
  }

  private static @Nullable String codes(@Nullable TimesheetLine line) {
    return line == null
        ? null
        : String.join(";", line.discrepancies().stream().map(Enum::name).toList());
  }

  private String name(String provider) {
    return providers.getOrDefault(provider, provider);
  }

  void finish(WhatIfByDays told) {
    counts = told.counts().stream().map(this::count).toList();
    visits = told.visits();
    changes = told.changes();
    minutes = told.minutes();
    csv.flush();
    try {
      bytes.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Count count(RuleCount count) {
    return new Count(
        count.provider(),
        count.provider().isEmpty() ? "" : name(count.provider()),
        count.code().name(),
        FindingKind.valueOf(count.code().name()).title(),
        count.before(),
        count.after());
  }

  /** By provider, then rule. */
  public List<Count> counts() {
    return counts;
  }

  /** Those of the counts that would be other ones. */
  public List<Count> changed() {
    return counts.stream().filter(count -> count.more() != 0).toList();
  }

  /** Those that would be the same. */
  public List<Count> unchanged() {
    return counts.stream().filter(count -> count.more() == 0).toList();
  }

  /** The first visits that change. */
  public List<Changed> first() {
    return shown.subList(0, Math.min(SEEN_AT_ONCE, shown.size()));
  }

  /** Those after the first. */
  public List<Changed> further() {
    return shown.subList(Math.min(SEEN_AT_ONCE, shown.size()), shown.size());
  }

  /** What it comes to; minutes that would wait for an officer are not due, though payable. */
  public String said() {
    return "%,d of %,d visits would read otherwise on the timesheet. Payable minutes: %s. Of lines that are verified or accepted, and so due at once: %s."
        .formatted(changes, visits, more(minutes), more(dueMore));
  }

  private static String more(long minutes) {
    return minutes == 0
        ? "as many as now"
        : "%,d %s".formatted(Math.abs(minutes), minutes > 0 ? "more" : "fewer");
  }

  /** How many visits change. */
  public long changes() {
    return changes;
  }

  long size() throws IOException {
    return file.size();
  }

  /** All visits that change, as CSV. Several may take it at a time. */
  void writeTo(OutputStream to) throws IOException {
    WritableByteChannel channel = Channels.newChannel(to);
    long size = file.size();
    for (long at = 0; at < size; ) {
      at += file.transferTo(at, size - at, channel);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
