package org.visitline.portal.access;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
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
          "media-src 'self'",
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
                    .requestMatchers("/provider/manage/**")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers("/provider/**")
                    .hasRole(Role.PROVIDER.name())
                    .requestMatchers("/senior/**")
                    .hasRole(Role.SENIOR.name())
                    .requestMatchers(HttpMethod.GET, "/timesheets/**", "/measures/**")
                    .hasAnyRole(Role.OFFICER.name(), Role.FINANCE.name())
                    .anyRequest()
                    .hasRole(Role.OFFICER.name()))
        .formLogin(form -> form.loginPage("/login").successHandler(whereOneWanted()))
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

  /**
   * To the page that was asked for, else to the first of the day. By its path alone: the host that
   * a request names is the sender's word, and may be anybody's.
   */
  private static SavedRequestAwareAuthenticationSuccessHandler whereOneWanted() {
    SavedRequestAwareAuthenticationSuccessHandler leading =
        new SavedRequestAwareAuthenticationSuccessHandler();
    leading.setRequestCache(pagesOnly());
    leading.setRedirectStrategy(
        (request, response, address) -> {
          URI wanted = URI.create(address);
          String query = wanted.getRawQuery();
          response.sendRedirect(wanted.getRawPath() + (query == null ? "" : "?" + query));
        });
    return leading;
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
