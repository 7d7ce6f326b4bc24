package org.visitline.portal.evidence;

import java.util.stream.Collectors;
import org.visitline.portal.furniture.CivilTime;

/** What is in the archive and how its columns are to be read, for who opens it first. */
final class PackReadMe {

  static final String NAME = "READ-ME.txt";

  private PackReadMe() {}

  /** The text of it. */
  static String of(long number, EvidencePack pack, CivilTime civil) {
    return """
    Evidence pack %d: %s, %s to %s

    evidence.pdf
      The same facts on paper: in figures, drawn day by day, and as tables. Begin here.

    %s
    SHA256SUMS
      The checksum of each file. 'sha256sum --check SHA256SUMS' says whether one was changed.

    FACTS-SHA256SUMS
      The checksums of the files in data/ alone. Its own checksum is the hash of the facts that
      stands in evidence.pdf and in the council's log of packs.

    Times
      A moment that ends in Z, as 2026-07-01T07:58:03Z, is UTC: in summer that is an hour behind
      the clocks in the United Kingdom. Beside it, in the column whose name ends in %s, is the
      same moment as clocks in %s showed it: 2026-07-01 08:58:03. In the hour that comes twice
      when they go back, the civil time says which: BST or GMT.
      Every other date or time of day, as 'date', 'valid_from' or an order's 'start', is civil.
      The times in evidence.pdf are civil too.

    The files in data/ are CSV in UTF-8. An empty cell: not known, or there is none. Minutes are
    whole minutes, rounded down.
    """
        .formatted(
            number,
            pack.person().name(),
            pack.request().from(),
            pack.request().to(),
            pack.sheets().stream().map(PackReadMe::said).collect(Collectors.joining()),
            Sheet.CIVIL,
            civil.zone());
  }

  private static String said(Sheet sheet) {
    String moments =
        sheet.moments().isEmpty()
            ? ""
            : "  UTC, each with its civil time beside it: %s.\n"
                .formatted(String.join(", ", sheet.moments()));
    return "%s\n  %s. %s\n%s\n".formatted(sheet.path(), sheet.title(), sheet.words(), moments);
  }
}
