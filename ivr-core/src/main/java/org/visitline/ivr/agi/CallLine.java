package org.visitline.ivr.agi;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * A channel of Netty's as the connection that Asterisk-Java reads lines from. It hands on only what
 * Asterisk-Java reads rightly:
 *
 * <ul>
 *   <li>a reply is three digits, or {@code HANGUP}: anything else would be read as the result -1
 *   <li>a {@code 520} of one line is followed by an end, for which it would wait without limit
 *   <li>no line is waited for longer than the longest reply may take
 * </ul>
 */
final class CallLine implements SocketConnectionFacade {

  private final Channel channel;
  private final Duration longestReply;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<String> lines = new ArrayDeque<>();

  private boolean inRequest = true;
  private boolean inUsage;
  private volatile boolean gone;
  private boolean over;
  private @Nullable String fault;
  private int commands;

  /**
   * Of a channel whose request has been read whole.
   *
   * @param request its lines, without the empty one that ends it
   */
  CallLine(Channel channel, List<String> request, Duration longestReply) {
    this.channel = channel;
    this.longestReply = longestReply;
    lines.addAll(request);
    lines.add("");
  }

  /** A line has come; false if more are waiting than any Asterisk sends. */
  boolean arrived(String line) {
    lock.lock();
    try {
      if (lines.size() >= DoorSettings.MOST_HEADERS + DoorSettings.MOST_WAITING) {
        return false;
      }
      lines.add(line);
      arrived.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will come. */
  void gone() {
    lock.lock();
    try {
      gone = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The script has ended: what Asterisk-Java would still send costs the caller time, and is not.
   */
  void over() {
    over = true;
  }

  /** What Asterisk said that is no AGI, if anything. */
  @Nullable String fault() {
    return fault;
  }

  int commands() {
    return commands;
  }

  @Override
  public @Nullable String readLine() throws IOException {
    String line = take();
    if (inRequest) {
      inRequest = !line.isEmpty();
      return line;
    }
    if (inUsage) {
      inUsage = !line.startsWith("520 ");
      return line;
    }
    if (line.startsWith("520-")) {
      inUsage = true;
    } else if (line.startsWith("520")) {
      lock.lock();
      try {
        lines.addFirst("520 End of proper usage.");
        inUsage = true;
      } finally {
        lock.unlock();
      }
    } else if (!isReply(line)) {
      fault = "no AGI reply";
      throw new IOException(fault);
    }
    return line;
  }

  private static boolean isReply(String line) {
    return line.equals("HANGUP")
        || (line.length() >= 4
            && Character.isDigit(line.charAt(0))
            && Character.isDigit(line.charAt(1))
            && Character.isDigit(line.charAt(2))
            && (line.charAt(3) == ' ' || line.charAt(3) == '-')
            && (!line.startsWith("200") || line.startsWith("200 result=")));
  }

  private String take() throws IOException {
    long left = longestReply.toNanos();
    lock.lock();
    try {
      while (lines.isEmpty()) {
        if (gone) {
          throw new IOException("the line is closed");
        }
        if (left <= 0) {
          fault = "no reply within " + longestReply.toSeconds() + " s";
          throw new IOException(fault);
        }
        left = arrived.awaitNanos(left);
      }
      return lines.remove();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void write(String command) throws IOException {
    if (over || gone) {
      throw new IOException("the line is closed");
    }
    commands++;
    var _ =
        channel.write(
            Unpooled.copiedBuffer(command, StandardCharsets.UTF_8), channel.voidPromise());
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void close() {
    var _ = channel.close();
  }

  @Override
  public boolean isConnected() {
    return channel.isActive();
  }

  @Override
  public InetAddress getLocalAddress() {
    return ((InetSocketAddress) channel.localAddress()).getAddress();
  }

  @Override
  public int getLocalPort() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public InetAddress getRemoteAddress() {
    return ((InetSocketAddress) channel.remoteAddress()).getAddress();
  }

  @Override
  public int getRemotePort() {
    return ((InetSocketAddress) channel.remoteAddress()).getPort();
  }
}
