package org.visitline.benchmarks.year;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What it takes merely to read the input files and to write the result's, with FastCSV and nothing
 * else: no row means anything. The least that any engine over these files could take with it. It is
 * a process of its own, timed from its start to its end, as the engine is.
 */
final class FastCsvAlone {

  private static final List<String> RESULTS =
      List.of("visits.csv", "discrepancies.csv", "timesheet.csv");

  /** Rows of a result that are kept to be written over and over: reading them must cost nothing. */
  private static final int KEPT = 5_000;

  private static final int ONE_OF = 50;

  private FastCsvAlone() {}

  /**
   * Reads and writes once.
   *
   * @param arguments the folder with the input files; one with some rows of each result; one to
   *     write to; how many rows each result has
   */
  public static void main(String[] arguments) throws IOException {
    if (read(Path.of(arguments[0])) == 0) {
      throw new IllegalStateException("nothing was read from " + arguments[0]);
    }
    for (int result = 0; result < RESULTS.size(); result++) {
      write(
          Path.of(arguments[1]).resolve(RESULTS.get(result)),
          Path.of(arguments[2]).resolve(RESULTS.get(result)),
          Long.parseLong(arguments[3 + result]));
    }
  }

  /**
   * Reads the input and writes as many rows as the engine did, in a process of its own.
   *
   * @param in the engine's input
   * @param out its results
   * @param scratch to write to
   * @param heap of the process
   * @return from the start of the process to its end
   */
  static Duration time(Path in, Path out, Path scratch, String heap)
      throws IOException, InterruptedException {
    Files.createDirectories(scratch);
    Path some = Files.createDirectories(scratch.resolve("some"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FastCsvAlone.class.getName(),
                in.toString(),
                some.toString(),
                scratch.toString()));
    for (String result : RESULTS) {
      command.add(Long.toString(keepSome(out.resolve(result), some.resolve(result))));
    }
    long begun = System.nanoTime();
    int ended = new ProcessBuilder(command).inheritIO().start().waitFor();
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    if (ended != 0) {
      throw new IllegalStateException("FastCSV alone ended with " + ended);
    }
    return taken;
  }

  /** Some from everywhere, for the first thousands are all of one code; and how many there are. */
  private static long keepSome(Path result, Path some) throws IOException {
    long rows = 0;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(result);
        CsvWriter kept = CsvWriter.builder().build(some)) {
      for (CsvRecord row : reader) {
        if (rows % ONE_OF == 0 && rows / ONE_OF < KEPT) {
          kept.writeRecord(row.getFields());
        }
        rows++;
      }
    }
    return rows;
  }

  private static long read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    long cells = 0;
    for (Path file : files) {
      try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
        for (CsvRecord row : reader) {
          cells += row.getFieldCount();
        }
      }
    }
    return cells;
  }

  private static void write(Path some, Path result, long rows) throws IOException {
    List<List<String>> kept = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(some)) {
      reader.forEach(row -> kept.add(List.copyOf(row.getFields())));
    }
    try (CsvWriter csv = CsvWriter.builder().build(result)) {
      for (long row = 0; row < rows; row++) {
        csv.writeRecord(kept.get((int) (row % kept.size())));
      }
    }
  }
}
