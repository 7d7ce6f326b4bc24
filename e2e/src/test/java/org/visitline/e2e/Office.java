package org.visitline.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.schema.ProviderId;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.imports.ImportReport;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/**
 * The council's office on a Tuesday afternoon: MariaDB, the rules and the portal, with no phone.
 */
// What it opened says that it may be interrupted while it closes; a test that is may fail so.
@SuppressWarnings("try")
final class Office implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  /** Half past two in the afternoon. */
  private static final Instant NOW = Instant.parse("2026-10-27T14:30:00Z");

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Verifier verifier;
  private final Portal portal;

  Office() throws Exception {
    Path home =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "office");
    EmbeddedMariaDb server = opened(EmbeddedMariaDb.temporary(Path.of("target")));
    Database database = opened(Database.open(server.address(), 10));
    database.migrate();
    Path in = Files.createDirectories(home.resolve("in"));
    write(in);
    InstantSource clock = InstantSource.fixed(NOW);
    ImportReport report =
        new FolderImport(
                database, PinKey.at(home.resolve("pin-key")), clock, CivilZone.LONDON, "GB")
            .load(in, new Strict());
    if (!report.isClean()) {
      throw new IllegalStateException(report.toString());
    }
    PortalUsers users = new PortalUsers(database);
    users.createOfficer("officer", "Olive Officer", PASSWORD);
    users.createProvider("penny", "Penny Whistle", new ProviderId("P1"), PASSWORD);
    verifier = new Verifier(database, CivilZone.LONDON, clock);
    verifier.catchUp();
    portal = opened(Portal.start(PortalSettings.local(0, "Quillbrook Council"), database, clock));
  }

  /**
   * Mrs Example's morning was short, nobody rang when leaving her at noon, and Mr Sample waited.
   */
  private static void write(Path folder) throws Exception {
    Files.writeString(
        folder.resolve("providers.csv"),
        """
        provider_id,name
        P1,Pennywhistle Homecare
        """);
    Files.writeString(
        folder.resolve("service_users.csv"),
        """
        service_user_id,code,name,postcode,phones
        S1,10017,Mrs Ada Example,QX1 1AA,02079460123
        S2,10025,Mr Ben Sample,QX1 1AB,02079460124
        """);
    Files.writeString(
        folder.resolve("care_workers.csv"),
        """
        care_worker_id,provider_id,name,pin
        W1,P1,Sam Example,140029
        """);
    Files.writeString(
        folder.resolve("commissioned_visits.csv"),
        """
        commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes
        C1,S1,P1,personal care,2026-10-27,08:00,30
        C2,S2,P1,personal care,2026-10-27,09:00,30
        C3,S1,P1,personal care,2026-10-26,12:00,30
        """);
    Files.writeString(
        folder.resolve("logged_calls.csv"),
        """
        call_id,answered_at,caller_number,pin,direction
        K1,2026-10-27T07:58:00Z,02079460123,140029,ARRIVAL
        K2,2026-10-27T08:10:00Z,02079460123,140029,DEPARTURE
        K3,2026-10-26T12:01:00Z,02079460123,140029,ARRIVAL
        """);
  }

  String url(String path) {
    return portal.url().resolve(path).toString();
  }

  /** What was written down on a page has its effect; a running portal needs a second for it. */
  void settle() {
    verifier.catchUp();
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** Our own files: a rejected row is a mistake of this test. */
  private static final class Strict implements FileNotes {

    @Override
    public void rejected(Rejection rejection) {
      throw new IllegalStateException(rejection.toString());
    }

    @Override
    public void warned(String file, String text) {
      throw new IllegalStateException(file + ": " + text);
    }
  }
}
