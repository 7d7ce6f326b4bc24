package org.visitline.ivr.agi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A bare connection to the door, for what no handset and no Asterisk would send. */
final class WrongWire implements AutoCloseable {

  static final String REQUEST =
      """
      agi_network: yes
      agi_request: agi://127.0.0.1/visitline
      agi_channel: PJSIP/carrier-00000001
      agi_uniqueid: 1795306679.0
      agi_callerid: 02079460123
      agi_calleridname: unknown
      agi_callingpres: 0
      agi_dnid: 08081570100
      agi_accountcode: :

      """;

  private final Socket socket;
  private final BufferedReader in;

  WrongWire(int port) throws IOException {
    this(new Socket("127.0.0.1", port));
  }

  WrongWire(Socket connected) throws IOException {
    socket = connected;
    socket.setSoTimeout(20_000);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  WrongWire send(String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (SocketException e) {
      // Closed at the other end while we were still writing.
    }
    return this;
  }

  /** The next command. */
  String hear() throws IOException {
    return in.readLine();
  }

  /** Answers the command that comes next. */
  WrongWire reply(String command, String reply) throws IOException {
    String heard = hear();
    if (heard == null || !heard.startsWith(command)) {
      throw new AssertionError("expected " + command + " but heard " + heard);
    }
    return send(reply);
  }

  /** What is still said before the door closes; waits until it has. */
  List<String> untilClosed() throws IOException {
    List<String> said = new ArrayList<>();
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        said.add(line);
      }
    } catch (SocketException e) {
      // Closed with something of ours unread: a reset.
    }
    return said;
  }

  /** The other end is gone without a word: a reset, not an end. */
  void breakOff() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
