package org.visitline.ivr.agi;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Every connection crosses it first: who comes from elsewhere, or is one too many, goes no further.
 */
final class Threshold extends ChannelInitializer<SocketChannel> {

  private final TimeLimits limits;
  private final OpenDoors open;
  private final DoorMeters meters;
  private final Refusals refusals;
  private final SourceFilter sources;
  private final Optional<SslContext> tls;
  private final Consumer<CallLine> begin;

  Threshold(DoorSettings settings, OpenDoors open, DoorMeters meters, Consumer<CallLine> begin) {
    this.limits = settings.limits();
    this.open = open;
    this.meters = meters;
    this.refusals = new Refusals(meters);
    this.sources = new SourceFilter(settings.allowedSources());
    this.tls = settings.tls().map(TlsFiles::open);
    this.begin = begin;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    if (!sources.allows(channel.remoteAddress())) {
      refuse(channel, Refusal.NOT_ALLOWED);
    } else if (!open.enter()) {
      refuse(channel, Refusal.TOO_MANY_CONNECTIONS);
    } else {
      var _ = channel.closeFuture().addListener(closed -> open.leave());
      tls.ifPresent(context -> channel.pipeline().addLast(handshake(context, channel)));
      furnish(channel.pipeline());
    }
  }

  /** What a connection's bytes go through, in this order. */
  void furnish(ChannelPipeline pipeline) {
    pipeline
        // Takes LF and CR LF alike.
        .addLast(new LineBasedFrameDecoder(DoorSettings.LONGEST_LINE, true, true))
        .addLast(new Connection(limits, open, refusals, meters.replyLatency(), begin));
  }

  private SslHandler handshake(SslContext context, SocketChannel channel) {
    SslHandler handler = context.newHandler(channel.alloc());
    handler.setHandshakeTimeoutMillis(limits.request().toMillis());
    return handler;
  }

  private void refuse(SocketChannel channel, Refusal why) {
    refusals.tell(why, channel.remoteAddress());
    var _ = channel.close();
  }
}
