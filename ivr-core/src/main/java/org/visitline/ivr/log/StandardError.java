package org.visitline.ivr.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/**
 * Log lines straight to the process's standard error. {@code System.err} has a lock of its own: a
 * call that waited for it would do so holding the log's lock, and the thread that carries the
 * call's bytes, wanting to log, would wait for that call for ever. Here nobody waits who holds the
 * log.
 */
public final class StandardError extends OutputStreamAppender<ILoggingEvent> {

  @Override
  public void start() {
    setOutputStream(new FileOutputStream(FileDescriptor.err));
    super.start();
  }

  /** Leaves standard error open: it is the process's, not the log's. */
  @Override
  protected void closeOutputStream() {}
}
