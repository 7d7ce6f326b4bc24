package org.visitline.portal.imports;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({ImportsController.class, OrdersController.class, JooqUploads.class, JooqOrders.class})
public class ImportsRoom {

  /** Made by Spring. */
  public ImportsRoom() {}

  @Bean
  Loading loading(Database database, PinKey key, InstantSource clock) {
    return new Loading(database, key, clock);
  }
}
