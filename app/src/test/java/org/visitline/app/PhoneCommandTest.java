package org.visitline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PhoneCommandTest {

  @Test
  void where_nobody_listens_one_is_told_how_to_name_the_port() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    StringWriter said = new StringWriter();

    int status =
        new CommandLine(new PhoneCommand())
            .setErr(new PrintWriter(said, true))
            .execute("--from", "02079460123", "--port", String.valueOf(port));

    assertThat(status).isEqualTo(1);
    assertThat(said.toString())
        .startsWith("No phone service answers at 127.0.0.1, port " + port + ".")
        .contains("--port");
  }
}
