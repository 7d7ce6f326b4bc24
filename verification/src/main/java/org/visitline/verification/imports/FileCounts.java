package org.visitline.verification.imports;

/**
 * What became of the rows of one file.
 *
 * @param file its name without folders
 * @param read rows in it, rejected ones included
 * @param added new rows
 * @param updated rows known before, with other values
 * @param unchanged rows known before, with the same values
 * @param rejected rows left out, each told on its own
 */
public record FileCounts(
    String file, long read, long added, long updated, long unchanged, long rejected) {

  /** Whether loading it changes anything. */
  public boolean changesNothing() {
    return added == 0 && updated == 0;
  }
}
