package org.visitline.portal.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a person who logs in is to the council. Named as in the table {@code portal_user}. */
public enum Role {
  /** A monitoring officer of the council: sees every provider. */
  OFFICER(true, "Monitoring officer"),

  /**
   * An officer who also gives log-ins, sets what is kept for how long, and changes the directory.
   */
  SENIOR(true, "Senior officer"),

  /** The council's finance: timesheets and measures, to read and to take away. */
  FINANCE(true, "Finance"),

  /** A provider's coordinator: sees that provider's own visits and nothing else. */
  PROVIDER(false, "Coordinator"),

  /** A coordinator who also gives log-ins and PINs to the provider's own people. */
  MANAGER(false, "Manager");

  private final boolean council;
  private final String said;

  Role(boolean council, String said) {
    this.council = council;
    this.said = said;
  }

  /** As pages say it. */
  public String said() {
    return said;
  }

  /** Whether they work for the council; else for a provider. */
  public boolean isCouncil() {
    return council;
  }

  /** Whether they do a monitoring officer's work. */
  public boolean isOfficer() {
    return this == OFFICER || this == SENIOR;
  }

  /** A senior officer may do what an officer may, a manager what a coordinator may. */
  List<GrantedAuthority> authorities() {
    return switch (this) {
      case SENIOR -> both(SENIOR, OFFICER);
      case MANAGER -> both(MANAGER, PROVIDER);
      case OFFICER, FINANCE, PROVIDER -> both(this, this);
    };
  }

  private static List<GrantedAuthority> both(Role one, Role other) {
    return Stream.of(one, other)
        .distinct()
        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
        .toList();
  }
}
