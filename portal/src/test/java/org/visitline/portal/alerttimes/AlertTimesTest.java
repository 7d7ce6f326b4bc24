package org.visitline.portal.alerttimes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlertTimesTest {

  @Test
  void times_by_which_an_officer_knows_before_the_provider_are_refused() {
    assertThatThrownBy(
            () ->
                new AlertTimes(
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5)))
        .hasMessageContaining("no sooner than the provider");
  }
}
