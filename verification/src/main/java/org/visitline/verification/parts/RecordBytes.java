package org.visitline.verification.parts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records in memory, written one after the other and read back the same way. Java's own streams and
 * buffers for this look at more with each number than it takes to write it, and their many small
 * methods take long to compile.
 */
public final class RecordBytes {

  private static final int INT = Integer.BYTES;

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

  /** What was written. */
  public byte[] toArray() {
    return Arrays.copyOf(bytes, end);
  }

  /** To be written anew. */
  public void clear() {
    end = 0;
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

  /** A whole number. */
  public void writeInt(int value) {
    put(room(INT), value);
  }

  private void put(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  /** A whole number. */
  public int readInt() {
    int at = taken(INT);
    return bytes[at] << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  void writeLong(long value) {
    writeInt((int) (value >>> Integer.SIZE));
    writeInt((int) value);
  }

  long readLong() {
    long high = readInt();
    return high << Integer.SIZE | Integer.toUnsignedLong(readInt());
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

  /** So many. */
  public byte[] readBytes(int length) {
    int at = taken(length);
    return Arrays.copyOfRange(bytes, at, at + length);
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
