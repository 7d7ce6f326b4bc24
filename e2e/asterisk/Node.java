import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A node of the phone service as the dialplan sees it, with the ways in which a node can behave.
 * For trying the dialplan alone; run as {@code java Node.java PORT BEHAVIOUR}. Prints what Asterisk
 * said of each call.
 */
class Node {

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    String behaviour = arguments[1];
    try (ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("open");
      while (true) {
        Socket call = door.accept();
        new Thread(() -> take(call, behaviour)).start();
      }
    }
  }

  private static void take(Socket call, String behaviour) {
    try (call) {
      // No place left: a node may close the door without a word.
      if (behaviour.equals("closes")) {
        return;
      }
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(call.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        System.out.println(line);
      }
      if (behaviour.equals("silent")) {
        // It hangs: nothing comes until Asterisk gives up.
        in.readLine();
        return;
      }
      // The first word of a node that is told how long a call may last.
      if (!behaviour.equals("busy")) {
        say(call, in, "SET AUTOHANGUP 300");
      }
      switch (behaviour) {
        case "busy" -> say(call, in, "SET VARIABLE VISITLINE_TRY_NEXT 1");
        case "dies" -> {
          say(call, in, "SET VARIABLE VISITLINE_CALL open");
          say(call, in, "STREAM FILE visitline/en-GB/call-your-office \"\"");
        }
        case "ends" -> {
          say(call, in, "GET DATA visitline/en-GB/welcome-key-pin 8000 6");
          say(call, in, "STREAM FILE visitline/en-GB/call-your-office \"\"");
        }
        case "hangs-up" -> {
          say(call, in, "GET DATA visitline/en-GB/welcome-key-pin 8000 6");
          say(call, in, "HANGUP");
        }
        default -> throw new IllegalArgumentException("no such behaviour: " + behaviour);
      }
    } catch (IOException gone) {
      // The caller has hung up: a normal end.
    }
  }

  private static void say(Socket call, BufferedReader in, String command) throws IOException {
    call.getOutputStream().write((command + "\n").getBytes(StandardCharsets.ISO_8859_1));
    String answer = in.readLine();
    System.out.println(command + " -> " + answer);
    if (answer == null || answer.equals("HANGUP")) {
      throw new IOException("hung up");
    }
  }
}
