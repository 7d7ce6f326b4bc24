package org.visitline.ivr.spool;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/** A message that a care worker has left for the office: a WAV file, 8 kHz, mono, 16 bit. */
final class OfficeMessage {

  private static final int HEADER = 44;
  private static final int RIFF_SIZE_AT = 4;
  private static final int DATA_SIZE_AT = 40;
  private static final int BYTES_A_SECOND = 16_000;

  private final String telephoneCallId;
  private final Instant leftAt;
  private final byte[] sound;

  /**
   * As it was recorded.
   *
   * @param telephoneCallId of the call that it was left on
   * @param leftAt when its recording ended
   * @param sound the whole file
   */
  OfficeMessage(String telephoneCallId, Instant leftAt, byte[] sound) {
    this.telephoneCallId = telephoneCallId;
    this.leftAt = leftAt;
    this.sound = sound;
  }

  String telephoneCallId() {
    return telephoneCallId;
  }

  Instant leftAt() {
    return leftAt;
  }

  /** The whole file. Not to be changed. */
  byte[] sound() {
    return sound;
  }

  /** Nothing was said: a header alone. */
  boolean isEmpty() {
    return sound.length <= HEADER;
  }

  int seconds() {
    return Math.ceilDiv(sound.length - HEADER, BYTES_A_SECOND);
  }

  /** Asterisk writes the sizes into the header when the recording ends. */
  boolean isFinished() {
    return sound.length >= HEADER && size(RIFF_SIZE_AT) == sound.length - 8;
  }

  /** The same with the sizes that it has: a crash of Asterisk's leaves them unwritten. */
  OfficeMessage finished() {
    byte[] mended = sound.clone();
    ByteBuffer header = ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(RIFF_SIZE_AT, mended.length - 8);
    header.putInt(DATA_SIZE_AT, mended.length - HEADER);
    return new OfficeMessage(telephoneCallId, leftAt, mended);
  }

  private int size(int at) {
    return ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
