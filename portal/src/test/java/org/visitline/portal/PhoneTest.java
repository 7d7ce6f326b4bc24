package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.access.WallClock;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;

@ExtendWith(RunningPortal.class)
class PhoneTest {

  @Test
  void whoever_rings_from_the_page_hears_what_is_said_and_presses_keys(Database database)
      throws Exception {
    try (Portal portal =
        Portal.start(
            PortalSettings.local(0, "Test Borough").asDemonstration(),
            database,
            () -> ADayOfCare.HALF_PAST_TEN,
            Optional.of(new AnsweringTelephone()),
            new WallClock(() -> ADayOfCare.HALF_PAST_TEN),
            PinKey.ofThisProcess())) {
      Visitor olive = Visitor.loggedIn(portal, "olive");
      Document page = olive.page("phone");
      assertThat(page.text()).contains("Ring from 020 7946 0123", "Key the PIN 123459");
      assertThat(page.select(".demonstration").text()).contains("Tue 27 Oct 2026, 10:30");

      olive.submit(page, "phone", Map.of("from", "my house"));
      Document refused = olive.page("phone");
      assertThat(refused.select(".told .problem a").attr("href")).isEqualTo("#from");
      assertThat(refused.select("#from[aria-invalid=true]")).hasSize(1);
      assertThat(Visitor.location(olive.submit(page, "phone", Map.of("from", "020 7946 0123"))))
          .isEqualTo("/phone/1");
      Document call = olive.page("phone/1");
      assertThat(call.select(".transcript").text()).isEqualTo("Ringing from 02079460123");
      olive.submit(call, "phone/1/keys", Map.of("keys", "123459"));
      assertThat(olive.page("phone/1").select(".transcript").text()).endsWith("keys 123459");
      olive.submit(call, "phone/1/keys", Map.of("keys", "call the office"));
      assertThat(olive.page("phone/1").select(".transcript").text()).endsWith("keys 123459");
      olive.submit(call, "phone/1/hang-up", Map.of());
      assertThat(olive.page("phone/1").text()).contains("The line is closed.");
    }
  }

  @Test
  void where_no_telephone_was_put_up_there_is_no_page_of_it(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(olive.get("phone").statusCode()).isEqualTo(404);
    assertThat(olive.page("today").select("a[href=/phone]")).isEmpty();
  }
}
