package org.visitline.verification.report;

import java.util.Map;

/** A flat JSON object of numbers and of objects of numbers: all that a summary is. */
final class JsonText {

  private final StringBuilder text = new StringBuilder("{");

  JsonText add(String name, Number value) {
    begin(name).append(value);
    return this;
  }

  JsonText add(String name, Map<?, Long> values) {
    begin(name).append('{');
    String between = "\n    ";
    for (Map.Entry<?, Long> entry : values.entrySet()) {
      text.append(between).append(quoted(entry.getKey().toString())).append(": ");
      text.append(entry.getValue());
      between = ",\n    ";
    }
    text.append(values.isEmpty() ? "}" : "\n  }");
    return this;
  }

  String finish() {
    return text.append("\n}\n").toString();
  }

  private StringBuilder begin(String name) {
    return text.append(text.length() == 1 ? "\n  " : ",\n  ").append(quoted(name)).append(": ");
  }

  /** The names are ours: codes and plain words. */
  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
