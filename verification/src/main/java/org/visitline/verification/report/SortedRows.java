package org.visitline.verification.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.parts.RecordBytes;
import org.visitline.verification.parts.WorkingFile;

/** Rows that come in sorted runs and leave as one: an external merge sort. */
final class SortedRows {

  private static final int PIECE = 1 << 16;

  private final WorkingFile file;
  private final List<List<WorkingFile.Stretch>> runs =
      Collections.synchronizedList(new ArrayList<>());

  SortedRows(WorkingFile file) {
    this.file = file;
  }

  /** For one run. */
  Run run() {
    return new Run();
  }

  /** Writes all rows, once, when all runs are there. */
  void writeTo(OutputStream out) throws IOException {
    PriorityQueue<Cursor> cursors = new PriorityQueue<>();
    for (List<WorkingFile.Stretch> run : runs) {
      Cursor cursor = new Cursor(run);
      if (cursor.moveOn()) {
        cursors.add(cursor);
      }
    }
    for (@Nullable Cursor first = cursors.poll(); first != null; first = cursors.poll()) {
      first.writeRowTo(out);
      if (first.moveOn()) {
        cursors.add(first);
      }
    }
  }

  /** Rows in order. */
  final class Run implements Closeable {

    private final List<WorkingFile.Stretch> pieces = new ArrayList<>();
    private final RecordBytes records = RecordBytes.empty();

    /**
     * Adds a row.
     *
     * @param key by which rows are sorted, character by character; ASCII
     * @param row with its line's end
     */
    void add(String key, byte[] row) throws IOException {
      byte[] sorted = key.getBytes(StandardCharsets.US_ASCII);
      records.writeInt(sorted.length);
      records.writeInt(row.length);
      records.writeBytes(sorted);
      records.writeBytes(row);
      if (records.size() >= PIECE) {
        endPiece();
      }
    }

    private void endPiece() throws IOException {
      pieces.add(file.add(records));
      records.clear();
    }

    @Override
    public void close() throws IOException {
      endPiece();
      runs.add(pieces);
    }
  }

  /** Where the merge stands in a run. */
  private final class Cursor implements Comparable<Cursor> {

    private final Iterator<WorkingFile.Stretch> pieces;
    private byte[] piece = {};
    private RecordBytes records = RecordBytes.empty();
    private int key;
    private int row;
    private int end;

    Cursor(List<WorkingFile.Stretch> run) {
      pieces = run.iterator();
    }

    boolean moveOn() throws IOException {
      while (!records.isReadable()) {
        if (!pieces.hasNext()) {
          return false;
        }
        piece = file.take(pieces.next());
        records = RecordBytes.of(piece);
      }
      int lengthOfKey = records.readInt();
      int lengthOfRow = records.readInt();
      key = records.leaveOut(lengthOfKey);
      row = records.leaveOut(lengthOfRow);
      end = row + lengthOfRow;
      return true;
    }

    void writeRowTo(OutputStream out) throws IOException {
      out.write(piece, row, end - row);
    }

    /** Rows of one key are told apart by what they say, so that it is the same order every time. */
    @Override
    public int compareTo(Cursor other) {
      int order = Arrays.compareUnsigned(piece, key, row, other.piece, other.key, other.row);
      return order != 0
          ? order
          : Arrays.compareUnsigned(piece, row, end, other.piece, other.row, other.end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Cursor cursor && compareTo(cursor) == 0;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(Arrays.copyOfRange(piece, key, end));
    }
  }
}
