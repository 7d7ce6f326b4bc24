package org.visitline.ivr.agi;

import io.micrometer.core.instrument.Timer;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * A channel of Netty's as the connection that Asterisk-Java reads lines from. It hands on only what
 * Asterisk-Java reads rightly, and waits for no line longer than it may take.
 */
final class CallLine implements SocketConnectionFacade {

  private final Channel channel;
  private final long callEnds;
  private final Timer replyLatency;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<String> lines = new ArrayDeque<>();

  private long waitEnds;
  private long lookAt;
  private @Nullable Future<?> look;
  private boolean inRequest = true;
  private volatile boolean gone;
  private volatile long arrivedAt;
  private boolean hungUp;
  private boolean over;
  private Duration longestReply;
  private @Nullable String fault;
  private int commands;
  private String unsent = "";

  /**
   * Of a channel whose request has been read whole.
   *
   * @param request its lines, without the empty one that ends it
   */
  CallLine(Channel channel, List<String> request, TimeLimits limits, Timer replyLatency) {
    this.channel = channel;
    this.longestReply = limits.reply();
    this.callEnds = System.nanoTime() + limits.call().toNanos();
    this.replyLatency = replyLatency;
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
      arrivedAt = System.nanoTime();
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
      if (look != null) {
        look.cancel(false);
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The next command may take so long to be answered. */
  void allow(Duration longest) {
    longestReply = longest;
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
    if (inRequest) {
      String header = take(longestReply);
      inRequest = !header.isEmpty();
      return header;
    }
    String line = take(hungUp ? TimeLimits.AFTER_HANG_UP : longestReply);
    while (line.equals("HANGUP")) {
      // Asterisk-Java would wait for the reply to the command without limit; Asterisk owes it now,
      // or says it once more and closes the line, where the dialplan has it break off a hung-up
      // call (AGIEXITONHANGUP).
      hungUp = true;
      line = take(TimeLimits.AFTER_HANG_UP);
    }
    return ReplyLine.readAs(line)
        .orElseThrow(() -> fault(hungUp ? "no reply after a hang-up" : "no AGI reply"));
  }

  private IOException fault(String what) {
    fault = what;
    return new IOException(what);
  }

  private String take(Duration longest) throws IOException {
    long now = System.nanoTime();
    long ends = now + Math.min(longest.toNanos(), callEnds - now);
    lock.lock();
    try {
      while (lines.isEmpty()) {
        if (gone) {
          throw new IOException("the line is closed");
        }
        if (System.nanoTime() - ends >= 0) {
          throw hungUp
              ? new IOException("the caller has gone")
              : fault("no reply within " + longest.toSeconds() + " s");
        }
        wakeAt(ends);
        arrived.await();
      }
      return lines.remove();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the line's loop look then. Not a wait with an end of its own: each of those wakes a thread
   * of Java's, and mostly a reply comes long before. One look that comes too early puts itself off.
   */
  private void wakeAt(long ends) {
    waitEnds = ends;
    if (look == null || look.isDone() || lookAt - ends > 0) {
      if (look != null) {
        look.cancel(false);
      }
      lookAt = ends;
      look =
          channel.eventLoop().schedule(this::look, ends - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    lock.lock();
    try {
      look = null;
      if (System.nanoTime() - waitEnds >= 0) {
        arrived.signal();
      } else if (!gone) {
        wakeAt(waitEnds);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void write(String command) throws IOException {
    if (over || gone) {
      throw new IOException("the line is closed");
    }
    if (commands > 0) {
      replyLatency.record(System.nanoTime() - arrivedAt, TimeUnit.NANOSECONDS);
    }
    commands++;
    unsent += command;
  }

  /** A command crosses to Netty's thread once: to wake it is half of what a command costs. */
  @Override
  public void flush() {
    var _ =
        channel.writeAndFlush(
            Unpooled.copiedBuffer(unsent, StandardCharsets.UTF_8), channel.voidPromise());
    unsent = "";
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
