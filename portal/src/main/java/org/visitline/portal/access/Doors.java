package org.visitline.portal.access;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Which door opens to whom. A page that nobody thought of is an officer's: forgetting one here can
 * keep a provider out, never let one in.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Doors {

  /** No script, style or picture but our own files; nothing in the page itself is run. */
  private static final String CONTENT =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  @Bean
  SecurityFilterChain doors(HttpSecurity http) {
    return http.authorizeHttpRequests(
            who ->
                who.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/login", "/assets/**", "/error")
                    .permitAll()
                    .requestMatchers("/")
                    .authenticated()
                    .requestMatchers("/provider/**")
                    .hasRole(Role.PROVIDER.name())
                    .anyRequest()
                    .hasRole(Role.OFFICER.name()))
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
        .logout(out -> out.logoutSuccessUrl("/login?left"))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        permissions ->
                            permissions.policy("camera=(), geolocation=(), microphone=()")))
        .build();
  }

  /** After the log-in a person is led to the page they asked for, never to a stream behind one. */
  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request -> {
          String accepts = request.getHeader(HttpHeaders.ACCEPT);
          return "GET".equals(request.getMethod())
              && accepts != null
              && accepts.contains("text/html")
              && request.getHeader("X-Live") == null;
        });
    return cache;
  }
}
