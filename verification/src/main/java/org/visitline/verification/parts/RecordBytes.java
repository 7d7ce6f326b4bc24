package org.visitline.verification.parts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records in memory, written one after the other and read back the same way. Java's own streams and
 * buffers for this look at more with each number than it takes to write it, and their many small
 * methods take long to compile.
 */
public final class RecordBytes {

  /** Seven bits to a byte. */
  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes;
  private int end;
  private int next;

  private RecordBytes(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** Empty, to be written. */
  public static RecordBytes empty() {
    return new RecordBytes(new byte[256], 0);
  }

  /** To be read. */
  public static RecordBytes of(byte[] written) {
    return new RecordBytes(written, written.length);
  }

  /** How many bytes were written. */
  public int size() {
    return end;
  }

  /** What was written, until more is. */
  ByteBuffer written() {
    return ByteBuffer.wrap(bytes, 0, end);
  }

  /** To be written anew. */
  public void clear() {
    end = 0;
    next = 0;
  }

  /** Whether there is more to be read. */
  public boolean isReadable() {
    return next < end;
  }

  /** Makes room at the end, and says where it begins. */
  private int room(int length) {
    int begin = end;
    end += length;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
    }
    return begin;
  }

  /** Moves on, and says from where. */
  private int taken(int length) {
    int begin = next;
    next += length;
    return begin;
  }

  void writeByte(int value) {
    int at = room(Byte.BYTES);
    bytes[at] = (byte) value;
  }

  byte readByte() {
    return bytes[taken(Byte.BYTES)];
  }

  void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  boolean readBoolean() {
    return readByte() != 0;
  }

  /** A whole number: the nearer to nought, the fewer bytes. */
  public void writeInt(int value) {
    writeLong(value);
  }

  /** A whole number. */
  public int readInt() {
    return (int) readLong();
  }

  void writeLong(long value) {
    int at = room(LONGEST_NUMBER);
    // The sign becomes the last bit, so that -1 is as short as 1.
    long left = (value << 1) ^ (value >> (Long.SIZE - 1));
    for (; left >>> 7 != 0; left >>>= 7) {
      bytes[at++] = (byte) (left | 0x80);
    }
    bytes[at++] = (byte) left;
    end = at;
  }

  long readLong() {
    long value = 0;
    int shift = 0;
    byte more = -1;
    for (; more < 0; shift += 7) {
      more = bytes[next++];
      value |= (more & 0x7fL) << shift;
    }
    return (value >>> 1) ^ -(value & 1);
  }

  /** As they are; the reader must know how many. */
  public void writeBytes(byte[] value) {
    int at = room(value.length);
    System.arraycopy(value, 0, bytes, at, value.length);
  }

  /** All that was written to the other one. */
  void writeAll(RecordBytes other) {
    int at = room(other.end);
    System.arraycopy(other.bytes, 0, bytes, at, other.end);
  }

  /** Passes over so many, and says where they begin in what was given to be read. */
  public int leaveOut(int length) {
    return taken(length);
  }

  void writeText(String text) {
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    writeInt(value.length);
    writeBytes(value);
  }

  String readText() {
    int length = readInt();
    return new String(bytes, taken(length), length, StandardCharsets.UTF_8);
  }
}
