package org.visitline.portal.access;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.visitline.schema.ProviderId;

/** The person who is logged in, as the session remembers them. */
public final class SignedIn implements UserDetails, CredentialsContainer {

  private static final long serialVersionUID = 1L;

  private final String username;
  private final String displayName;
  private final Role role;
  private final @Nullable String providerId;
  private @Nullable String passwordHash;

  SignedIn(
      String username,
      String displayName,
      Role role,
      @Nullable String providerId,
      String passwordHash) {
    this.username = username;
    this.displayName = displayName;
    this.role = role;
    this.providerId = providerId;
    this.passwordHash = passwordHash;
  }

  /** How the page addresses them. */
  public String displayName() {
    return displayName;
  }

  /** Whether they work for the council. */
  public boolean officer() {
    return role == Role.OFFICER;
  }

  /** Whose data they may see. */
  public Scope scope() {
    return switch (role) {
      case OFFICER -> Scope.everyProvider();
      case PROVIDER -> Scope.of(providerId());
    };
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
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of(new SimpleGrantedAuthority("ROLE_" + role));
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
