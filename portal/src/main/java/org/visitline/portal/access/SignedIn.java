package org.visitline.portal.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.visitline.portal.audit.Actor;
import org.visitline.schema.ProviderId;

/** The person who is logged in, as the session remembers them. */
public final class SignedIn implements UserDetails, CredentialsContainer, Actor {

  private static final long serialVersionUID = 1L;

  private final String username;
  private final String displayName;
  private final Role role;
  private final @Nullable String providerId;
  private final String[] areas;
  private @Nullable String passwordHash;

  /**
   * A person as a log-in is stored. Anybody may make one, for it opens nothing: somebody is logged
   * in only where the log-in puts it into the session.
   *
   * @param displayName how the page addresses them
   * @param providerId whose data they see; null: the council's people, who see every provider's
   * @param areas first halves of postcodes that an officer is kept to; none: everywhere
   * @param passwordHash forgotten once the log-in is over
   */
  public SignedIn(
      String username,
      String displayName,
      Role role,
      @Nullable String providerId,
      List<String> areas,
      String passwordHash) {
    this.username = username;
    this.displayName = displayName;
    this.role = role;
    this.providerId = providerId;
    this.areas = areas.toArray(String[]::new);
    this.passwordHash = passwordHash;
  }

  /** How the page addresses them. */
  public String displayName() {
    return displayName;
  }

  /** What they are to the council. */
  public Role role() {
    return role;
  }

  /** Whether they work for the council. */
  public boolean officer() {
    return role.isCouncil();
  }

  /** Whose data they may see. */
  public Scope scope() {
    return new Scope(
        role.isCouncil() ? Optional.empty() : Optional.of(providerId()), List.of(areas));
  }

  /**
   * The provider they work for.
   *
   * @throws IllegalStateException for an officer, who works for none
   */
  public ProviderId providerId() {
    if (providerId == null) {
      throw new IllegalStateException(username + " works for no provider");
    }
    return new ProviderId(providerId);
  }

  @Override
  public String roleName() {
    return role.name();
  }

  @Override
  public @Nullable String employer() {
    return providerId;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return role.authorities();
  }

  @Override
  public @Nullable String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return username;
  }

  /** Spring calls it after the log-in: the session has no use for the hash. */
  @Override
  public void eraseCredentials() {
    passwordHash = null;
  }
}
