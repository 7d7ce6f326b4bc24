package org.visitline.verification.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One CSV file being written; it stands under its name only once it is whole. The rows of its parts
 * are put into words side by side, a few parts ahead of the one that is written, and written in
 * order.
 */
final class Table {

  private static final int BESIDE = Runtime.getRuntime().availableProcessors();
  private static final int AHEAD = 8 * BESIDE;

  private final Path file;
  private final Path fresh;
  private final List<String> header;

  Table(Path folder, String name, List<String> header) {
    file = folder.resolve(name);
    fresh = folder.resolve(name + ".new");
    this.header = header;
  }

  /**
   * Writes the file.
   *
   * @param parts in the order of the file
   * @param rows writes the rows of a part
   */
  <P> void write(List<P> parts, BiConsumer<P, Rows> rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(fresh);
        ExecutorService beside = Executors.newFixedThreadPool(BESIDE)) {
      out.write(bytes(to -> to.row(header.toArray(String[]::new))));
      Queue<Future<byte[]>> ahead = new ArrayDeque<>();
      for (P part : parts) {
        ahead.add(beside.submit(() -> bytes(to -> rows.accept(part, to))));
        if (ahead.size() > AHEAD) {
          out.write(ahead.remove().get());
        }
      }
      for (Future<byte[]> last : ahead) {
        out.write(last.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot put the rows of " + file + " into words", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while writing " + file);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] bytes(Consumer<Rows> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
    try (CsvWriter writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      rows.accept(new Rows(writer));
    } catch (IOException e) {
      throw new UncheckedIOException("no memory refuses to be written to", e);
    }
    return bytes.toByteArray();
  }

  /** Takes the rows of a part. */
  final class Rows {

    private final CsvWriter writer;

    private Rows(CsvWriter writer) {
      this.writer = writer;
    }

    void row(String... cells) {
      if (cells.length != header.size()) {
        throw new IllegalArgumentException(
            cells.length + " cells for the " + header.size() + " columns of " + file);
      }
      writer.writeRecord(cells);
    }
  }
}
