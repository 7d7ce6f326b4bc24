package org.visitline.verification.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFolderTest {

  @TempDir Path folder;

  private final List<String> rejections = new ArrayList<>();
  private final List<Object> taken = new ArrayList<>();

  @Test
  void a_row_that_names_somebody_unknown_is_rejected_and_the_rest_is_taken() throws IOException {
    write("providers.csv", "provider_id,name\nPA,One\n");
    write("service_users.csv", "service_user_id,code,name,phones\nS1,10001,Ada,\n");
    write(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin\nW1,PA,Ann,141207\nW2,PX,Bob,141208\n");
    write(
        "service_orders.csv",
        """
        service_order_id,service_user_id,provider_id,service_type,valid_from,days,start,duration_minutes
        O1,S1,PA,personal care,2026-01-01,MON,08:00,30
        O2,S9,PA,personal care,2026-01-01,MON,08:00,30
        """);
    write(
        "commissioned_visits.csv",
        """
        commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes,assigned_workers
        C1,S1,PA,personal care,2026-01-01,08:00,30,W1
        C2,S1,PA,personal care,2026-01-01,08:00,30,W1;W2
        """);
    write(
        "rota.csv",
        """
        commissioned_visit_id,care_worker_id
        C1,W1
        C9,W1
        O1@2026-01-05,W1
        O2@2026-01-05,W1
        C1,W7
        """);
    write("suspensions.csv", "service_user_id,from,to,reason\nS9,2026-01-01T00:00:00Z,,hospital\n");

    readAll();

    assertThat(taken).hasSize(7);
    assertThat(rejections)
        .containsExactly(
            "care_workers.csv line 3, provider_id 'PX': is not known. Correct it, or add its row to"
                + " providers.csv.",
            "service_orders.csv line 3, service_user_id 'S9': is not known. Correct it, or add its"
                + " row to service_users.csv.",
            "commissioned_visits.csv line 3, assigned_workers 'W2': is not known. Correct it, or"
                + " add its row to care_workers.csv.",
            "rota.csv line 3, commissioned_visit_id 'C9': is not known. Correct it, or add its row"
                + " to commissioned_visits.csv.",
            "rota.csv line 5, commissioned_visit_id 'O2@2026-01-05': is not known. Correct it, or"
                + " add its row to commissioned_visits.csv.",
            "rota.csv line 6, care_worker_id 'W7': is not known. Correct it, or add its row to"
                + " care_workers.csv.",
            "suspensions.csv line 2, service_user_id 'S9': is not known. Correct it, or add its row"
                + " to service_users.csv.");
  }

  @Test
  void without_a_file_of_providers_any_id_names_one() throws IOException {
    write("care_workers.csv", "care_worker_id,provider_id,name,pin\nW1,PA,Ann,141207\n");

    readAll();

    assertThat(taken).hasSize(1);
    assertThat(rejections).isEmpty();
  }

  @Test
  void of_rows_that_contradict_each_other_none_is_taken_and_of_equal_ones_one() throws IOException {
    String ada = "S1,10001,Ada,\n";
    String adaElsewhere = "S1,10001,Ada,020 7946 0001\n";
    String bea = "S2,10002,Bea,\n";
    for (String rows : List.of(ada + adaElsewhere + bea + bea, bea + adaElsewhere + bea + ada)) {
      taken.clear();
      write("service_users.csv", "service_user_id,code,name,phones\n" + rows);
      // What refers to a row that was not taken refers to nobody.
      write(
          "suspensions.csv", "service_user_id,from,to,reason\nS1,2026-01-01T00:00:00Z,,hospital\n");

      readAll();

      assertThat(taken).singleElement().asString().contains("name=Bea");
    }
    assertThat(rejections)
        .startsWith(
            "service_users.csv line 2, service_user_id 'S1': is on line 3 too, where the row says"
                + " something else. Keep one of the two rows.",
            "service_users.csv line 3, service_user_id 'S1': is on line 2 too, where the row says"
                + " something else. Keep one of the two rows.",
            "service_users.csv line 5, service_user_id 'S2': is the row of line 4 again. Keep one"
                + " of the two rows.",
            "suspensions.csv line 2, service_user_id 'S1': is not known. Correct it, or add its row"
                + " to service_users.csv.")
        .hasSize(8);
  }

  private void readAll() {
    FileNotes notes =
        new FileNotes() {
          @Override
          public void rejected(Rejection rejection) {
            rejections.add(rejection.toString());
          }

          @Override
          public void warned(String file, String text) {
            throw new AssertionError(file + ": " + text);
          }
        };
    InputFolder input = new InputFolder(folder, "GB", notes);
    taken.addAll(input.providers());
    taken.addAll(input.serviceUsers());
    taken.addAll(input.careWorkers());
    taken.addAll(input.serviceOrders());
    taken.addAll(input.datedVisits());
    taken.addAll(input.rota());
    taken.addAll(input.suspensions());
    taken.addAll(input.outages());
    taken.addAll(input.loggedCalls());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
