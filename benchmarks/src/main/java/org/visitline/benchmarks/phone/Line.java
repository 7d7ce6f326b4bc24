package org.visitline.benchmarks.phone;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Asterisk's end of one call. The service is timed from the moment that the caller meant to be done
 * with a reply, not from the moment that we came to send it: a load generator that is late must not
 * make the service look fast.
 */
final class Line extends SimpleChannelInboundHandler<ByteBuf> {

  private final int number;
  private final String request;
  private final Manner manner;
  private final Tally tally;
  private final Runnable ended;

  private long waitingSince;
  private boolean answered;
  private boolean hungUp;

  /**
   * Of a call that is to be made.
   *
   * @param number of the call in its run, for the tally
   * @param request what Asterisk says first
   * @param manner how the caller takes it
   * @param tally where it is noted
   * @param meantAt when the caller rang, in the nanoseconds of this JVM
   * @param ended run when the line is closed
   */
  Line(int number, String request, Manner manner, Tally tally, long meantAt, Runnable ended) {
    this.number = number;
    this.request = request;
    this.manner = manner;
    this.tally = tally;
    this.waitingSince = meantAt;
    this.ended = ended;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    send(context, request);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
    long now = System.nanoTime();
    String command = bytes.toString(StandardCharsets.US_ASCII);
    if (answered) {
      tally.replied(now - waitingSince);
    } else {
      answered = true;
      tally.answered(now - waitingSince);
    }
    if (Replies.beginsConfirmation(command)) {
      tally.confirmed(number);
    }
    if (hungUp) {
      replyAt(context, now, Replies.onceHungUp(command));
      return;
    }
    Manner.Reply reply = manner.to(command);
    if (reply.afterNanos() == 0) {
      replyAt(context, now, reply.text());
    } else {
      long meantAt = now + reply.afterNanos();
      var _ =
          context
              .executor()
              .schedule(
                  () -> replyAt(context, meantAt, reply.text()),
                  reply.afterNanos(),
                  TimeUnit.NANOSECONDS);
    }
  }

  private void replyAt(ChannelHandlerContext context, long meantAt, String text) {
    waitingSince = meantAt;
    hungUp |= text.startsWith("HANGUP");
    send(context, text);
  }

  private static void send(ChannelHandlerContext context, String text) {
    var _ =
        context.writeAndFlush(
            Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII)),
            context.voidPromise());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    tally.closed();
    ended.run();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // The service was killed, or has reset the line: what was confirmed by then is in the tally.
    var _ = context.close();
  }
}
