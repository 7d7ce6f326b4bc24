package org.visitline.verification.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.impl.DSL;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

/** One of the four small boroughs with messy calls. */
record ReferenceBorough(Path folder, Instant asOf) {

  static ReferenceBorough named(String name) {
    Path folder = Path.of("src/test/resources/org/visitline/verification/cases").resolve(name);
    try {
      return new ReferenceBorough(
          folder.resolve("in"), Instant.parse(Files.readString(folder.resolve("as-of")).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports it; the cases bring no file of providers, so that is made up of those they name. */
  void importInto(Database database) throws IOException {
    Set<String> providers = new TreeSet<>();
    Borough borough = borough();
    borough.directory().workers().forEach(worker -> providers.add(worker.provider().value()));
    borough.orders().forEach(order -> providers.add(order.provider().value()));
    borough.datedVisits().forEach(visit -> providers.add(visit.provider().value()));
    providers.forEach(
        id ->
            database
                .jooq()
                .execute(
                    "INSERT INTO provider (provider_id, name) VALUES ({0}, {0})", DSL.val(id)));
    PinKey key = PinKey.at(Path.of("target", "cases-pin-key").toAbsolutePath());
    new FolderImport(database, key, () -> asOf, CivilZone.LONDON, "GB").load(folder, NOTES);
  }

  /** What the engine finds over the files, in the lines of {@link StoredOpinion}. */
  String opinionOverFiles() throws IOException {
    Borough borough = borough();
    BoroughOpinion opinion =
        BoroughRun.verify(
            borough,
            new Setting(
                borough.directory(), Policies.DEFAULT, CivilZone.LONDON, borough.outages(), asOf));
    return StoredOpinion.of(opinion, new Wording(CivilZone.LONDON, borough.directory()), asOf);
  }

  private Borough borough() throws IOException {
    return BoroughFiles.read(folder, "GB", NOTES);
  }

  private static final FileNotes NOTES =
      new FileNotes() {
        @Override
        public void rejected(Rejection rejection) {
          throw new AssertionError(rejection.toString());
        }

        @Override
        public void warned(String file, String text) {
          throw new AssertionError(file + ": " + text);
        }
      };
}
