package org.visitline.ivr.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A line of the log as it may be shown. */
final class MaskedEvent implements ILoggingEvent {

  private final ILoggingEvent event;

  MaskedEvent(ILoggingEvent event) {
    this.event = event;
  }

  @Override
  public @Nullable String getMessage() {
    // Without its arguments a message would be half of what is said; with them it is this.
    return getFormattedMessage();
  }

  @Override
  public @Nullable String getFormattedMessage() {
    return Masking.of(event.getFormattedMessage());
  }

  @Override
  public Object @Nullable [] getArgumentArray() {
    return null;
  }

  @Override
  public @Nullable IThrowableProxy getThrowableProxy() {
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown == null ? null : new MaskedThrowable(thrown);
  }

  @Override
  public Map<String, String> getMDCPropertyMap() {
    Map<String, String> masked = new HashMap<>(event.getMDCPropertyMap());
    masked.replaceAll((name, value) -> masked(value));
    return masked;
  }

  /** Logback's own old name of it, which it still asks for itself. */
  @SuppressWarnings("InlineMeSuggester")
  @Deprecated
  @Override
  public Map<String, String> getMdc() {
    return getMDCPropertyMap();
  }

  @Override
  public @Nullable List<KeyValuePair> getKeyValuePairs() {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    return pairs == null
        ? null
        : pairs.stream()
            .map(pair -> new KeyValuePair(pair.key, masked(String.valueOf(pair.value))))
            .toList();
  }

  private static String masked(String text) {
    return String.valueOf(Masking.of(text));
  }

  @Override
  public String getThreadName() {
    return event.getThreadName();
  }

  @Override
  public Level getLevel() {
    return event.getLevel();
  }

  @Override
  public String getLoggerName() {
    return event.getLoggerName();
  }

  @Override
  public LoggerContextVO getLoggerContextVO() {
    return event.getLoggerContextVO();
  }

  @Override
  public StackTraceElement[] getCallerData() {
    return event.getCallerData();
  }

  @Override
  public boolean hasCallerData() {
    return event.hasCallerData();
  }

  @Override
  public List<Marker> getMarkerList() {
    return event.getMarkerList();
  }

  @Override
  public long getTimeStamp() {
    return event.getTimeStamp();
  }

  @Override
  public int getNanoseconds() {
    return event.getNanoseconds();
  }

  @Override
  public long getSequenceNumber() {
    return event.getSequenceNumber();
  }

  @Override
  public void prepareForDeferredProcessing() {
    event.prepareForDeferredProcessing();
  }
}
