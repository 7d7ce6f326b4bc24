package org.visitline.app;

import java.time.InstantSource;
import java.util.List;
import org.visitline.schema.Database;
import org.visitline.schema.DatabaseAddress;
import org.visitline.verification.store.DatabaseCheck.Difference;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/** Lays what is stored beside what follows from scratch. */
final class VerifyDatabase {

  private static final int DIFFERENT = 4;
  private static final int SHOWN = 50;

  private VerifyDatabase() {}

  static int check(DatabaseAddress address, boolean mend) {
    try (Database database = Database.open(address, 3)) {
      database.migrate();
      Verifier verifier = new Verifier(database, CivilZone.LONDON, InstantSource.system());
      List<Difference> differences = verifier.compare();
      differences.stream()
          .limit(SHOWN)
          .forEach(
              difference ->
                  System.out.println(
                      (difference.stored() ? "stored, and does not follow: " : "not stored: ")
                          + difference.line()));
      if (differences.size() > SHOWN) {
        System.out.println("... and " + (differences.size() - SHOWN) + " more");
      }
      System.out.println(
          differences.isEmpty()
              ? "No difference: what is stored is what follows from scratch."
              : differences.size() + " differences.");
      if (mend && !differences.isEmpty()) {
        verifier.verifyAll();
        System.out.println("What follows from scratch is stored now.");
      }
      return differences.isEmpty() ? 0 : DIFFERENT;
    }
  }
}
