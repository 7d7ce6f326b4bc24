package org.visitline.verification.parts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Records in memory, written one after the other and read back the same way. Java's own streams for
 * this take a lock for each number, which costs more than the rest.
 */
public final class RecordBytes {

  private ByteBuffer bytes;
  private int end;

  private RecordBytes(ByteBuffer bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** Empty, to be written. */
  public static RecordBytes empty() {
    return new RecordBytes(ByteBuffer.allocate(256), 0);
  }

  /** To be read. */
  public static RecordBytes of(byte[] written) {
    return new RecordBytes(ByteBuffer.wrap(written), written.length);
  }

  /** How many bytes were written. */
  public int size() {
    return end;
  }

  /** What was written. */
  public byte[] toArray() {
    byte[] written = new byte[end];
    bytes.get(0, written);
    return written;
  }

  /** To be written anew. */
  public void clear() {
    end = 0;
  }

  /** Whether there is more to be read. */
  public boolean isReadable() {
    return bytes.position() < end;
  }

  /** Makes room at the end, and says where it begins. */
  private int room(int length) {
    int begin = end;
    end += length;
    if (end > bytes.capacity()) {
      ByteBuffer larger = ByteBuffer.allocate(Math.max(end, bytes.capacity() * 2));
      larger.put(0, bytes, 0, begin);
      bytes = larger;
    }
    return begin;
  }

  void writeByte(int value) {
    int at = room(Byte.BYTES);
    bytes.put(at, (byte) value);
  }

  byte readByte() {
    return bytes.get();
  }

  void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  boolean readBoolean() {
    return readByte() != 0;
  }

  /** A whole number. */
  public void writeInt(int value) {
    int at = room(Integer.BYTES);
    bytes.putInt(at, value);
  }

  /** A whole number. */
  public int readInt() {
    return bytes.getInt();
  }

  void writeLong(long value) {
    int at = room(Long.BYTES);
    bytes.putLong(at, value);
  }

  long readLong() {
    return bytes.getLong();
  }

  /** As they are; the reader must know how many. */
  public void writeBytes(byte[] value) {
    int at = room(value.length);
    bytes.put(at, value);
  }

  /** So many. */
  public byte[] readBytes(int length) {
    byte[] value = new byte[length];
    bytes.get(value);
    return value;
  }

  void writeText(String text) {
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    writeInt(value.length);
    writeBytes(value);
  }

  String readText() {
    return new String(readBytes(readInt()), StandardCharsets.UTF_8);
  }
}
