package org.visitline.portal.audit;

import org.jspecify.annotations.Nullable;

/** Somebody who does things in the portal: whoever is signed in as such is named in the log. */
public interface Actor {

  /** The log-in's name. */
  String getUsername();

  /** The role of this moment. */
  String roleName();

  /** Whom they work for; null: the council. */
  @Nullable String employer();
}
