package org.visitline.ivr.dialogue;

/** Asterisk's id of a call, {@code systemname-1795306679.57}, as it becomes part of ours. */
public final class UniqueId {

  /** With a node's name before it, as wide as its column. */
  private static final int LONGEST = 60;

  private UniqueId() {}

  /**
   * Letters, digits, points and hyphens: whatever else comes must not look like another id. Of one
   * that is too long the end is kept, for Asterisk counts there; all of its calls begin with the
   * same name.
   */
  public static String kept(String said) {
    String id = said.strip().replaceAll("[^A-Za-z0-9._-]", "_");
    return id.substring(Math.max(0, id.length() - LONGEST));
  }
}
