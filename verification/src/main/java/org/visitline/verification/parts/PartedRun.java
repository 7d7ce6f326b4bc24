package org.visitline.verification.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.SharedHistory;
import org.visitline.verification.VerificationRun;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.VisitId;

/**
 * Verifies a borough part by part, as many side by side as there are processors: first the homes,
 * then what workers and telephones did at several of them, and when all is known that was found
 * about a visit, its line of the timesheet.
 */
public final class PartedRun {

  private static final Rule.Whose[] WHOSE = Rule.Whose.values();
  private static final DiscrepancyCode[] CODES = DiscrepancyCode.values();

  private final PartedBorough borough;
  private final Setting setting;
  private final VerificationRun run;
  private final VisitRecords visitRecords;
  private final Spool visits;
  private final Spool histories;
  private final Spool further;

  /**
   * A run over everything that was read.
   *
   * @param working for what is found out meanwhile
   */
  public PartedRun(PartedBorough borough, Setting setting, WorkingFile working) {
    this.borough = borough;
    this.setting = setting;
    run = new VerificationRun(setting);
    visitRecords = new VisitRecords(setting.directory());
    int parts = borough.households().parts();
    visits = new Spool(working, parts);
    histories = new Spool(working, parts);
    further = new Spool(working, parts);
  }

  /** Takes what comes of it, from several threads at once, in any order. */
  public interface Report {

    /** What follows from some homes by themselves. */
    void homes(BoroughOpinion opinion) throws IOException;

    /** What is to be asked about some workers' and telephones' visits. */
    void further(Findings findings) throws IOException;

    /**
     * A service user's visits, when all is known about them.
     *
     * @param visits by when they began
     */
    void known(ServiceUser who, List<KnownVisit> visits) throws IOException;
  }

  /** Verifies everything. */
  public void verify(Report report, Consumer<String> progress) throws IOException {
    int parts = visits.parts();
    progress.accept("Verifying the homes, in " + parts + (parts == 1 ? " part" : " parts"));
    SideBySide.each(parts, part -> homes(part, report));
    progress.accept("Verifying what workers and telephones did at several homes");
    SideBySide.each(parts, part -> histories(part, report));
    progress.accept("Listing the visits, and making the timesheet");
    SideBySide.each(parts, part -> known(part, report));
  }

  private void homes(int part, Report report) throws IOException {
    BoroughOpinion homes =
        BoroughRun.homes(
            borough.part(part), borough.households().people(part), borough.replacements(), setting);
    RecordBytes visit = RecordBytes.empty();
    RecordBytes record = RecordBytes.empty();
    for (ServiceUserOpinion opinion : homes.serviceUsers()) {
      FindingsBySubject found = new FindingsBySubject(opinion.findings());
      for (MatchedVisit matched : opinion.visits()) {
        visit.clear();
        visitRecords.write(matched, visit);
        for (SharedHistory history : SharedHistory.of(matched)) {
          record.clear();
          Records.write(history.whose(), record);
          record.writeText(history.name());
          record.writeAll(visit);
          histories.add(Math.floorMod(history.name().hashCode(), histories.parts()), record);
        }
        Records.write(codes(found.about(matched)), visit);
        visit.writeBoolean(found.isDoubtful(matched));
        visits.add(part, visit);
      }
    }
    report.homes(homes);
  }

  private static Set<DiscrepancyCode> codes(List<Finding> findings) {
    Set<DiscrepancyCode> codes = EnumSet.noneOf(DiscrepancyCode.class);
    findings.forEach(finding -> codes.add(finding.code()));
    return codes;
  }

  private void histories(int part, Report report) throws IOException {
    Map<SharedHistory, List<MatchedVisit>> together = new HashMap<>();
    histories.each(
        part,
        from -> {
          Rule.Whose whose = Records.read(WHOSE, from);
          together
              .computeIfAbsent(
                  new SharedHistory(whose, from.readText()), history -> new ArrayList<>())
              .add(visitRecords.read(from));
        });
    Findings found = new Findings();
    together.forEach((history, ofIt) -> found.addAll(run.ofShared(history, ofIt)));
    RecordBytes record = RecordBytes.empty();
    for (Finding finding : found.found()) {
      if (finding.serviceUser() != null && finding.visit() != null) {
        record.clear();
        record.writeText(finding.visit().value());
        Records.write(finding.code(), record);
        further.add(borough.households().partOf(finding.serviceUser()), record);
      }
    }
    report.further(found);
  }

  private void known(int part, Report report) throws IOException {
    Map<VisitId, Set<DiscrepancyCode>> beyondHome = new HashMap<>();
    further.each(
        part,
        from ->
            beyondHome
                .computeIfAbsent(
                    new VisitId(from.readText()), visit -> EnumSet.noneOf(DiscrepancyCode.class))
                .add(Records.read(CODES, from)));
    Map<ServiceUserId, List<KnownVisit>> byHome = new HashMap<>();
    // One thread set them aside, home by home, by when they began: they come back in that order.
    visits.each(
        part,
        from -> {
          MatchedVisit matched = visitRecords.read(from);
          Set<DiscrepancyCode> found = Records.readSet(CODES, from);
          found.addAll(beyondHome.getOrDefault(matched.visit().id(), Set.of()));
          byHome
              .computeIfAbsent(matched.visit().serviceUser().id(), home -> new ArrayList<>())
              .add(new KnownVisit(matched, found, from.readBoolean()));
        });
    for (List<KnownVisit> ofHome : byHome.values()) {
      report.known(ofHome.getFirst().matched().visit().serviceUser(), ofHome);
    }
  }
}
