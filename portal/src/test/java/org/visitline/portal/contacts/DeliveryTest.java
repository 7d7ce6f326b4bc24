package org.visitline.portal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

  @ParameterizedTest
  @CsvSource({"0, PT10S", "1, PT20S", "2, PT40S", "3, PT1M", "4, PT1M", "400, PT1M"})
  void a_letter_that_is_not_taken_waits_longer_each_time_up_to_a_minute(int tries, Duration wait) {
    assertThat(Delivery.wait(tries)).isEqualTo(wait);
  }
}
