package org.visitline.portal.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.visitline.portal.access.WallClock;

/** What this room gives to Spring: its routes, and a door of their own. */
@Configuration(proxyBeanMethods = false)
@Import({ApiController.class, TokensController.class, JooqApi.class, JooqApiTokens.class})
public class ApiRoom {

  /** Made by Spring. */
  public ApiRoom() {}

  /** By token alone: no session is read or made, and so no form of another site can use one. */
  @Bean
  @Order(1)
  SecurityFilterChain programsDoor(HttpSecurity http, JooqApiTokens tokens, WallClock clock) {
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(
            who ->
                who.requestMatchers("/api/openapi.json")
                    .permitAll()
                    .anyRequest()
                    .hasAuthority(TokenFilter.AUTHORITY))
        .addFilterBefore(new TokenFilter(tokens, new Pace(), clock), AuthorizationFilter.class)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(CsrfConfigurer::disable)
        .requestCache(RequestCacheConfigurer::disable)
        .exceptionHandling(
            refused ->
                refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
        .build();
  }
}
