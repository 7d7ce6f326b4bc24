package org.visitline.ivr.agi;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts connections and calls against their limits. */
final class OpenDoors {

  /** Beside the calls: connections that have not said yet what they want. */
  private static final int MOST_SILENT = 1000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final int mostCalls;
  private final int mostConnections;

  private int connections;
  private int calls;
  private boolean draining;

  /** As many calls as are wished for, or as the system has room for. */
  static OpenDoors of(int mostCalls) {
    int possible = OpenFiles.mostConnections().orElse(Integer.MAX_VALUE);
    int connections = Math.min(mostCalls + MOST_SILENT, possible);
    // A tenth of the room for the silent, where it is short: a caller is worth more than they are.
    return new OpenDoors(
        Math.min(mostCalls, connections - Math.min(100, connections / 10)), connections);
  }

  OpenDoors(int mostCalls, int mostConnections) {
    this.mostCalls = mostCalls;
    this.mostConnections = mostConnections;
  }

  /** A connection; false if there are too many. */
  boolean enter() {
    lock.lock();
    try {
      if (connections >= mostConnections) {
        return false;
      }
      connections++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      connections--;
    } finally {
      lock.unlock();
    }
  }

  /** A call; false if it must be sent on. */
  boolean begin() {
    lock.lock();
    try {
      if (draining || calls >= mostCalls) {
        return false;
      }
      calls++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean hasRoom() {
    lock.lock();
    try {
      return !draining && calls < mostCalls;
    } finally {
      lock.unlock();
    }
  }

  void ended() {
    lock.lock();
    try {
      calls--;
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void drain() {
    lock.lock();
    try {
      draining = true;
    } finally {
      lock.unlock();
    }
  }

  boolean awaitNoCalls(Duration most) {
    long left = most.toNanos();
    lock.lock();
    try {
      while (calls > 0 && left > 0) {
        left = fewer.awaitNanos(left);
      }
      return calls == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  int mostCalls() {
    return mostCalls;
  }

  int calls() {
    lock.lock();
    try {
      return calls;
    } finally {
      lock.unlock();
    }
  }
}
