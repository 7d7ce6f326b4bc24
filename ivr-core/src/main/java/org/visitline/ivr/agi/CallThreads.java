package org.visitline.ivr.agi;

import io.netty.util.concurrent.EventExecutor;
import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The virtual threads that calls run on: where this Java lets us, each on the thread of Netty's
 * that carries its call's bytes. Then a reply that comes in is taken up by its call, and the next
 * command goes out, without another thread being woken on the way; that waking was half of what a
 * command cost.
 *
 * <p>Java has no public way yet to say where a virtual thread runs. The launcher opens the one that
 * its own tests use ({@code --add-opens java.base/java.lang=ALL-UNNAMED}); without it, or on a Java
 * that has it no more, calls run on the usual threads, and are only slower.
 */
final class CallThreads {

  private static final Logger LOG = LoggerFactory.getLogger(CallThreads.class);

  private final Optional<Constructor<?>> onExecutor = find();

  CallThreads() {
    LOG.info(
        "calls run on {}",
        onExecutor.isPresent() ? "the threads that carry their bytes" : "Java's usual threads");
  }

  /** Starts a call whose bytes that thread carries. */
  void start(EventExecutor carrier, Runnable call) {
    Thread _ = builder(carrier).name("call").start(call);
  }

  private Thread.Builder.OfVirtual builder(EventExecutor carrier) {
    if (onExecutor.isEmpty()) {
      return Thread.ofVirtual();
    }
    try {
      return (Thread.Builder.OfVirtual) onExecutor.get().newInstance(new OrElsewhere(carrier));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Java does not make the virtual thread that it can make", e);
    }
  }

  private static Optional<Constructor<?>> find() {
    try {
      Constructor<?> constructor =
          Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
              .getDeclaredConstructor(Executor.class);
      constructor.setAccessible(true);
      return Optional.of(constructor);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** A carrier that has stopped runs nothing; the call must keep what it knows all the same. */
  private record OrElsewhere(Executor carrier) implements Executor {

    @Override
    public void execute(Runnable part) {
      try {
        carrier.execute(part);
      } catch (RejectedExecutionException e) {
        Thread _ = Thread.ofPlatform().daemon().start(part);
      }
    }
  }
}
