package org.visitline.ivr.agi;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.fastagi.internal.DefaultAgiChannelFactory;
import org.asteriskjava.fastagi.internal.FastAgiConnectionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for Asterisk, and holds a conversation on each connection that asks for one. */
public final class AgiDoor implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(AgiDoor.class);

  /** Two carry the bytes of many thousand calls; the calls themselves have threads of their own. */
  private static final int LOOPS = 2;

  /** What one reply of Asterisk's fits in. */
  private static final int RECEIVE_BYTES = 512;

  private static final int WAITING_CONNECTIONS = 1024;

  /** The journal is closed after the door: the door must not keep it. */
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final OpenDoors open;
  private final CallScript script;
  private final VirtualLoops netty;
  private final Channel listening;

  private AgiDoor(DoorSettings settings, Switchboard board, MeterRegistry meters) {
    this.open = OpenDoors.of(settings.mostOpenCalls());
    DoorMeters counts = new DoorMeters(meters, open);
    this.script =
        new CallScript(board, settings.limits(), counts, new AsteriskClock(board.clock(), meters));
    Threshold threshold = new Threshold(settings, open, counts, this::begin);
    this.netty = new VirtualLoops(LOOPS);
    this.listening = listen(settings, threshold);
    LOG.info(
        "listening for Asterisk on {}{}, for {} calls at once",
        listening.localAddress(),
        settings.tls().isPresent() ? " with TLS" : "",
        open.mostCalls());
  }

  /**
   * Opens the door.
   *
   * @param settings who may come in
   * @param board where their calls are put through to
   * @param meters where it counts
   */
  public static AgiDoor open(DoorSettings settings, Switchboard board, MeterRegistry meters) {
    return new AgiDoor(settings, board, meters);
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Whether a call that comes now is taken. */
  public boolean isTaking() {
    return listening.isOpen() && open.hasRoom();
  }

  /**
   * Sends new calls on to the next node, and waits for the open ones to end by themselves.
   *
   * @return whether they all did
   */
  public boolean drain(Duration most) {
    open.drain();
    return open.awaitNoCalls(most);
  }

  @Override
  public void close() {
    if (!listening.isOpen()) {
      return;
    }
    boolean _ = listening.close().awaitUninterruptibly(LONGEST_CLOSE.toMillis());
    boolean _ =
        netty
            .shutdownGracefully(0, 2, TimeUnit.SECONDS)
            .awaitUninterruptibly(LONGEST_CLOSE.toMillis());
    // Their lines are gone; each keeps what it knows and ends.
    boolean _ = open.awaitNoCalls(Duration.ofSeconds(5));
  }

  private Channel listen(DoorSettings settings, Threshold threshold) {
    return new ServerBootstrap()
        .group(netty)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_BYTES))
        .childHandler(threshold)
        .bind(settings.address(), settings.port())
        .syncUninterruptibly()
        .channel();
  }

  /** One virtual thread a call. */
  private void begin(CallLine line) {
    Thread _ =
        Thread.ofVirtual()
            .name("call")
            .start(
                () -> {
                  try {
                    hold(line, script.on(line));
                  } finally {
                    line.close();
                    open.ended();
                  }
                });
  }

  /** Asterisk-Java's own way through a call; what it runs is ours whatever name Asterisk gives. */
  static void hold(CallLine line, AgiScript conversation) {
    new FastAgiConnectionHandler(
            new StaticMappingStrategy(conversation), line, new DefaultAgiChannelFactory())
        .run();
  }
}
