package org.visitline.portal.contacts;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real SMTP server behind a door that is shut half of the time: some are told to come again, some
 * are cut off.
 */
public final class FailingMail implements AutoCloseable {

  private static final Pattern ALERT = Pattern.compile("^ {2}Alert (\\d+)\\s*$", Pattern.MULTILINE);

  private final GreenMail server;
  private final ServerSocket door;
  private final Random random;
  private final AtomicInteger failed = new AtomicInteger();

  private FailingMail(GreenMail server, ServerSocket door, Random random) {
    this.server = server;
    this.door = door;
    this.random = random;
  }

  public static FailingMail start(long seed) throws IOException {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    // Its own 2 s are short on a machine that does much else.
    setup.setServerStartupTimeout(30_000);
    GreenMail server = new GreenMail(setup);
    server.start();
    ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    FailingMail mail = new FailingMail(server, door, new Random(seed));
    Thread.ofVirtual().start(mail::open);
    return mail;
  }

  public MailSettings settings() {
    return new MailSettings(
        "127.0.0.1", door.getLocalPort(), false, "", "", "visitline@example.org");
  }

  public int failed() {
    return failed.get();
  }

  public int taken() {
    return server.getReceivedMessages().length;
  }

  public List<Told> received() {
    List<Told> told = new ArrayList<>();
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        String to = message.getRecipients(Message.RecipientType.TO)[0].toString();
        Matcher alerts = ALERT.matcher(message.getContent().toString());
        while (alerts.find()) {
          told.add(
              new Told("mail@" + to.replace("@example.org", ""), Long.parseLong(alerts.group(1))));
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return told;
  }

  /** Each e-mail's subject, and whom it went to. */
  public List<String> subjects() {
    List<String> subjects = new ArrayList<>();
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        subjects.add(
            message.getSubject()
                + " to "
                + message.getRecipients(Message.RecipientType.TO)[0].toString());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return subjects;
  }

  public List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        bodies.add(message.getContent().toString());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return bodies;
  }

  private void open() {
    try {
      while (true) {
        Socket caller = door.accept();
        int fate = random.nextInt(4);
        Thread.ofVirtual().start(() -> serve(caller, fate));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket caller, int fate) {
    try (caller) {
      if (fate == 0) {
        failed.incrementAndGet();
        caller
            .getOutputStream()
            .write("421 come again later\r\n".getBytes(StandardCharsets.US_ASCII));
      } else if (fate == 1) {
        failed.incrementAndGet();
      } else {
        try (Socket inside = new Socket("127.0.0.1", server.getSmtp().getPort())) {
          Thread back = Thread.ofVirtual().start(() -> copy(inside, caller));
          copy(caller, inside);
          back.join();
        }
      }
    } catch (IOException | InterruptedException e) {
      // The caller has gone.
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // Either side has gone.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    server.stop();
  }
}
