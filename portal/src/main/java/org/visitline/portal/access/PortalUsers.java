package org.visitline.portal.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;

/** Gives people a log-in: for the command line and the demo. */
public final class PortalUsers {

  private final JooqPortalUsers table;

  /** On the tables of this installation. */
  public PortalUsers(Database database) {
    this.table = new JooqPortalUsers(database.jooq());
  }

  /**
   * Lets an officer of the council log in. Called again for the same username, it sets everything
   * anew.
   *
   * @param username what is typed at log-in
   * @param displayName how pages address the person
   * @param password as typed; only its hash is kept
   */
  public void createOfficer(String username, String displayName, String password) {
    create(username, displayName, Role.OFFICER, null, password);
  }

  /**
   * Lets a provider's coordinator log in; otherwise as {@link #createOfficer}.
   *
   * @param provider whose data they will see, and no other's
   */
  public void createProvider(
      String username, String displayName, ProviderId provider, String password) {
    create(username, displayName, Role.PROVIDER, provider, password);
  }

  /** Whether someone of this name may log in. */
  public boolean exists(String username) {
    return table.find(username).isPresent();
  }

  private void create(
      String username,
      String displayName,
      Role role,
      @Nullable ProviderId provider,
      String password) {
    String hash = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(password);
    if (hash == null) {
      throw new IllegalArgumentException("a log-in needs a password");
    }
    table.save(
        new SignedIn(
            username, displayName, role, provider == null ? null : provider.value(), hash));
  }
}
