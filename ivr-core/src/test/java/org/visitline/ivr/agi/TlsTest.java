package org.visitline.ivr.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.Eventually;

/** The same line through a tunnel that shows the right papers, and through one that does not. */
class TlsTest {

  @TempDir static Path folder;

  private static TestCertificates node;
  private static TestCertificates tunnel;
  private static TestCertificates stranger;

  @BeforeAll
  static void make_certificates() throws Exception {
    node = new TestCertificates(folder, "node");
    tunnel = new TestCertificates(folder, "tunnel");
    stranger = new TestCertificates(folder, "stranger");
  }

  @Test
  void a_call_through_the_tunnel_is_answered() throws Exception {
    try (FrontDoor front = privateLine(Optional.empty(), FrontDoor.PATIENT);
        WrongWire wire = new WrongWire(connect(front, null))) {
      wire.send(WrongWire.REQUEST)
          .reply("ANSWER", "200 result=0\n")
          .reply("SET VARIABLE", "200 result=1\n")
          .reply("GET DATA", "200 result=141207\n");

      assertThat(wire.hear()).isEqualTo("SET VARIABLE \"VISITLINE_CALL\" \"kept\"");
    }
  }

  @Test
  void only_those_come_in_whose_certificate_is_signed_as_it_must_be() throws Exception {
    try (FrontDoor front = privateLine(Optional.of(tunnel.certificate()), FrontDoor.PATIENT)) {
      try (WrongWire known = new WrongWire(connect(front, tunnel))) {
        assertThat(known.send(WrongWire.REQUEST).hear()).isEqualTo("ANSWER");
      }
      try (WrongWire unknown = new WrongWire(connect(front, stranger))) {
        assertThat(unknown.send(WrongWire.REQUEST).untilClosed()).isEmpty();
      } catch (IOException refusedInTheHandshake) {
        // As well said there.
      }
      try (WrongWire nobody = new WrongWire(connect(front, null))) {
        assertThat(nobody.send(WrongWire.REQUEST).untilClosed()).isEmpty();
      } catch (IOException refusedInTheHandshake) {
        // As well said there.
      }
      assertThat(front.opened).hasSize(1);
    }
  }

  @Test
  void who_speaks_in_the_clear_is_shown_the_door() throws Exception {
    try (FrontDoor front = privateLine(Optional.empty(), FrontDoor.PATIENT);
        WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST);

      assertThat(wire.untilClosed()).noneMatch(line -> line.startsWith("ANSWER"));
      Eventually.isTrue(Duration.ofSeconds(10), () -> front.refused("no_tls") == 1);
    }
  }

  @Test
  void who_begins_no_handshake_is_not_waited_for() throws Exception {
    try (FrontDoor front = privateLine(Optional.empty(), FrontDoor.HASTY);
        WrongWire wire = new WrongWire(front.port())) {
      assertThat(wire.untilClosed()).isEmpty();
    }
  }

  @Test
  void a_key_that_is_none_or_not_there_is_said_at_the_start() throws Exception {
    Path noKey = Files.writeString(folder.resolve("no-key.pem"), "nothing\n");

    assertThatThrownBy(() -> new TlsFiles(node.certificate(), noKey, Optional.empty()).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-key.pem")
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    assertThatThrownBy(
            () -> new TlsFiles(folder.resolve("away.pem"), noKey, Optional.empty()).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot read")
        .hasMessageContaining("away.pem");
  }

  private static FrontDoor privateLine(Optional<Path> clients, TimeLimits limits) throws Exception {
    return new FrontDoor(
        new DoorSettings(
            "127.0.0.1", 0, List.of("127.0.0.1"), 10, limits, Optional.of(node.files(clients))));
  }

  private static SSLSocket connect(FrontDoor front, @Nullable TestCertificates papers)
      throws Exception {
    TrustManagerFactory trusts =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    java.security.KeyStore trusted = java.security.KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("node", node.keyStore().getCertificate("node"));
    trusts.init(trusted);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    if (papers != null) {
      keys.init(papers.keyStore(), papers.password());
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(papers == null ? null : keys.getKeyManagers(), trusts.getTrustManagers(), null);
    return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", front.port());
  }
}
