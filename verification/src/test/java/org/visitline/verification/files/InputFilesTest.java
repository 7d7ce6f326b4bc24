package org.visitline.verification.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.schedule.ServiceOrder;

class InputFilesTest {

  private static final InputFiles FILES = InputFiles.of("GB");

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private final List<String> rejections = new ArrayList<>();
  private final FileNotes notes =
      new FileNotes() {
        @Override
        public void rejected(Rejection rejection) {
          rejections.add(rejection.toString());
        }

        @Override
        public void warned(String file, String text) {
          warnings.add(file + ": " + text);
        }
      };

  @Test
  void columns_are_found_by_name_in_any_order_and_unknown_ones_are_named() {
    write("providers.csv", "colour,name,provider_id\nblue,\"Kind Hands, Bromley\",PA\n");

    assertThat(read(FILES.providers()))
        .extracting(Provider::name)
        .containsExactly("Kind Hands, Bromley");
    assertThat(warnings)
        .containsExactly("providers.csv: column 'colour' is not known and not read");
    assertThat(rejections).isEmpty();
  }

  @Test
  void a_byte_order_mark_and_line_ends_of_any_machine_are_accepted() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      write("providers.csv", "\uFEFFprovider_id,name" + end + "PA,One" + end + "PB,Two" + end);
      assertThat(read(FILES.providers())).extracting(Provider::name).containsExactly("One", "Two");
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_missing_required_column_is_told_with_those_that_are_wanted() {
    write("providers.csv", "provider_id;name\nPA;One\n");

    assertThatThrownBy(() -> read(FILES.providers()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            "providers.csv: has no column provider_id. The first line must name the columns:"
                + " provider_id, name; and may name: cqc_location_id, cqc_rating.");
  }

  @Test
  void a_file_that_is_empty_or_no_text_is_refused_in_plain_words() throws IOException {
    write("providers.csv", "");
    assertThatThrownBy(() -> read(FILES.providers()))
        .hasMessageContaining("providers.csv: is empty");

    Files.write(
        folder.resolve("providers.csv"), "provider_id,name\n".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> read(FILES.providers())).hasMessageContaining("UTF-16");

    write("providers.csv", "PK\u0003\u0004rubbish");
    assertThatThrownBy(() -> read(FILES.providers())).hasMessageContaining("workbook");

    write("providers.csv", "\"provider_id,name\nPA,One\n");
    assertThatThrownBy(() -> read(FILES.providers()))
        .hasMessageContaining("quotes of its first line");
  }

  @Test
  void a_row_with_broken_quotes_is_rejected_alone() {
    write(
        "providers.csv",
        """
        provider_id,name
        PA,One
        PB,"Two
        PC,Three
        PD,"Four" and more
        PE,"Five ""and a half\"""
        PF,"Six
        streets"
        PG,"Seven
        PH,Eight
        """);

    assertThat(read(FILES.providers()))
        .extracting(p -> p.id() + " " + p.name())
        .containsExactly(
            "PA One", "PC Three", "PE Five \"and a half\"", "PF Six\nstreets", "PH Eight");
    assertThat(rejections).hasSize(3);
    assertThat(rejections.get(0)).startsWith("providers.csv line 3: its quotes are broken");
    assertThat(rejections.get(1)).startsWith("providers.csv line 5: its quotes are broken");
    assertThat(rejections.get(2)).startsWith("providers.csv line 9: its quotes are broken");
  }

  @Test
  void a_quote_that_happens_to_close_lines_later_costs_only_its_own_row() {
    write("providers.csv", "provider_id,name\nPA,\"One\nPB,Two\nPC,\"\nPD,Four\n");

    assertThat(read(FILES.providers())).extracting(Provider::name).contains("Four");
  }

  @Test
  void a_row_with_too_many_or_too_few_cells_says_how_many() {
    write("providers.csv", "provider_id,name\nPA\nPB,Kind,Hands\n,\n\nPC,Three\n");

    assertThat(read(FILES.providers())).extracting(Provider::name).containsExactly("Three");
    assertThat(rejections.get(0)).contains("line 2: has 1 cells where the header has 2");
    assertThat(rejections.get(1)).contains("line 3: has 3 cells where the header has 2");
    assertThat(rejections).hasSize(2);
  }

  @Test
  void a_cell_of_ten_megabytes_costs_its_row_only() {
    write(
        "providers.csv",
        "provider_id,name\nPA,One\nPB,"
            + "x".repeat(10_000_000)
            + "\nPC,Three\nPD,"
            + "y".repeat(5_000)
            + "\nPE,Five\n");

    assertThat(read(FILES.providers()))
        .extracting(Provider::name)
        .containsExactly("One", "Three", "Five");
    assertThat(rejections).hasSize(2).allSatisfy(text -> assertThat(text).hasSizeLessThan(400));
    assertThat(rejections.get(0)).contains("line 3");
    assertThat(rejections.get(1)).contains("line 5").contains("longer than 200 characters");
  }

  @Test
  void bytes_that_are_no_utf8_and_control_characters_are_told_by_line() throws IOException {
    try (OutputStream bytes = Files.newOutputStream(folder.resolve("providers.csv"))) {
      bytes.write("provider_id,name\nPA,Caf".getBytes(StandardCharsets.UTF_8));
      bytes.write(0xE9);
      bytes.write("\nPB,N\0L\nPC,Café\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(FILES.providers())).extracting(Provider::name).containsExactly("Café");
    assertThat(rejections.get(0)).contains("line 2, name").contains("is not written in UTF-8");
    assertThat(rejections.get(1))
        .contains("line 3, name 'N\\u0000L'")
        .contains("control character");
  }

  @Test
  void a_key_that_comes_twice_names_both_lines() {
    write("providers.csv", "provider_id,name\nPA,One\nPB,Two\nPA,Other\n");

    assertThat(read(FILES.providers())).extracting(Provider::name).containsExactly("One", "Two");
    assertThat(rejections)
        .containsExactly(
            "providers.csv line 4, provider_id 'PA': is the row of line 2 again. Keep one of the"
                + " two rows.");
  }

  @Test
  void telephones_are_read_as_numbers_and_said_to_be_none_where_they_are_none() {
    write(
        "service_users.csv",
        """
        service_user_id,code,name,phones,no_phone,latitude,longitude
        S1,10001,Ada,020 7946 0001;+44 (0)20 7946 0001;02079460002,,51.4,0.02
        S2,10002,Bea,12,,,
        S3,10003,Cy,,true,,
        S4,1000,Di,0,,,
        S5,1,Eve,,,,
        S6,10006,Flo,,perhaps,,
        S7,10007,Gus,,,91,0
        S8,10008,Hal,,,51.4,
        """);

    List<ServiceUser> read = read(FILES.serviceUsers());
    assertThat(read).extracting(user -> user.id().value()).containsExactly("S1", "S3");
    assertThat(read.getFirst().numbers())
        .extracting(RegisteredNumber::e164)
        .containsExactly("+442079460001", "+442079460002");
    assertThat(rejections)
        .satisfiesExactly(
            text -> assertThat(text).contains("line 3, phones '12': holds what is no telephone"),
            text -> assertThat(text).contains("line 5, phones '0'"),
            text -> assertThat(text).contains("line 6, code '1': is not 4 to 6 digits"),
            text -> assertThat(text).contains("line 7, no_phone 'perhaps'"),
            text -> assertThat(text).contains("line 8, latitude '91'"),
            text -> assertThat(text).contains("line 9, longitude: is empty"));
  }

  @Test
  void no_message_shows_a_pin() {
    write(
        "care_workers.csv",
        """
        care_worker_id,provider_id,name,pin,active_from,active_to
        W1,PA,Ann,141207,,2026-01-31
        W2,PA,Bob,141207,2026-02-01,
        W1,PA,Cat,141207,2026-03-01,
        W4,PA,Dan,14120x,,
        W5,PA,Eli,999141207,,
        W6,PA,Fay,141208,2026-03-01,2026-02-01
        """);
    write(
        "logged_calls.csv",
        "call_id,answered_at,caller_number,pin\nK1,2026-03-01T08:00:00Z,,141207141207141207\n");

    assertThat(read(FILES.careWorkers()))
        .extracting(CareWorker::name)
        .containsExactly("Ann", "Bob");
    read(FILES.loggedCalls());
    assertThat(rejections).hasSize(5).noneMatch(text -> text.contains("1412"));
    assertThat(rejections.get(1)).contains("line 5, pin: is not 4 to 8 digits");
  }

  @Test
  void a_contact_number_or_a_language_that_is_none_is_rejected_and_not_left_out() {
    write(
        "care_workers.csv",
        """
        care_worker_id,provider_id,name,pin,contact_number,language
        W1,PA,Ann,141201,07700 900123,PL
        W2,PA,Bob,141202,,
        W3,PA,Cat,141203,ask the office,pl
        W4,PA,Dan,141204,07700 900124,Polish
        W5,PA,Eli,141205,0,
        W6,PA,Fay,141206,07700 900125;07700 900126,
        """);

    assertThat(read(FILES.careWorkers()))
        .extracting(CareWorker::contactNumber, CareWorker::language)
        .containsExactly(tuple("+447700900123", "pl"), tuple(null, null));
    assertThat(rejections)
        .containsExactly(
            "care_workers.csv line 4, contact_number 'ask the office': is no telephone number."
                + " Write one number with its area code, or leave the cell empty.",
            "care_workers.csv line 5, language 'Polish': is no language that the telephone speaks."
                + " Write one of en-GB, cy, pl, ro, or leave the cell empty.",
            "care_workers.csv line 6, contact_number '0': is no telephone number. Write one number"
                + " with its area code, or leave the cell empty.",
            "care_workers.csv line 7, contact_number '07700 900125;07700 900126': is no telephone"
                + " number. Write one number with its area code, or leave the cell empty.");
  }

  @Test
  void an_order_that_no_calendar_could_follow_is_rejected_with_what_to_write() {
    write(
        "service_orders.csv",
        """
        service_order_id,service_user_id,provider_id,service_type,valid_from,valid_to,days,every_weeks,start,latest_start,duration_minutes,workers
        O1,S1,PA,personal care,2026-01-01,,MON;TUE,2,08:00,08:30,30,2
        O2,S1,PA,personal care,2026-02-30,,MON,,08:00,,30,
        O3,S1,PA,personal care,2026-01-01,,MON,,08:00,,0,
        O4,S1,PA,personal care,2026-01-01,,MON,,08:00,,-30,
        O5,S1,PA,personal care,2026-01-01,,,,08:00,,30,
        O6,S1,PA,personal care,2026-01-01,,MO,,08:00,,30,
        O7,S1,PA,personal care,2026-01-01,2025-01-01,MON,,08:00,,30,
        O8,S1,PA,personal care,2026-01-01,,MON,0,08:00,,30,
        O9,S1,PA,personal care,2026-01-01,,MON,,25:00,,30,
        O10,,PA,personal care,2026-01-01,,MON,,08:00,,30,
        O11,S 1,PA,personal care,2026-01-01,,MON,,08:00,,30,
        O12,S1,PA,personal care,2026-01-01,,MON,,08:00,,99999999999,
        """);

    List<ServiceOrder> read = read(FILES.serviceOrders());
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().terms().duration()).isEqualTo(Duration.ofMinutes(30));
    assertThat(read.getFirst().everyWeeks()).isEqualTo(2);
    assertThat(rejections).hasSize(11);
    assertThat(rejections.get(0))
        .isEqualTo(
            "service_orders.csv line 3, valid_from '2026-02-30': is no date of the calendar. Write"
                + " YYYY-MM-DD, such as 2026-10-25.");
    assertThat(rejections.get(2)).contains("duration_minutes '-30': is no whole number from 1");
  }

  @Test
  void calls_visits_rota_suspensions_and_outages_are_read() {
    write(
        "logged_calls.csv",
        """
        call_id,answered_at,caller_number,dialled_number,pin,service_user_code,direction
        K1,2026-10-25T00:58:03.120Z,020 7946 0001,08081570000,141207,,ARRIVAL
        K2,2026-10-25T01:58:03+01:00,anonymous,,,10001,
        K3,2026-10-25T01:58:03+01:00,anonymous,,,10001,LEAVING
        """);
    List<LoggedCallRow> calls = read(FILES.loggedCalls());
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).call().callerE164()).isEqualTo("+442079460001");
    assertThat(calls.get(0).call().direction()).isEqualTo(Direction.ARRIVAL);
    assertThat(calls.get(0).dialledNumber()).isEqualTo("08081570000");
    assertThat(calls.get(1).call().callerE164()).isNull();
    assertThat(calls.get(1).call().answeredAt()).isEqualTo(Instant.parse("2026-10-25T00:58:03Z"));
    assertThat(calls.get(1).call().direction()).isNull();

    write(
        "commissioned_visits.csv",
        """
        commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes,assigned_workers,cancelled
        O1@2026-10-25,S1,PA,personal care,2026-10-25,08:00,30,W1;W2;W1,true
        """);
    assertThat(read(FILES.datedVisits()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.assigned()).extracting(Object::toString).containsExactly("W1", "W2");
              assertThat(row.visit().cancelled()).isTrue();
              assertThat(row.visit().terms().workers()).isEqualTo(1);
            });

    write("rota.csv", "commissioned_visit_id,care_worker_id\nO1@2026-10-25,W1\n");
    assertThat(read(FILES.rota())).hasSize(1);

    write(
        "suspensions.csv",
        """
        service_user_id,from,to,reason
        S1,2026-10-01T00:00:00Z,,hospital
        S1,2026-11-01T00:00:00Z,2026-11-01T00:00:00Z,hospital
        """);
    assertThat(read(FILES.suspensions())).hasSize(1);

    write("outages.csv", "from,to\n2026-10-01T00:00:00Z,2026-10-01T01:00:00Z\n");
    assertThat(read(FILES.outages())).hasSize(1);
    assertThat(rejections)
        .satisfiesExactly(
            text ->
                assertThat(text).contains("direction 'LEAVING': is neither ARRIVAL nor DEPARTURE"),
            text -> assertThat(text).contains("suspensions.csv line 3, to"));
  }

  @Test
  void a_folder_without_the_file_gives_no_rows() {
    assertThat(read(FILES.providers())).isEmpty();
  }

  private <T> List<T> read(InputFile<T> file) {
    List<T> rows = new ArrayList<>();
    file.read(folder, notes, (line, row) -> rows.add(row));
    return rows;
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
