package org.visitline.benchmarks.phone;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.visitline.ivr.handset.Greeting;
import org.visitline.ivr.handset.Ring;

/**
 * An Asterisk with a crowd behind it. One thread holds all lines, so that the load costs the
 * machine as little as it can, and what it notes needs no locks.
 */
final class FakeAsterisk implements Closeable {

  private static final int LONGEST_COMMAND = 4096;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(30);

  private final MultiThreadIoEventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Bootstrap lines;
  private final String host;
  private final Tally tally = new Tally();

  private final IntFunction<Caller> callers;
  private int rung;
  private boolean ringing;
  private int spells;

  /**
   * Who makes a call.
   *
   * @param ring what the trunk says of it
   * @param manner how they take it
   */
  record Caller(Ring ring, Manner manner) {}

  /**
   * Before a service, or any FastAGI server.
   *
   * @param service where it listens
   * @param callers who makes the call of each number, counted from 0
   */
  FakeAsterisk(InetSocketAddress service, IntFunction<Caller> callers) {
    this.callers = callers;
    this.host = service.getHostString();
    this.lines =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_WITHIN.toMillis())
            .remoteAddress(service);
  }

  /** So many callers side by side, each ringing again at once, for a while; returns at its end. */
  void crowd(int callersSideBySide, Duration howLong) throws InterruptedException {
    beginCrowd(callersSideBySide);
    TimeUnit.NANOSECONDS.sleep(howLong.toNanos());
    end();
  }

  /** The same, until it is ended. */
  void beginCrowd(int callersSideBySide) throws InterruptedException {
    onLoop(
        () -> {
          ringing = true;
          for (int caller = 0; caller < callersSideBySide; caller++) {
            ringAgain();
          }
        });
  }

  private void ringAgain() {
    if (ringing) {
      ring(System.nanoTime(), this::ringAgain);
    }
  }

  /**
   * Calls that come when they come, whether or not the service keeps up: as many a second on
   * average, each at a moment of its own. Returns at their end.
   */
  void arrivals(double aSecond, Duration howLong, RandomGenerator chance)
      throws InterruptedException {
    beginArrivals(aSecond, chance);
    TimeUnit.NANOSECONDS.sleep(howLong.toNanos());
    end();
  }

  /** The same, until it is ended. */
  void beginArrivals(double aSecond, RandomGenerator chance) throws InterruptedException {
    onLoop(
        () -> {
          ringing = true;
          arriveFrom(++spells, System.nanoTime(), aSecond, chance);
        });
  }

  private void arriveFrom(int spell, long next, double aSecond, RandomGenerator chance) {
    if (spell != spells) {
      // The next spell began before this one had seen its own end: both would double the rate.
      return;
    }
    long meantAt = next;
    while (ringing && meantAt <= System.nanoTime()) {
      ring(meantAt, () -> {});
      meantAt += (long) (chance.nextExponential() / aSecond * 1e9);
    }
    if (ringing) {
      long then = meantAt;
      var _ =
          loop.next()
              .schedule(
                  () -> arriveFrom(spell, then, aSecond, chance),
                  then - System.nanoTime(),
                  TimeUnit.NANOSECONDS);
    }
  }

  /** Nobody rings any more; the calls that are open go on. */
  void end() throws InterruptedException {
    onLoop(() -> ringing = false);
  }

  /** So many calls, one after the other; returns when the last has been rung. */
  void ringAll(int calls, double aSecond) throws InterruptedException {
    long begin = System.nanoTime();
    for (int call = 0; call < calls; call++) {
      long meantAt = begin + (long) (call / aSecond * 1e9);
      long early = meantAt - System.nanoTime();
      if (early > 0) {
        TimeUnit.NANOSECONDS.sleep(early);
      }
      onLoop(() -> ring(meantAt, () -> {}));
    }
  }

  /** Waits until the service has said something on so many calls, for a while. */
  boolean awaitAnswered(int calls, Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    while (loop.next().submit(() -> tally.answered()).sync().getNow() < calls) {
      if (System.nanoTime() > until) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return true;
  }

  /** Waits until no call is open, for a while. */
  boolean awaitNoneOpen(Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    while (openCalls() > 0) {
      if (System.nanoTime() > until) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  /** Calls that are open now. */
  int openCalls() throws InterruptedException {
    return loop.next().submit(() -> tally.open()).sync().getNow();
  }

  /** Calls that have begun to hear their confirmation. */
  int confirmedCalls() throws InterruptedException {
    return loop.next().submit(() -> tally.confirmedCalls()).sync().getNow();
  }

  /** What came of it since the last time that this was asked. */
  Tally.Figures figures() throws InterruptedException {
    return loop.next().submit(tally::next).sync().getNow();
  }

  private void onLoop(Runnable work) throws InterruptedException {
    var _ = loop.next().submit(work).sync();
  }

  private void ring(long meantAt, Runnable ended) {
    int number = rung++;
    tally.opened();
    Caller caller = callers.apply(number);
    Line line =
        new Line(number, Greeting.of(caller.ring(), host), caller.manner(), tally, meantAt, ended);
    var _ =
        lines
            .clone()
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new LineBasedFrameDecoder(LONGEST_COMMAND))
                        .addLast(line);
                  }
                })
            .connect()
            .addListener(
                connected -> {
                  if (!connected.isSuccess()) {
                    // Whoever finds nobody does not try again.
                    tally.refused();
                  }
                });
  }

  @Override
  public void close() {
    var _ = loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
