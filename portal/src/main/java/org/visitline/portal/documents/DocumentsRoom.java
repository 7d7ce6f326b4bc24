package org.visitline.portal.documents;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.ITemplateEngine;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
public class DocumentsRoom {

  /** Made by Spring. */
  public DocumentsRoom() {}

  @Bean
  Pdf pdf(ITemplateEngine templates) {
    return new Pdf(templates);
  }
}
