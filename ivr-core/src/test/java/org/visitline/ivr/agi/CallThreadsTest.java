package org.visitline.ivr.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallThreadsTest {

  private final EventExecutor carrier = new DefaultEventExecutor();
  private final CallThreads threads = new CallThreads();

  @AfterEach
  void stop() {
    carrier.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** This test's JVM opens what the launcher opens; if Java has it no more, this says so first. */
  @Test
  void a_call_runs_on_the_thread_that_carries_its_bytes() throws Exception {
    CountDownLatch carrierIsBusy = new CountDownLatch(1);
    CompletableFuture<Boolean> call = new CompletableFuture<>();
    var _ =
        carrier.submit(
            () -> {
              carrierIsBusy.await();
              return true;
            });

    threads.start(carrier, () -> call.complete(Thread.currentThread().isVirtual()));

    assertThat(call).isNotDone();
    carrierIsBusy.countDown();
    assertThat(call.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void one_that_waits_does_not_hold_the_thread() throws Exception {
    CountDownLatch reply = new CountDownLatch(1);
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> second = new CompletableFuture<>();

    threads.start(
        carrier,
        () -> {
          await(reply);
          first.complete("told");
        });
    threads.start(carrier, () -> second.complete("told"));

    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("told");
    assertThat(first).isNotDone();
    reply.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("told");
  }

  @Test
  void one_whose_carrier_has_stopped_still_keeps_what_it_knows() throws Exception {
    CountDownLatch reply = new CountDownLatch(1);
    CompletableFuture<String> kept = new CompletableFuture<>();
    threads.start(
        carrier,
        () -> {
          await(reply);
          kept.complete("kept");
        });

    carrier.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    reply.countDown();

    assertThat(kept.get(10, TimeUnit.SECONDS)).isEqualTo("kept");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
