package org.visitline.ivr.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The log for people's eyes, masked; {@code logback.xml} names it. */
public final class MaskedText extends PatternLayoutEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(new MaskedEvent(event));
  }
}
