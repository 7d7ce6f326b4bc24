package org.visitline.ivr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.visitline.schema.DatabaseAddress;

/** A wire to the database that can be cut and mended. */
final class CuttableLine implements AutoCloseable {

  private final DatabaseAddress database;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  CuttableLine(DatabaseAddress database) throws IOException {
    this.database = database;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1",
        listening.getLocalPort(),
        database.name(),
        database.user(),
        database.password());
  }

  void cut() {
    cut = true;
    open.forEach(CuttableLine::closed);
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listening.accept();
        open.add(near);
        if (cut) {
          closed(near);
          continue;
        }
        Socket far = new Socket(database.host(), database.port());
        open.add(far);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void carry(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      closed(from);
      closed(to);
    }
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
