package org.visitline.ivr.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The log for machines, an object a line, masked; {@code logback.xml} names it. */
public final class MaskedJson extends JsonEncoder {

  /** What is said, once: without its pattern, and without the arguments apart. */
  public MaskedJson() {
    setWithFormattedMessage(true);
    setWithMessage(false);
    setWithArguments(false);
    setWithSequenceNumber(false);
    setWithNanoseconds(false);
    setWithContext(false);
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(new MaskedEvent(event));
  }
}
