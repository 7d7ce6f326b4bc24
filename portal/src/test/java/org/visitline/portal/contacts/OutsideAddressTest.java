package org.visitline.portal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "127.1",
        "0.0.0.0",
        "10.0.0.8",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "224.0.0.1",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fdff::1]",
        "[::ffff:127.0.0.1]"
      })
  void what_lies_inside_our_own_network_is_not_called(String host) {
    assertThat(OutsideAddress.problem(host)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "172.32.0.1",
        "172.15.255.255",
        "100.63.255.255",
        "100.128.0.1",
        "[2001:db8::1]",
        "nowhere.invalid"
      })
  void what_lies_outside_may_be(String host) {
    assertThat(OutsideAddress.problem(host)).isEmpty();
  }
}
