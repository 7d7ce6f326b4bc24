package org.visitline.portal.signin;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.Role;

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

  private static final String[] FOR_ANYONE = {"/login", "/assets/**"};

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http,
      PortalSettings settings,
      SignInAnswers answers,
      SessionLimits limits,
      RequestCache asked,
      Optional<OpenIdSignIn> openId) {
    http.authorizeHttpRequests(
            who ->
                who.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    // A page for what went wrong; nothing has where it is asked for.
                    .requestMatchers("/error")
                    .denyAll()
                    .requestMatchers(FOR_ANYONE)
                    .permitAll()
                    .requestMatchers("/sign-in/**")
                    .hasAuthority(HalfSignedIn.AUTHORITY)
                    .requestMatchers("/", "/account/**")
                    .hasAnyRole("OFFICER", "FINANCE", "PROVIDER")
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
        .formLogin(
            form ->
                form.loginPage("/login")
                    .authenticationDetailsSource(answers::from)
                    .successHandler(answers::rightPassword)
                    .failureHandler(answers::notLetIn))
        .logout(out -> out.logoutSuccessUrl("/login?left"))
        .addFilterAfter(limits, SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.requestCache(asked))
        .headers(headers -> harden(headers, settings.secureCookies()));
    openId.ifPresent(way -> way.open(http));
    return http.build();
  }

  private static void harden(HeadersConfigurer<HttpSecurity> headers, boolean https) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(
            opener ->
                opener.policy(
                    org.springframework.security.web.header.writers
                        .CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource ->
                resource.policy(
                    org.springframework.security.web.header.writers
                        .CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy
                        .SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
    if (https) {
      // TLS ends at the proxy in front: the requests that reach us do not look secure.
      headers.httpStrictTransportSecurity(
          hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE).maxAgeInSeconds(63_072_000));
    }
  }
}
