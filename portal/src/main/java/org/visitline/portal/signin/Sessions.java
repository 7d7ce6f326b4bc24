package org.visitline.portal.signin;

import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
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

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

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

  /** Found by Spring under this name. */
  @Bean
  ConversionService springSessionConversionService() {
    GenericConversionService conversions = new GenericConversionService();
    conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversions.addConverter(new WhatCanBeRead());
    return conversions;
  }

  /**
   * What an earlier version of this program wrote may be of a class that is no more: whoever has
   * such a session is asked to log in, as after any other that ended.
   */
  private static final class WhatCanBeRead implements GenericConverter {

    private final DeserializingConverter reader =
        new DeserializingConverter(Sessions.class.getClassLoader());

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(byte[].class, Object.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
      if (source == null) {
        return null;
      }
      try {
        return reader.convert((byte[]) source);
      } catch (SerializationFailedException e) {
        LOG.info("what a session holds can no longer be read: {}", e.getMessage());
        return null;
      }
    }
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
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    first.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
    return first;
  }
}
