package org.visitline.portal.timesheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spreadsheet says what the line says, as dates, numbers and texts. */
class TimesheetExcelTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @TempDir Path folder;

  @Test
  void days_and_moments_are_dates_of_the_councils_zone_and_minutes_are_numbers() throws Exception {
    Row row = rows(file(SomeLine.of("K1"))).get(1);
    assertThat(row.getCellAsDate(0)).contains(LocalDateTime.parse("2026-10-25T00:00"));
    assertThat(row.getCellAsDate(6)).contains(LocalDateTime.parse("2026-10-25T01:30"));
    assertThat(row.getCellAsNumber(7)).contains(BigDecimal.valueOf(30));
    assertThat(row.getCellAsDate(8)).contains(LocalDateTime.parse("2026-10-25T01:29:59.500"));
    assertThat(texts(row, 9, 10)).containsExactly("", "");
    assertThat(row.getCellAsNumber(11)).contains(BigDecimal.ZERO);
    assertThat(texts(row, 1, 2, 3, 4, 5, 12, 13, 14, 15))
        .containsExactly(
            "Mrs Ada Example",
            "S1",
            "Wanda Alderson",
            "W1",
            "personal care",
            "HELD",
            "No departure call, Late arrival",
            "V1",
            "K1");
  }

  @Test
  void a_name_is_a_text_whatever_it_looks_like() throws Exception {
    String calc = "=HYPERLINK(\"http://example.invalid\")";
    List<Row> rows =
        rows(
            file(
                SomeLine.of("@SUM(A1)", calc),
                SomeLine.of("K2", " <Zoë> & Łucja's "),
                SomeLine.of("K3", calc)));
    assertThat(rows).extracting(row -> row.getCell(1).getType()).containsOnly(CellType.STRING);
    assertThat(rows)
        .extracting(row -> row.getCellText(1))
        .containsExactly("Service user", calc, " <Zoë> & Łucja's ", calc);
    assertThat(rows.get(1).getCell(15).getType()).isEqualTo(CellType.STRING);
  }

  @Test
  void the_legend_tells_of_each_column_as_it_is_headed() throws Exception {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file(SomeLine.of("K1")).toFile())) {
      List<Row> legend = workbook.findSheet("Legend").orElseThrow().read();
      assertThat(legend.stream().skip(1).limit(16).map(row -> row.getCellText(0)))
          .containsExactlyElementsOf(texts(workbook.getFirstSheet().read().getFirst()));
      assertThat(texts(legend.get(3)))
          .containsExactly("Reference", "the service user's reference", "service_user_id");
      assertThat(texts(legend.getLast()).get(1)).contains("Europe/London");
    }
  }

  @Test
  void it_is_printed_on_a4_across_with_its_headings_on_each_page() throws Exception {
    try (ZipFile parts = new ZipFile(file(SomeLine.of("K1")).toFile())) {
      assertThat(part(parts, "xl/worksheets/sheet1.xml"))
          .contains("paperSize=\"9\"", "orientation=\"landscape\"", "fitToPage=\"true\"")
          .contains("fitToWidth=\"1\"", "fitToHeight=\"0\"", "state=\"frozen\"")
          .contains("<autoFilter ref=\"A1:P2\">");
      assertThat(part(parts, "xl/workbook.xml")).contains("'Visits'!$1:$1");
    }
  }

  @Test
  void what_does_not_go_on_one_sheet_goes_on_on_the_next() throws Exception {
    TimesheetLine line = SomeLine.of("K1");
    Path file = folder.resolve("long.xlsx");
    try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file));
        TimesheetFile excel = TimesheetExcel.ofNow(to, LONDON)) {
      for (int lines = 0; lines < 1_000_001; lines++) {
        excel.add(line);
      }
    }
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      assertThat(workbook.getSheets())
          .extracting(Sheet::getName)
          .containsExactly("Visits", "Visits 2", "Legend");
      assertThat(workbook.getSheet(1).orElseThrow().read())
          .extracting(row -> row.getCellText(15))
          .containsExactly("Visit", "K1");
    }
  }

  private Path file(TimesheetLine... lines) throws Exception {
    Path file = folder.resolve("short.xlsx");
    try (OutputStream to = Files.newOutputStream(file);
        TimesheetFile excel = TimesheetExcel.ofNow(to, LONDON)) {
      Stream.of(lines).forEach(excel::add);
    }
    return file;
  }

  private static List<Row> rows(Path file) throws Exception {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      return workbook.getFirstSheet().read();
    }
  }

  private static List<String> texts(Row row, int... columns) {
    return IntStream.of(columns).mapToObj(row::getCellText).toList();
  }

  private static List<String> texts(Row row) {
    return row.stream().map(Cell::getText).toList();
  }

  private static String part(ZipFile parts, String name) throws Exception {
    return new String(
        parts.getInputStream(parts.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
