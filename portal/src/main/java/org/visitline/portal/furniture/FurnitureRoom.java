package org.visitline.portal.furniture;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.visitline.portal.PortalSettings;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import(Frame.class)
public class FurnitureRoom implements WebMvcConfigurer {

  /** Made by Spring. */
  public FurnitureRoom() {}

  /** Named for the pages, which write {@code @civil.time(...)}. */
  @Bean
  CivilTime civil(PortalSettings settings, InstantSource clock) {
    return new CivilTime(settings.zone(), clock);
  }

  /** Asked for again each time and answered by 'not changed', so that an upgrade shows at once. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/org/visitline/portal/assets/")
        .setCacheControl(CacheControl.noCache());
  }
}
