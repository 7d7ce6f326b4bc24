package org.visitline.portal.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.schema.PinKey;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({SetUpController.class, JooqProviders.class, JooqKnownPeople.class})
public class AccessRoom {

  /** Made by Spring. */
  public AccessRoom() {}

  @Bean
  Sealed sealed(PinKey key) {
    return new Sealed(key);
  }
}
