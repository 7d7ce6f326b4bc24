package org.visitline.verification.report;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.parts.WorkingFile;

/** The rows of a file that is sorted by service user; they come home by home, in any order. */
final class RowsByHome {

  private final WorkingFile file;
  private final SortedMap<ServiceUserId, WorkingFile.Stretch> homes =
      Collections.synchronizedSortedMap(new TreeMap<>());

  RowsByHome(WorkingFile file) {
    this.file = file;
  }

  /** All rows of one service user. */
  void add(ServiceUserId home, byte[] rows) throws IOException {
    homes.put(home, file.add(rows));
  }

  /** Writes them, once, when all are there. */
  void writeTo(WritableByteChannel out) throws IOException {
    for (WorkingFile.Stretch rows : homes.values()) {
      file.move(rows, out);
    }
  }
}
