package org.visitline.portal.api;

import java.io.Serializable;
import java.security.Principal;
import org.visitline.portal.access.Scope;
import org.visitline.portal.audit.Actor;
import org.visitline.schema.ProviderId;

/**
 * A provider's program, as a request's token names it.
 *
 * @param name what the token is for
 */
record ApiClient(long tokenId, String name, String employer)
    implements Actor, Principal, Serializable {

  Scope scope() {
    return Scope.of(new ProviderId(employer));
  }

  @Override
  public String getName() {
    return getUsername();
  }

  @Override
  public String getUsername() {
    return "token " + tokenId + " (" + name + ")";
  }

  @Override
  public String roleName() {
    return "PROGRAM";
  }
}
