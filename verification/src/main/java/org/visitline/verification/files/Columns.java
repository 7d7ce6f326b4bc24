package org.visitline.verification.files;

import java.util.ArrayList;
import java.util.List;

/** The columns of an input file, declared one after the other where the file's rows are read. */
final class Columns {

  private final List<Column> all = new ArrayList<>();

  Column required(String name) {
    return add(name, true, false);
  }

  Column optional(String name) {
    return add(name, false, false);
  }

  /** Required, and its values never appear in a message. */
  Column secret(String name) {
    return add(name, true, true);
  }

  List<Column> all() {
    return all;
  }

  private Column add(String name, boolean required, boolean secret) {
    Column column = new Column(all.size(), name, required, secret);
    all.add(column);
    return column;
  }
}
