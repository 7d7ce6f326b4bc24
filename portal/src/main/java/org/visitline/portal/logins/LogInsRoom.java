package org.visitline.portal.logins;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.portal.PortalSettings;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({LogInsController.class, JooqPortalUsers.class, JooqThrottle.class, JooqSessions.class})
public class LogInsRoom {

  /** Made by Spring. */
  public LogInsRoom() {}

  @Bean
  Browser browser(PortalSettings settings) {
    return new Browser(settings.secureCookies());
  }
}
