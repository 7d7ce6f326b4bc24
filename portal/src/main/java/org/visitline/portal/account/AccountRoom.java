package org.visitline.portal.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.portal.access.Sealed;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.logins.Browser;
import org.visitline.portal.logins.JooqPortalUsers;
import org.visitline.portal.logins.JooqThrottle;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({AccountController.class})
public class AccountRoom {

  /** Made by Spring. */
  public AccountRoom() {}

  @Bean
  SecondFactor secondFactor(
      JooqPortalUsers users,
      JooqThrottle throttle,
      Sealed sealed,
      Browser browser,
      WallClock clock) {
    return new SecondFactor(users, throttle, sealed, browser, clock);
  }
}
