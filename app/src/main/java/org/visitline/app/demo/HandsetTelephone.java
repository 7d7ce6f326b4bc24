package org.visitline.app.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.app.sample.care.SampleCall;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.Transcript;

/** The demo's callers ring the phone service over its socket, as Asterisk does. */
public final class HandsetTelephone implements Telephone {

  private static final Logger LOG = LoggerFactory.getLogger(HandsetTelephone.class);

  private final Handset handset;

  /** Rings with this handset; its pace should be the demo clock's. */
  public HandsetTelephone(Handset handset) {
    this.handset = handset;
  }

  @Override
  public void ring(SampleCall call, String uniqueId) {
    Ring ring = new Ring(call.callerNumber(), call.dialledNumber(), uniqueId);
    Transcript transcript = handset.ring(ring, new SampleCaller(call));
    LOG.debug("{} ({}): {} lines", uniqueId, call.note(), transcript.lines().size());
  }
}
