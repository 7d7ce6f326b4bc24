package org.visitline.verification.parts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.files.DatedVisitRow;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.VisitTerms;

/** How facts lie on the disk for the length of one run: nobody else ever reads them. */
final class Records {

  private static final Direction[] DIRECTIONS = Direction.values();

  private Records() {}

  static void write(LoggedCall call, RecordBytes to) {
    to.writeText(call.id().value());
    write(call.answeredAt(), to);
    to.writeText(call.callerNumber());
    writeOptionalText(call.callerE164(), to);
    to.writeText(call.pin());
    to.writeText(call.serviceUserCode());
    write(call.direction(), to);
    ProviderId dialled = call.dialledProvider();
    writeOptionalText(dialled == null ? null : dialled.value(), to);
  }

  static LoggedCall readCall(RecordBytes from) {
    return new LoggedCall(
        new CallId(from.readText()),
        readInstant(from),
        from.readText(),
        readOptionalText(from),
        from.readText(),
        from.readText(),
        readOptional(DIRECTIONS, from),
        readOptionalProvider(from));
  }

  private static @Nullable ProviderId readOptionalProvider(RecordBytes from) {
    String id = readOptionalText(from);
    return id == null ? null : new ProviderId(id);
  }

  static void write(DatedVisitRow row, RecordBytes to) {
    DatedVisit visit = row.visit();
    to.writeText(visit.id().value());
    to.writeText(visit.serviceUser().value());
    to.writeText(visit.provider().value());
    to.writeText(visit.serviceType());
    write(visit.date(), to);
    write(visit.terms(), to);
    to.writeBoolean(visit.cancelled());
    to.writeInt(row.assigned().size());
    for (CareWorkerId worker : row.assigned()) {
      to.writeText(worker.value());
    }
  }

  static DatedVisitRow readVisit(RecordBytes from) {
    DatedVisit visit =
        new DatedVisit(
            new CommissionedVisitId(from.readText()),
            new ServiceUserId(from.readText()),
            new ProviderId(from.readText()),
            from.readText(),
            readDate(from),
            readTerms(from),
            from.readBoolean());
    List<CareWorkerId> assigned = new ArrayList<>();
    for (int left = from.readInt(); left > 0; left--) {
      assigned.add(new CareWorkerId(from.readText()));
    }
    return new DatedVisitRow(visit, assigned);
  }

  private static void write(VisitTerms terms, RecordBytes to) {
    to.writeInt(terms.start().toSecondOfDay());
    to.writeInt(terms.latestStart() == null ? -1 : terms.latestStart().toSecondOfDay());
    write(terms.duration(), to);
    to.writeInt(terms.workers());
    to.writeBoolean(terms.timeCritical());
  }

  private static VisitTerms readTerms(RecordBytes from) {
    LocalTime start = LocalTime.ofSecondOfDay(from.readInt());
    int latest = from.readInt();
    return new VisitTerms(
        start,
        latest < 0 ? null : LocalTime.ofSecondOfDay(latest),
        readDuration(from),
        from.readInt(),
        from.readBoolean());
  }

  static void write(RotaEntry entry, RecordBytes to) {
    to.writeText(entry.visit().value());
    to.writeText(entry.worker().value());
  }

  static RotaEntry readRota(RecordBytes from) {
    return new RotaEntry(
        new CommissionedVisitId(from.readText()), new CareWorkerId(from.readText()));
  }

  /** By its place, which is the same for the length of a run. */
  @SuppressWarnings("EnumOrdinal")
  static void write(@Nullable Enum<?> value, RecordBytes to) {
    to.writeByte(value == null ? -1 : value.ordinal());
  }

  static <E extends Enum<E>> @Nullable E readOptional(E[] values, RecordBytes from) {
    byte place = from.readByte();
    return place < 0 ? null : values[place];
  }

  static <E extends Enum<E>> E read(E[] values, RecordBytes from) {
    return values[from.readByte()];
  }

  /** Of an enum with no more values than a number has bits. */
  @SuppressWarnings("EnumOrdinal")
  static void write(Set<? extends Enum<?>> values, RecordBytes to) {
    long bits = 0;
    for (Enum<?> value : values) {
      bits |= 1L << value.ordinal();
    }
    to.writeLong(bits);
  }

  static <E extends Enum<E>> Set<E> readSet(E[] values, RecordBytes from) {
    Set<E> read = EnumSet.noneOf(values[0].getDeclaringClass());
    for (long bits = from.readLong(); bits != 0; bits &= bits - 1) {
      read.add(values[Long.numberOfTrailingZeros(bits)]);
    }
    return read;
  }

  /** What is not there is an empty text: no number is ever empty. */
  static void writeOptionalText(@Nullable String text, RecordBytes to) {
    to.writeText(text == null ? "" : text);
  }

  static @Nullable String readOptionalText(RecordBytes from) {
    String text = from.readText();
    return text.isEmpty() ? null : text;
  }

  static void write(LocalDate date, RecordBytes to) {
    to.writeInt((int) date.toEpochDay());
  }

  static LocalDate readDate(RecordBytes from) {
    return LocalDate.ofEpochDay(from.readInt());
  }

  static void write(Duration duration, RecordBytes to) {
    to.writeLong(duration.getSeconds());
    to.writeInt(duration.getNano());
  }

  static Duration readDuration(RecordBytes from) {
    return Duration.ofSeconds(from.readLong(), from.readInt());
  }

  static void write(Instant at, RecordBytes to) {
    to.writeLong(at.getEpochSecond());
    to.writeInt(at.getNano());
  }

  static Instant readInstant(RecordBytes from) {
    return Instant.ofEpochSecond(from.readLong(), from.readInt());
  }

  static void writeOptional(@Nullable Instant at, RecordBytes to) {
    to.writeBoolean(at != null);
    if (at != null) {
      write(at, to);
    }
  }

  static @Nullable Instant readOptional(RecordBytes from) {
    return from.readBoolean() ? readInstant(from) : null;
  }
}
