package org.visitline.portal.sealing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the council's finance system wants its file: a heading a row, and what stands below it, with
 * {@code {names}} for what a visit has. Ours has the headings of Access Abacus that are publicly
 * known; an installation gives its own with the rest.
 */
final class FinanceTemplate {

  private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

  private final List<String> headings;
  private final List<String> cells;

  private FinanceTemplate(List<String> headings, List<String> cells) {
    this.headings = headings;
    this.cells = cells;
  }

  /**
   * Reads the installation's own file, or ours where it has none.
   *
   * @throws IllegalArgumentException for a name that no visit has, with the names that there are
   */
  static FinanceTemplate read(Optional<Path> own) {
    try (Reader reader = own.isPresent() ? Files.newBufferedReader(own.get()) : ours();
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
      List<NamedCsvRecord> all = rows.stream().toList();
      FinanceTemplate template =
          new FinanceTemplate(
              all.stream().map(row -> row.getField("heading")).toList(),
              all.stream().map(row -> row.getField("cell")).toList());
      template.check(own.map(Path::toString).orElse("our own"));
      return template;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the finance template " + own, e);
    }
  }

  private static Reader ours() {
    String file = "/org/visitline/portal/finance-template.csv";
    return new InputStreamReader(
        Objects.requireNonNull(FinanceTemplate.class.getResourceAsStream(file), file),
        StandardCharsets.UTF_8);
  }

  private void check(String where) {
    Set<String> unknown = new TreeSet<>();
    cells.forEach(cell -> NAME.matcher(cell).results().forEach(name -> unknown.add(name.group(1))));
    unknown.removeAll(FinanceFile.NAMES);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the finance template (%s) names %s; a visit has %s"
              .formatted(where, unknown, new TreeSet<>(FinanceFile.NAMES)));
    }
  }

  /** Begins a file for a paper. */
  FinanceFile begin(Paper paper, ZoneId zone, OutputStream to) {
    return new FinanceFile(this, paper, zone, to);
  }

  List<String> headings() {
    return headings;
  }

  /** What stands below each heading for one visit. */
  String[] cells(Map<String, String> visit) {
    return cells.stream()
        .map(
            cell ->
                NAME.matcher(cell)
                    .replaceAll(
                        found -> Matcher.quoteReplacement(visit.getOrDefault(found.group(1), ""))))
        .toArray(String[]::new);
  }
}
