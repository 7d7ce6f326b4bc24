package org.visitline.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Many service users with a telephone each, and as many care workers, of each language in turn.
 *
 * @param size how many; at most 900
 */
record Town(int size) {

  static final List<String> LANGUAGES = List.of("en-GB", "cy", "pl", "ro");

  String number(int person) {
    return "02079460%03d".formatted(person);
  }

  String pin(int worker) {
    return Integer.toString(140_000 + 7 * worker);
  }

  String language(int worker) {
    return LANGUAGES.get(worker % LANGUAGES.size());
  }

  /** Callers in the form that {@code ring --callers} reads, round and round. */
  Path writeCallers(Path file, int calls) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int call = 0; call < calls; call++) {
      lines.append(number(call % size)).append(';').append(pin(call % size)).append('\n');
    }
    return Files.writeString(file, lines);
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("providers.csv"), "provider_id,name\nP1,Pennywhistle Homecare\n");
    StringBuilder people = new StringBuilder("service_user_id,code,name,postcode,phones\n");
    StringBuilder workers = new StringBuilder("care_worker_id,provider_id,name,pin,language\n");
    for (int i = 0; i < size; i++) {
      people.append("S%d,%d,Person %d,QX1 1AA,%s\n".formatted(i, 10_000 + i, i, number(i)));
      workers.append("W%d,P1,Worker %d,%s,%s\n".formatted(i, i, pin(i), language(i)));
    }
    Files.writeString(folder.resolve("service_users.csv"), people);
    Files.writeString(folder.resolve("care_workers.csv"), workers);
  }
}
