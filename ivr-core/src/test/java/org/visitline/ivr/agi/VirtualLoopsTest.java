package org.visitline.ivr.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.IoEventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualLoopsTest {

  private final VirtualLoops loops = new VirtualLoops(1);
  private final IoEventLoop loop = loops.next();

  @AfterEach
  void allStop() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void a_loop_that_waits_for_a_lock_behind_a_call_holds_up_no_call() throws Exception {
    ReentrantLock shared = new ReentrantLock(true);
    CountDownLatch callWaits = new CountDownLatch(1);
    CountDownLatch call = new CountDownLatch(1);
    Future<?> loopHadIt;
    shared.lock();
    try {
      Thread _ =
          Thread.ofVirtual()
              .start(
                  () -> {
                    callWaits.countDown();
                    taken(shared);
                    call.countDown();
                  });
      callWaits.await();
      while (!shared.hasQueuedThreads()) {
        Thread.onSpinWait();
      }
      loopHadIt = loop.submit(() -> taken(shared));
      while (shared.getQueueLength() < 2) {
        Thread.onSpinWait();
      }
    } finally {
      shared.unlock();
    }

    assertThat(call.await(10, TimeUnit.SECONDS)).isTrue();
    loopHadIt.get(10, TimeUnit.SECONDS);
  }

  @Test
  void what_is_due_later_is_done_by_a_loop_that_had_nothing_to_do() throws Exception {
    assertThat(loop.schedule(() -> "done", 300, TimeUnit.MILLISECONDS).get(10, TimeUnit.SECONDS))
        .isEqualTo("done");
  }

  @Test
  void a_task_that_throws_does_not_end_the_loop() throws Exception {
    loop.execute(
        () -> {
          throw new IllegalStateException("as a handler of ours might");
        });

    assertThat(loop.submit(() -> "still here").get(10, TimeUnit.SECONDS)).isEqualTo("still here");
  }

  @Test
  void loops_that_are_shut_down_end() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();

    assertThat(loop.isTerminated()).isTrue();
  }

  private static void taken(ReentrantLock lock) {
    lock.lock();
    lock.unlock();
  }
}
