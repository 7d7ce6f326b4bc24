package org.visitline.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.logins.Browser;
import org.visitline.portal.signin.PasswordSignIn.FromBrowser;
import org.visitline.portal.signin.PasswordSignIn.TooManyTries;

/** Where the log-in form leads. */
final class SignInAnswers {

  private final SignInEnd end;
  private final Browser browser;

  SignInAnswers(SignInEnd end, Browser browser) {
    this.end = end;
    this.browser = browser;
  }

  FromBrowser from(HttpServletRequest request) {
    return new FromBrowser(browser.of(request));
  }

  void rightPassword(HttpServletRequest request, HttpServletResponse response, Authentication given)
      throws IOException {
    if (given.getPrincipal() instanceof SignedIn who) {
      end.welcome(who, request, response);
      response.sendRedirect(end.goOnTo(request, response));
    } else {
      response.sendRedirect("/sign-in");
    }
  }

  void notLetIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.sendRedirect(
        why instanceof TooManyTries tries ? "/login?wait=" + tries.minutes() : "/login?error");
  }
}
