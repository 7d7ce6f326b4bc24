package org.visitline.ivr.witness;

import java.nio.file.Path;
import java.util.List;

/**
 * What a witness can see of this machine's disk.
 *
 * @param records files of Asterisk's call records; what was rotated away from them lies beside
 * @param journals folders of nodes' journals
 * @param spools folders of calls that the dialplan noted
 */
public record WitnessFiles(List<Path> records, List<Path> journals, List<Path> spools) {

  /** Makes them unchangeable. */
  public WitnessFiles {
    records = List.copyOf(records);
    journals = List.copyOf(journals);
    spools = List.copyOf(spools);
  }
}
