package org.visitline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.time.CivilZone;
import picocli.CommandLine;

class DayCommandTest {

  private static final String AS_OF = "2026-03-10T00:00:00Z";

  @TempDir Path folder;

  @BeforeEach
  void somebodyForgetsToRingOff() throws IOException {
    write("providers.csv", "provider_id,name", "P1,Kind Hands");
    write("service_users.csv", "service_user_id,code,name,phones", "S1,1001,Ada Ford,02079460101");
    write("care_workers.csv", "care_worker_id,provider_id,name,pin", "W1,P1,Ana Lee,141200");
    write(
        "commissioned_visits.csv",
        "commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes",
        "C1,S1,P1,personal care,2026-03-02,08:00,30");
    write(
        "logged_calls.csv",
        "call_id,answered_at,caller_number,pin,direction",
        "K77,2026-03-02T07:58:00Z,02079460101,141200,ARRIVAL");
  }

  @Test
  void a_day_is_printed_without_the_names_of_anybody() {
    assertThat(said(0, "S1"))
        .isEqualTo(
            """
            on 2026-03-02
            told of this day and home only
            Mrs A lives on 020 7946 0101 nowhere known
            PIN 1401 is Ann of Elm
            Mrs A commissioned 08:00, 30 min, from Elm
            07:58 Mrs A PIN 1401 arriving
            =>
            Mrs A  Ann 07:58 - ? for 08:00  NO_DEPARTURE_CALL
            """);
  }

  @Test
  void a_person_who_is_not_in_the_files_is_an_error_that_says_where_to_look() {
    assertThat(said(1, "S2")).isEmpty();
  }

  @Test
  void a_day_as_of_a_moment_finer_than_calls_are_kept_can_be_read_again() {
    assertThat(said(0, "2026-03-02T09:00:00.034732Z", "--in", folder.toString()))
        .contains("now 09:00:00.034\n");
  }

  @Test
  void a_day_in_the_database_is_printed_as_the_one_in_the_files() throws IOException {
    Path password = folder.resolve("password");
    try (EmbeddedMariaDb server = EmbeddedMariaDb.temporary(Path.of("target"));
        Database database = Database.open(server.address(), 2)) {
      database.migrate();
      new FolderImport(
              database,
              PinKey.at(folder.resolve("pin-key")),
              () -> Instant.parse("2026-03-03T00:00:00Z"),
              CivilZone.LONDON,
              "GB")
          .load(folder, new ToTerminal());
      Files.writeString(password, server.address().password());
      assertThat(
              said(
                  0,
                  AS_OF,
                  "--db-port",
                  Integer.toString(server.address().port()),
                  "--db-name",
                  server.address().name(),
                  "--db-user",
                  server.address().user(),
                  "--db-password-file",
                  password.toString()))
          .isEqualTo(said(0, AS_OF, "--in", folder.toString()))
          .contains("NO_DEPARTURE_CALL");
    }
  }

  private String said(int exit, String serviceUser) {
    return saidOf(serviceUser, exit, AS_OF, "--in", folder.toString());
  }

  private static String said(int exit, String asOf, String... from) {
    return saidOf("S1", exit, asOf, from);
  }

  private static String saidOf(String serviceUser, int exit, String asOf, String... from) {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      List<String> words = new ArrayList<>(List.of(from));
      words.addAll(List.of("--service-user", serviceUser, "--date", "2026-03-02"));
      words.addAll(List.of("--as-of", asOf));
      assertThat(new CommandLine(new DayCommand()).execute(words.toArray(String[]::new)))
          .isEqualTo(exit);
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private void write(String file, String... lines) throws IOException {
    Files.write(folder.resolve(file), List.of(lines));
  }
}
