package org.visitline.portal.logins;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.Role;
import org.visitline.portal.access.SignedIn;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;

/** Gives people a log-in: for the command line and the demo. */
public final class PortalUsers {

  /** Who gives log-ins could give one without areas to anybody, and be that person. */
  static final String SENIOR_IS_EVERYWHERE =
      "A senior officer gives log-ins and brings everybody’s records in: areas bind monitoring"
          + " officers only.";

  private final JooqPortalUsers table;
  private final JooqSessions sessions;

  /** On the tables of this installation. */
  public PortalUsers(Database database) {
    this.table = new JooqPortalUsers(database.jooq());
    this.sessions = new JooqSessions(database.jooq());
  }

  /**
   * Lets an officer of the council log in. Called again for the same username, it sets everything
   * anew and logs them out everywhere.
   *
   * @param username what is typed at log-in
   * @param displayName how pages address the person
   * @param password as typed; only its hash is kept
   */
  public void createOfficer(String username, String displayName, String password) {
    create(username, displayName, Role.OFFICER, null, List.of(), password);
  }

  /**
   * Lets a provider's coordinator log in; otherwise as {@link #createOfficer}.
   *
   * @param provider whose data they will see, and no other's
   */
  public void createProvider(
      String username, String displayName, ProviderId provider, String password) {
    create(username, displayName, Role.PROVIDER, provider, List.of(), password);
  }

  /** What is wrong with a password for somebody, as a sentence, or empty where it may be used. */
  public static Optional<String> problemWith(String password, String username) {
    return NewPassword.problem(password, username);
  }

  /** Whether someone of this name may log in. */
  public boolean exists(String username) {
    return table.findLogIn(username).isPresent();
  }

  /**
   * Lets somebody log in; otherwise as {@link #createOfficer}.
   *
   * @param provider whom they work for; null for the council's people, and for nobody else
   * @param areas the first halves of the postcodes whose service users they see; empty: everywhere
   */
  public void create(
      String username,
      String displayName,
      Role role,
      @Nullable ProviderId provider,
      List<String> areas,
      String password) {
    if (role.isCouncil() != (provider == null)) {
      throw new IllegalArgumentException(
          "the role " + role + (role.isCouncil() ? " is the council's" : " needs a provider"));
    }
    if (role == Role.SENIOR && !areas.isEmpty()) {
      throw new IllegalArgumentException(SENIOR_IS_EVERYWHERE);
    }
    table.save(
        new SignedIn(
            username,
            displayName,
            role,
            provider == null ? null : provider.value(),
            areas,
            Passwords.hash(password)),
        null);
    sessions.end(username);
  }
}
