package org.visitline.ivr.journal;

/**
 * A place between two lines of the journal.
 *
 * @param file number of the file, from 1
 * @param offset bytes from its beginning
 */
record Position(int file, long offset) implements Comparable<Position> {

  static final Position BEGINNING = new Position(1, 0);

  @Override
  public int compareTo(Position other) {
    return file == other.file
        ? Long.compare(offset, other.offset)
        : Integer.compare(file, other.file);
  }
}
