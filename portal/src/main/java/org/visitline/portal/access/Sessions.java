package org.visitline.portal.access;

import java.security.SecureRandom;
import java.util.Base64;
import javax.sql.DataSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.Session;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.visitline.portal.PortalSettings;
import org.visitline.schema.Database;

/** Sessions, kept in the database. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
    tableName = "portal_session",
    maxInactiveIntervalInSeconds = Sessions.SECONDS_BEFORE_SIGN_IN)
class Sessions {

  /** Somebody who has not come in yet is remembered for as long as a log-in form stands open. */
  static final int SECONDS_BEFORE_SIGN_IN = 1200;

  /** 192 bits, in 32 characters: what fits where Spring writes a UUID of 122. */
  private static final int ID_BYTES = 24;

  /** Not Spring's to close: it is handed in open. */
  @Bean(destroyMethod = "")
  DataSource dataSource(Database database) {
    return database.dataSource();
  }

  @Bean
  JdbcTransactionManager transactionManager(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean
  SessionIdGenerator sessionIds() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] id = new byte[ID_BYTES];
      random.nextBytes(id);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    };
  }

  @Bean
  CookieSerializer sessionCookie(PortalSettings settings) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    // With that prefix a browser takes it by https from this host only, and for no other.
    cookie.setCookieName((settings.secureCookies() ? "__Host-" : "") + "visitline");
    cookie.setUseSecureCookie(settings.secureCookies());
    cookie.setUseHttpOnlyCookie(true);
    cookie.setCookiePath("/");
    // Lax, not strict: an officer who follows a link in an e-mail stays logged in.
    cookie.setSameSite("Lax");
    cookie.setUseBase64Encoding(false);
    return cookie;
  }

  @Bean
  FilterRegistrationBean<SessionRepositoryFilter<? extends Session>> sessionsFirst(
      SessionRepositoryFilter<? extends Session> filter) {
    FilterRegistrationBean<SessionRepositoryFilter<? extends Session>> first =
        new FilterRegistrationBean<>(filter);
    first.setDispatcherTypes(
        java.util.EnumSet.of(
            jakarta.servlet.DispatcherType.REQUEST,
            jakarta.servlet.DispatcherType.ASYNC,
            jakarta.servlet.DispatcherType.ERROR));
    first.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
    return first;
  }
}
