package org.visitline.portal.alertletters;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.portal.contacts.Concern;
import org.visitline.portal.contacts.Contact;
import org.visitline.portal.contacts.NotTaken;

class WebhookCourierTest {

  /** A name that led outside when somebody added it may lead inside by now. */
  @Test
  void nothing_is_posted_to_an_address_inside_our_own_network() {
    WebhookCourier courier =
        new WebhookCourier(
            () -> Instant.EPOCH,
            secret -> secret,
            new LetterText("Test Borough", URI.create("https://a.example/"), Instant::toString),
            false);
    Letter letter =
        new Letter(
            new Contact(
                1,
                null,
                null,
                Contact.Channel.WEBHOOK,
                "https://127.0.0.1:9/visitline",
                Concern.VISITS,
                "secret",
                "selma",
                Instant.EPOCH),
            List.of());

    assertThatThrownBy(() -> courier.deliver(letter))
        .isInstanceOf(NotTaken.class)
        .hasMessageContaining("is inside our own network (127.0.0.1)");
  }
}
