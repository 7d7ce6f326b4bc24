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
 * else: no row means anything. The least that any engine over these files could take with it.
 */
final class FastCsvAlone {

  private static final List<String> RESULTS =
      List.of("visits.csv", "discrepancies.csv", "timesheet.csv");

  /** Rows of a result that are kept to be written over and over. */
  private static final int KEPT = 20_000;

  private FastCsvAlone() {}

  /** Rows of one result: as many as there were, of which some stand for all. */
  private record Result(String name, long rows, List<List<String>> some) {}

  /**
   * Reads and writes once, and says in seconds what that took.
   *
   * @param arguments the folder with the input files; the one with the results; one to write to
   */
  public static void main(String[] arguments) throws IOException {
    Path scratch = Files.createDirectories(Path.of(arguments[2]));
    List<Result> results = new ArrayList<>();
    for (String name : RESULTS) {
      results.add(look(Path.of(arguments[1]).resolve(name)));
    }
    long begun = System.nanoTime();
    long cells = read(Path.of(arguments[0]));
    for (Result result : results) {
      write(result, scratch);
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    if (cells == 0) {
      throw new IllegalStateException("nothing was read from " + arguments[0]);
    }
    System.out.println(taken.toMillis() / 1000.0);
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

  private static Result look(Path file) throws IOException {
    List<List<String>> some = new ArrayList<>();
    long rows = 0;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : reader) {
        // Some from everywhere: the first thousands are all of one code.
        if (rows % 50 == 0 && some.size() < KEPT) {
          some.add(List.copyOf(row.getFields()));
        }
        rows++;
      }
    }
    return new Result(file.getFileName().toString(), rows, some);
  }

  private static void write(Result result, Path folder) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(result.name()))) {
      for (long row = 0; row < result.rows(); row++) {
        csv.writeRecord(result.some().get((int) (row % result.some().size())));
      }
    }
  }
}
