package org.visitline.ivr.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody sees who rings from a terminal; at the other end a service that asks for a PIN. */
class TerminalPhoneTest {

  @Test
  void what_is_said_and_what_is_keyed_each_have_a_line() throws Exception {
    assertThat(rung("123459\n", false))
        .containsExactly(
            "Ringing from 02079460123.",
            "  \"Welcome. Please key your PIN.\"",
            "  keys: 123459",
            "  \"Arrival logged at\"",
            "  \"eight\"",
            "The line is closed.");
  }

  @Test
  void a_terminal_shows_what_is_typed_by_itself() throws Exception {
    // The Enter that was typed ends the line; here nobody typed it, so the next goes on in it.
    assertThat(rung("123459\n", true))
        .contains(
            "Ringing from 02079460123. Type keys and Enter; h and Enter hangs up.",
            "  \"Welcome. Please key your PIN.\"");
  }

  @Test
  void who_hangs_up_is_told_so() throws Exception {
    assertThat(rung("h\n", false))
        .containsSubsequence("  \"Welcome. Please key your PIN.\"", "You have hung up.")
        .doesNotContain("  keys: h");
  }

  private static List<String> rung(String typed, boolean echoes) throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (ServerSocket service = new ServerSocket(0)) {
      Thread answering = Thread.ofVirtual().start(() -> answer(service));
      new TerminalPhone(
              "127.0.0.1",
              service.getLocalPort(),
              new BufferedReader(new StringReader(typed)),
              new PrintStream(shown, true, StandardCharsets.UTF_8),
              echoes)
          .ring(new Ring("02079460123", "08081570100", "1.1"));
      answering.join();
    }
    return shown.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void answer(ServerSocket service) {
    try (Socket line = service.accept()) {
      for (String command :
          List.of(
              "GET DATA \"visitline/en-GB/welcome-key-pin\" 8000 6",
              "STREAM FILE \"visitline/en-GB/arrival-logged-at\" \"\"",
              "STREAM FILE \"visitline/en-GB/hour-8\" \"\"")) {
        line.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        if (replies(line.getInputStream()).startsWith("HANGUP")) {
          return;
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The greeting has an end of its own; what comes behind it is the reply. */
  private static String replies(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int at = in.read(); at >= 0; at = in.read()) {
      if (at != '\n') {
        line.append((char) at);
      } else if (line.toString().startsWith("200 ") || line.toString().equals("HANGUP")) {
        return line.toString();
      } else {
        line.setLength(0);
      }
    }
    return "";
  }
}
