package org.visitline.verification.parts;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Records set aside on the disk in parts, and read back a part at a time, once. */
final class Spool {

  /** Large enough to be read quickly, small enough to hold one for each part. */
  private static final int CHUNK = 1 << 16;

  private final WorkingFile file;
  private final List<List<WorkingFile.Stretch>> parts = new ArrayList<>();

  Spool(WorkingFile file, int parts) {
    this.file = file;
    for (int part = 0; part < parts; part++) {
      this.parts.add(new ArrayList<>());
    }
  }

  int parts() {
    return parts.size();
  }

  /** For one thread; others have their own. */
  Writer writer() {
    return new Writer();
  }

  /**
   * Reads the records of a part: those of one writer in the order in which they were set aside, and
   * those of several in any.
   */
  void each(int part, RecordReader reader) throws IOException {
    for (WorkingFile.Stretch chunk : chunks(part)) {
      RecordBytes records = RecordBytes.of(file.take(chunk));
      while (records.isReadable()) {
        reader.read(records);
      }
    }
  }

  private List<WorkingFile.Stretch> chunks(int part) {
    List<WorkingFile.Stretch> chunks = parts.get(part);
    synchronized (chunks) {
      return List.copyOf(chunks);
    }
  }

  /** Reads one record. */
  @FunctionalInterface
  interface RecordReader {
    void read(RecordBytes from);
  }

  /** Sets records aside; they can be read once it is closed. */
  final class Writer implements Closeable {

    private final List<RecordBytes> chunks = new ArrayList<>();

    private Writer() {
      for (int part = 0; part < parts(); part++) {
        chunks.add(RecordBytes.empty());
      }
    }

    /** Where the next record of a part goes, as a whole. */
    RecordBytes record(int part) throws IOException {
      RecordBytes chunk = chunks.get(part);
      if (chunk.size() >= CHUNK) {
        end(part, chunk);
      }
      return chunk;
    }

    private void end(int part, RecordBytes chunk) throws IOException {
      WorkingFile.Stretch stretch = file.add(chunk);
      chunk.clear();
      synchronized (parts.get(part)) {
        parts.get(part).add(stretch);
      }
    }

    @Override
    public void close() throws IOException {
      for (int part = 0; part < chunks.size(); part++) {
        if (chunks.get(part).size() > 0) {
          end(part, chunks.get(part));
        }
      }
    }
  }
}
