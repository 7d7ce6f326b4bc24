package org.visitline.portal.timesheets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.documents.Pdf;
import org.visitline.portal.furniture.CivilTime;

/**
 * A timesheet on paper: its sums, each service user's, and every visit that is not paid with the
 * reason. The paid ones by themselves fill many pages that nobody reads; they are in the CSV and
 * the spreadsheet. A correction has each of its lines, with what it adds or takes back.
 */
public final class TimesheetPdf {

  /** Reading on, people take the spreadsheet; the document says so. */
  private static final int MOST_LISTED = 1_000;

  private final Pdf pdf;
  private final CivilTime civil;
  private final PortalSettings settings;

  TimesheetPdf(Pdf pdf, CivilTime civil, PortalSettings settings) {
    this.pdf = pdf;
    this.civil = civil;
    this.settings = settings;
  }

  /**
   * What the document says of itself.
   *
   * @param name {@code Timesheet}, {@code Timesheet 17}, {@code Correction 2 to timesheet 17}
   * @param standing how final it is, as a sentence
   * @param checksum of the CSV that holds the lines; empty where none was made beside it
   * @param corrects whether it says only what has changed since another paper
   */
  public record Paper(
      String name,
      String standing,
      String provider,
      Period period,
      String checksum,
      boolean corrects) {}

  /** One service user's visits and minutes. */
  private static final class Person {
    private final String id;
    private final String name;
    private int visits;
    private int parked;
    private long commissioned;
    private long actual;
    private long payable;
    private long due;

    Person(TimesheetLine first) {
      id = first.serviceUserId();
      name = first.serviceUser();
    }

    void add(TimesheetLine line) {
      visits++;
      parked += isParked(line) ? 1 : 0;
      Integer wanted = line.commissionedMinutes();
      Integer there = line.actualMinutes();
      commissioned += wanted == null ? 0 : wanted;
      actual += there == null ? 0 : there;
      payable += line.payableMinutes();
      TimesheetLine.Sealed sealed = line.sealed();
      due += sealed == null ? 0 : sealed.dueMinutes();
    }

    Map<String, Object> row() {
      return Map.of(
          "id",
          id,
          "name",
          name,
          "visits",
          visits,
          "parked",
          parked,
          "commissioned",
          commissioned,
          "actual",
          actual,
          "payable",
          payable,
          "due",
          due);
    }
  }

  /** Sets a document of a template and what it shows. */
  private interface Press {
    void write(String template, Map<String, Object> model, OutputStream to) throws IOException;
  }

  /** Gathers the lines, which come by service user, and writes the document when closed. */
  public TimesheetFile begin(Paper paper, Totals totals, OutputStream to) {
    return begin(paper, totals, to, pdf::write);
  }

  /** The same, which waits for nobody's documents: within a transaction for which others wait. */
  public TimesheetFile beginAtOnce(Paper paper, Totals totals, OutputStream to) {
    return begin(paper, totals, to, pdf::writeAtOnce);
  }

  private TimesheetFile begin(Paper paper, Totals totals, OutputStream to, Press press) {
    return new TimesheetFile() {
      private final List<Person> people = new ArrayList<>();
      private final List<TimesheetLine> listed = new ArrayList<>();
      private int listedInAll;

      @Override
      public void add(TimesheetLine line) {
        if (people.isEmpty() || !people.getLast().id.equals(line.serviceUserId())) {
          people.add(new Person(line));
        }
        people.getLast().add(line);
        if ((paper.corrects() || isParked(line)) && ++listedInAll <= MOST_LISTED) {
          listed.add(line);
        }
      }

      @Override
      public void close() throws IOException {
        press.write(
            "timesheets/paper",
            Map.of(
                "paper", paper,
                "totals", totals,
                "people", people.stream().map(Person::row).toList(),
                "listed", listed,
                "listedInAll", listedInAll,
                "civil", civil,
                "council", settings.council()),
            to);
      }
    };
  }

  /** Whether it waits for somebody. A line that a correction takes off waits for nobody. */
  private static boolean isParked(TimesheetLine line) {
    return !line.status().equals("VERIFIED")
        && !line.status().equals("ACCEPTED")
        && !line.status().equals("REMOVED");
  }
}
