package org.visitline.portal.audit;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({AuditController.class, JooqLooks.class, JooqSubjects.class, SignInsAudited.class})
public class AuditRoom {

  /** Made by Spring. */
  public AuditRoom() {}

  @Bean
  AuditLog auditLog(DSLContext jooq, InstantSource clock) {
    return new AuditLog(new JooqAuditLog(jooq), clock);
  }

  @Bean
  WebMvcConfigurer everyPageAudited(AuditLog log, InstantSource clock) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new EveryPageAudited(log, new SeenAgain(clock)));
      }
    };
  }
}
