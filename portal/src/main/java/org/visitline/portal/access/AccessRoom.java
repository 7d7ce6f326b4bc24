package org.visitline.portal.access;

import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({Doors.class, LogInController.class, JooqProviders.class})
public class AccessRoom {

  /** Made by Spring. */
  public AccessRoom() {}

  @Bean
  UserDetailsService people(DSLContext jooq) {
    JooqPortalUsers users = new JooqPortalUsers(jooq);
    return username ->
        users
            .find(username)
            .orElseThrow(() -> new UsernameNotFoundException("nobody logs in as " + username));
  }

  @Bean
  PasswordEncoder passwordHashes() {
    return Passwords.encoder();
  }
}
