package org.visitline.ivr.agi;

import io.micrometer.core.instrument.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
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

  private static final String CALL_ID = "agi_uniqueid: ";

  private final TimeLimits limits;
  private final OpenDoors open;
  private final Refusals refusals;
  private final Timer replyLatency;
  private final Consumer<CallLine> begin;

  private @Nullable List<String> request = new ArrayList<>(DoorSettings.MOST_HEADERS / 2);
  private @Nullable Future<?> deadline;
  private @Nullable CallLine line;
  private boolean refused;

  Connection(
      TimeLimits limits,
      OpenDoors open,
      Refusals refusals,
      Timer replyLatency,
      Consumer<CallLine> begin) {
    this.limits = limits;
    this.open = open;
    this.refusals = refusals;
    this.replyLatency = replyLatency;
    this.begin = begin;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(() -> tooSlow(context), limits.request().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tooSlow(ChannelHandlerContext context) {
    if (request == null) {
      // It was sent on, and has not said that it goes: the dialplan reads the variable all the
      // same.
      close(context);
    } else {
      refuse(context, Refusal.TOO_SLOW);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
    String text = bytes.toString(StandardCharsets.UTF_8);
    if (line != null) {
      if (!line.arrived(text)) {
        refuse(context, Refusal.UNASKED);
      }
    } else if (request == null) {
      // The answer of one that was sent on.
      close(context);
    } else if (text.isEmpty()) {
      requestRead(context, request);
    } else if (request.size() >= DoorSettings.MOST_HEADERS) {
      refuse(context, Refusal.TOO_MANY_LINES);
    } else {
      request.add(text);
    }
  }

  private void requestRead(ChannelHandlerContext context, List<String> lines) {
    // Asterisk-Java would run the script for an empty request too; a call without an id is no call.
    if (lines.stream().noneMatch(Connection::namesACall)) {
      refuse(context, Refusal.NO_REQUEST);
      return;
    }
    request = null;
    if (!open.begin()) {
      sendOn(context);
      return;
    }
    cancelDeadline();
    List<String> asked = lines.stream().filter(CallRequest::asksFor).toList();
    line = new CallLine(context.channel(), asked, limits, replyLatency);
    begin.accept(line);
  }

  private static boolean namesACall(String header) {
    return header.startsWith(CALL_ID) && !header.substring(CALL_ID.length()).isBlank();
  }

  /** Full, or about to stop. The dialplan reads the variable when we have closed. */
  private void sendOn(ChannelHandlerContext context) {
    refusals.tell(Refusal.FULL, context.channel().remoteAddress());
    var _ = context.writeAndFlush(Unpooled.wrappedBuffer(TRY_NEXT), context.voidPromise());
  }

  private void refuse(ChannelHandlerContext context, Refusal why) {
    if (refused) {
      // Lines that had come in with the refused one are handed in after it: once is enough.
      return;
    }
    refused = true;
    refusals.tell(why, context.channel().remoteAddress());
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
      case TooLongFrameException e -> refuse(context, Refusal.LONG_LINE);
      // Whatever else cannot be decoded was no TLS, or not with us.
      case DecoderException e -> refuse(context, Refusal.NO_TLS);
      // Asterisk, or the network, went away: a hang-up like any other.
      case IOException e -> close(context);
      default -> {
        LOG.error("connection from {} failed", context.channel().remoteAddress(), cause);
        refuse(context, Refusal.FAULT);
      }
    }
  }
}
