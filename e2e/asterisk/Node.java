import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A node of the phone service as the dialplan sees it, with the ways in which a node can behave.
 * For trying the dialplan alone; run as {@code java Node.java PORT BEHAVIOUR}, or with several such
 * pairs for as many nodes. Prints what Asterisk said of each call.
 */
class Node {

  /** Milliseconds, longer than any test waits: nothing comes, and the socket stays open. */
  private static final long FROZEN = 60_000;

  public static void main(String[] arguments) throws IOException {
    for (int node = 0; node < arguments.length; node += 2) {
      int port = Integer.parseInt(arguments[node]);
      String behaviour = arguments[node + 1];
      if (behaviour.equals("away")) {
        continue;
      }
      ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      new Thread(() -> serve(door, behaviour)).start();
    }
    System.out.println("open");
  }

  private static void serve(ServerSocket door, String behaviour) {
    try (door) {
      while (true) {
        Socket call = door.accept();
        System.out.println("asked " + behaviour);
        new Thread(() -> take(call, behaviour)).start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
        // It hangs: neither does it say a word, nor does it see that Asterisk has given up.
        Thread.sleep(FROZEN);
        return;
      }
      // The first word of a node that is told how long a call may last.
      if (!behaviour.equals("busy")) {
        say(call, in, "SET AUTOHANGUP 300");
      }
      switch (behaviour) {
        case "busy" -> say(call, in, "SET VARIABLE VISITLINE_TRY_NEXT 1");
        case "freezes" -> Thread.sleep(FROZEN);
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
