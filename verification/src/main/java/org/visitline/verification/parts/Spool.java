package org.visitline.verification.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Records set aside in parts, on the disk but for the end of each part, and read back a part at a
 * time, once. Several threads may set aside at a time.
 */
final class Spool {

  /** Large enough to be read quickly, small enough to hold one for each part. */
  private static final int CHUNK = 1 << 16;

  private final WorkingFile file;
  private final List<Part> parts;

  Spool(WorkingFile file, int parts) {
    this.file = file;
    this.parts = IntStream.range(0, parts).mapToObj(part -> new Part()).toList();
  }

  int parts() {
    return parts.size();
  }

  /** Sets a record aside. */
  void add(int part, RecordBytes record) throws IOException {
    parts.get(part).add(record);
  }

  /**
   * Reads the records of a part: those of one thread in the order in which it set them aside, those
   * of several in any.
   */
  void each(int part, RecordReader reader) throws IOException {
    parts.get(part).each(reader);
  }

  private final class Part {

    private final List<WorkingFile.Stretch> chunks = new ArrayList<>();
    private RecordBytes last = RecordBytes.empty();

    synchronized void add(RecordBytes record) throws IOException {
      if (last.size() > 0 && last.size() + record.size() > CHUNK) {
        chunks.add(file.add(last));
        last.clear();
      }
      last.writeAll(record);
    }

    synchronized void each(RecordReader reader) throws IOException {
      for (WorkingFile.Stretch chunk : chunks) {
        each(RecordBytes.of(file.take(chunk)), reader);
      }
      chunks.clear();
      each(last, reader);
      last = RecordBytes.empty();
    }

    private static void each(RecordBytes records, RecordReader reader) {
      while (records.isReadable()) {
        reader.read(records);
      }
    }
  }

  /** Reads one record. */
  @FunctionalInterface
  interface RecordReader {
    void read(RecordBytes from);
  }
}
