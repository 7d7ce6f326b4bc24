package org.visitline.portal.furniture;

import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.visitline.portal.PortalSettings;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({Frame.class, UnreadableDates.class})
public class FurnitureRoom implements WebMvcConfigurer {

  /** More than all pages have; an end, because a piece could be made from what somebody writes. */
  private static final int PIECES_KEPT = 20_000;

  /** Made by Spring. */
  public FurnitureRoom() {}

  /** Named for the pages, which write {@code @civil.time(...)}. */
  @Bean
  CivilTime civil(PortalSettings settings, InstantSource clock) {
    return new CivilTime(settings.zone(), clock);
  }

  /** Named for the pages, which write {@code @phones.said(...)}. */
  @Bean
  Phones phones() {
    return new Phones();
  }

  /**
   * What is written between quotes on the pages is understood once and kept. There are some three
   * thousand such pieces; of the framework's own accord it keeps the latest 500, so that people on
   * several pages at a time made it read every piece again for every page.
   */
  @Bean
  SmartInitializingSingleton piecesOfPages(SpringTemplateEngine engine) {
    return () -> {
      StandardCacheManager kept = new StandardCacheManager();
      kept.setExpressionCacheMaxSize(PIECES_KEPT);
      engine.setCacheManager(kept);
    };
  }

  @Bean
  FilterRegistrationBean<DatabaseAway> databaseAway() {
    FilterRegistrationBean<DatabaseAway> first = new FilterRegistrationBean<>(new DatabaseAway());
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addFormatterForFieldAnnotation(new DatesInAddresses());
  }

  /** What a stranger writes into an address is answered, and is no news for the log. */
  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.forEach(
        resolver -> {
          if (resolver instanceof HandlerExceptionResolverComposite all) {
            extendHandlerExceptionResolvers(all.getExceptionResolvers());
          } else if (resolver instanceof DefaultHandlerExceptionResolver logging) {
            logging.setWarnLogCategory("");
          }
        });
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
