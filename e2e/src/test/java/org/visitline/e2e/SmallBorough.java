package org.visitline.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Two providers, two service users and three care workers, with one visit commissioned for now. */
final class SmallBorough {

  static final String MRS_EXAMPLES_LINE = "02079460123";
  static final String MR_SAMPLES_LINE = "02079460124";
  static final String SAMS_PIN = "140029";
  static final String ROBINS_PIN = "250018";

  private SmallBorough() {}

  /** Writes the input files; Mrs Example is to have 30 minutes from this civil time on. */
  static void write(Path folder, LocalDateTime start) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("providers.csv"),
        """
        provider_id,name
        P1,Pennywhistle Homecare
        P2,Otterholme Carers
        """);
    Files.writeString(
        folder.resolve("service_users.csv"),
        """
        service_user_id,code,name,postcode,phones
        S1,10017,Mrs Ada Example,QX1 1AA,%s
        S2,10025,Mr Ben Sample,QX1 1AB,%s
        """
            .formatted(MRS_EXAMPLES_LINE, MR_SAMPLES_LINE));
    Files.writeString(
        folder.resolve("care_workers.csv"),
        """
        care_worker_id,provider_id,name,pin
        W1,P1,Sam Example,%s
        W2,P2,Robin Sample,%s
        """
            .formatted(SAMS_PIN, ROBINS_PIN));
    Files.writeString(
        folder.resolve("commissioned_visits.csv"),
        """
        commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes
        C1,S1,P1,personal care,%s,%s,30
        """
            .formatted(
                start.toLocalDate(),
                start.toLocalTime().format(DateTimeFormatter.ofPattern("HH:mm"))));
  }
}
