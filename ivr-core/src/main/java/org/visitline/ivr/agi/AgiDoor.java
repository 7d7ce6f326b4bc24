package org.visitline.ivr.agi;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.fastagi.internal.DefaultAgiChannelFactory;
import org.asteriskjava.fastagi.internal.FastAgiConnectionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.Callers;
import org.visitline.ivr.dialogue.DialogueSettings;

/** Listens for Asterisk, and holds a conversation on each connection that asks for one. */
public final class AgiDoor implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(AgiDoor.class);

  /** Two threads carry bytes for many thousand calls; the calls themselves run elsewhere. */
  private static final int NETTY_THREADS = 2;

  /** Beside the calls: connections that have not said yet what they want. */
  private static final int MOST_SILENT = 1000;

  /** What one reply of Asterisk's fits in. */
  private static final int RECEIVE_BYTES = 512;

  private static final int WAITING_CONNECTIONS = 1024;

  private final DoorSettings settings;
  private final CallScript script;
  private final OpenDoors open;
  private final SourceFilter sources;
  private final MultiThreadIoEventLoopGroup netty;
  private final Channel listening;

  private AgiDoor(DoorSettings settings, CallScript script, MeterRegistry meters) {
    this.settings = settings;
    this.script = script;
    this.open = new OpenDoors(settings.mostOpenCalls(), settings.mostOpenCalls() + MOST_SILENT);
    this.sources = new SourceFilter(settings.allowedSources());
    Gauge.builder("visitline.calls.open", open, OpenDoors::calls)
        .description("Calls that are open now")
        .register(meters);
    this.netty = new MultiThreadIoEventLoopGroup(NETTY_THREADS, NioIoHandler.newFactory());
    this.listening = listen();
    LOG.info("listening for Asterisk on {}", listening.localAddress());
  }

  /**
   * Opens the door.
   *
   * @param settings who may come in
   * @param callers who they may be
   * @param log that keeps their calls
   * @param dialogue what is asked
   * @param node this node's name, in front of every call id
   * @param region that numbers without a country code are read in
   * @param clock that answers are stamped with
   * @param meters where it counts
   */
  public static AgiDoor open(
      DoorSettings settings,
      Callers callers,
      CallLog log,
      DialogueSettings dialogue,
      String node,
      String region,
      InstantSource clock,
      MeterRegistry meters) {
    return new AgiDoor(
        settings, new CallScript(callers, log, dialogue, node, region, clock, meters), meters);
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
    listening.close().syncUninterruptibly();
    netty.shutdownGracefully(0, 2, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    // Their lines are gone; each keeps what it knows and ends.
    boolean _ = open.awaitNoCalls(Duration.ofSeconds(5));
  }

  private Channel listen() {
    return new ServerBootstrap()
        .group(netty)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_BYTES))
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                if (!sources.allows(channel.remoteAddress()) || !open.enter()) {
                  var _ = channel.close();
                  return;
                }
                var _ = channel.closeFuture().addListener(closed -> open.leave());
                channel
                    .pipeline()
                    // Takes LF and CR LF alike.
                    .addLast(new LineBasedFrameDecoder(DoorSettings.LONGEST_LINE, true, true))
                    .addLast(new Connection(settings, open, AgiDoor.this::begin));
              }
            })
        .bind(settings.address(), settings.port())
        .syncUninterruptibly()
        .channel();
  }

  /** One virtual thread a call; the script is ours whatever name the request gives. */
  private void begin(CallLine line) {
    AgiScript conversation = script.on(line);
    Thread.ofVirtual()
        .name("call")
        .start(
            () -> {
              try {
                new FastAgiConnectionHandler(
                        new StaticMappingStrategy(conversation),
                        line,
                        new DefaultAgiChannelFactory())
                    .run();
              } finally {
                line.close();
                open.ended();
              }
            });
  }
}
