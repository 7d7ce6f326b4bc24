package org.visitline.ivr.agi;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Netty's loops, each on a virtual thread among those of the calls whose bytes it carries. A reply
 * that comes in makes its call ready; the loop then steps aside, the call says its next command,
 * and the loop sends it: with no thread of the system's woken on the way, which was half of what a
 * command cost. A loop that must wait for a lock behind one of its own calls does not keep that
 * call from running.
 */
final class VirtualLoops extends MultiThreadIoEventLoopGroup {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualLoops.class);

  VirtualLoops(int loops) {
    super(loops, NioIoHandler.newFactory());
  }

  @Override
  protected IoEventLoop newChild(Executor executor, IoHandlerFactory handlers, Object... args) {
    ManualIoEventLoop loop = new ManualIoEventLoop(this, null, handlers);
    Thread _ = Thread.ofVirtual().name("bytes").start(() -> carry(loop));
    return loop;
  }

  /** To step aside is all that keeps a loop from running before the calls that it made ready. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void carry(ManualIoEventLoop loop) {
    loop.setOwningThread(Thread.currentThread());
    while (!loop.isTerminated()) {
      try {
        // To wait and be woken costs more than a look in vain: only the second one waits.
        if (loop.runNow() == 0) {
          Thread.yield();
          loop.run(Long.MAX_VALUE);
        }
      } catch (RuntimeException | Error e) {
        // With the loop would go all its calls, and their time limits; one fault is not worth that.
        LOG.error("ALARM: a fault in what carries the calls' bytes; it goes on", e);
      }
      Thread.yield();
    }
  }
}
