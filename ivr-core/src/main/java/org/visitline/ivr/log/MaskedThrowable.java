package org.visitline.ivr.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An exception as it may be shown: what it says, and what those say that it comes from. */
final class MaskedThrowable implements IThrowableProxy {

  private final IThrowableProxy thrown;

  MaskedThrowable(IThrowableProxy thrown) {
    this.thrown = thrown;
  }

  @Override
  public @Nullable String getMessage() {
    return Masking.of(thrown.getMessage());
  }

  @Override
  public String getClassName() {
    return thrown.getClassName();
  }

  @Override
  public StackTraceElementProxy[] getStackTraceElementProxyArray() {
    return thrown.getStackTraceElementProxyArray();
  }

  @Override
  public int getCommonFrames() {
    return thrown.getCommonFrames();
  }

  @Override
  public @Nullable IThrowableProxy getCause() {
    IThrowableProxy cause = thrown.getCause();
    return cause == null ? null : new MaskedThrowable(cause);
  }

  @Override
  public IThrowableProxy[] getSuppressed() {
    IThrowableProxy[] suppressed = thrown.getSuppressed();
    return suppressed == null
        ? new IThrowableProxy[0]
        : Arrays.stream(suppressed).map(MaskedThrowable::new).toArray(IThrowableProxy[]::new);
  }

  @Override
  public boolean isCyclic() {
    return thrown.isCyclic();
  }

  @Override
  public @Nullable String getOverridingMessage() {
    return Masking.of(thrown.getOverridingMessage());
  }
}
