package org.visitline.verification.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Numbered work, as much of it at once as there are processors. */
public final class SideBySide {

  private static final int BESIDE = Runtime.getRuntime().availableProcessors();

  private SideBySide() {}

  /** One piece of work. */
  @FunctionalInterface
  public interface Work {

    /** Does it. */
    void on(int number) throws IOException;
  }

  /**
   * Does all of it, numbered from 0.
   *
   * @throws IOException and whatever else the first piece that failed threw; those after it are
   *     given up
   */
  public static void each(int pieces, Work work) throws IOException {
    try (ExecutorService threads = Executors.newFixedThreadPool(BESIDE)) {
      List<Future<?>> begun = new ArrayList<>();
      for (int piece = 0; piece < pieces; piece++) {
        int number = piece;
        begun.add(
            threads.submit(
                () -> {
                  work.on(number);
                  return null;
                }));
      }
      try {
        for (Future<?> one : begun) {
          one.get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        switch (e.getCause()) {
          case IOException cause -> throw cause;
          case RuntimeException cause -> throw cause;
          case null, default ->
              throw new IllegalStateException("a piece of the work could not be done", e);
        }
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IOException("stopped before the work was done", e);
      }
    }
  }
}
