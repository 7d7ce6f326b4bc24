package org.visitline.ivr.agi;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: first the request is read, whole and within its limits; then its lines are the
 * call's. Whoever sends anything else is shown the door, and nobody else notices.
 */
final class Connection extends SimpleChannelInboundHandler<ByteBuf> {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private static final byte[] TRY_NEXT =
      "SET VARIABLE VISITLINE_TRY_NEXT 1\n".getBytes(StandardCharsets.US_ASCII);

  private final DoorSettings settings;
  private final OpenDoors open;
  private final Consumer<CallLine> begin;

  private @Nullable List<String> request = new ArrayList<>(DoorSettings.MOST_HEADERS / 2);
  private @Nullable Future<?> deadline;
  private @Nullable CallLine line;

  Connection(DoorSettings settings, OpenDoors open, Consumer<CallLine> begin) {
    this.settings = settings;
    this.open = open;
    this.begin = begin;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(
                () -> refuse(context, "no whole request in time"),
                settings.longestRequest().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
    String text = bytes.toString(StandardCharsets.UTF_8);
    if (line != null) {
      if (!line.arrived(text)) {
        refuse(context, "more lines than it was asked for");
      }
    } else if (request == null) {
      // The answer of one that was sent on.
      close(context);
    } else if (text.isEmpty()) {
      requestRead(context, request);
    } else if (request.size() >= DoorSettings.MOST_HEADERS) {
      refuse(context, "too many lines in its request");
    } else {
      request.add(text);
    }
  }

  private void requestRead(ChannelHandlerContext context, List<String> lines) {
    request = null;
    // Asterisk-Java would run the script for an empty request too; a call without an id is no call.
    if (lines.stream().noneMatch(header -> header.startsWith("agi_uniqueid: "))) {
      refuse(context, "no agi_uniqueid in its request");
      return;
    }
    if (!open.begin()) {
      sendOn(context);
      return;
    }
    cancelDeadline();
    line = new CallLine(context.channel(), lines, settings.longestReply());
    begin.accept(line);
  }

  /** Full, or about to stop. The dialplan reads the variable when we have closed. */
  private static void sendOn(ChannelHandlerContext context) {
    var _ = context.writeAndFlush(Unpooled.wrappedBuffer(TRY_NEXT), context.voidPromise());
  }

  private void refuse(ChannelHandlerContext context, String why) {
    if (!context.channel().isOpen()) {
      // Lines that had come in with the refused one are handed in after it: once is enough.
      return;
    }
    LOG.warn("connection from {} closed: {}", context.channel().remoteAddress(), why);
    close(context);
  }

  private static void close(ChannelHandlerContext context) {
    var _ = context.close();
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancelDeadline();
    if (line != null) {
      line.gone();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    switch (cause) {
      case TooLongFrameException e -> refuse(context, "a line that is too long");
      // Asterisk, or the network, went away: a hang-up like any other.
      case IOException e -> close(context);
      default -> {
        LOG.error("connection from {} failed", context.channel().remoteAddress(), cause);
        close(context);
      }
    }
  }
}
