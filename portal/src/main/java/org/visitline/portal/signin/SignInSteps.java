package org.visitline.portal.signin;

import org.visitline.portal.logins.LogIn;

/** What is asked of a person after their password, and in which order. */
final class SignInSteps {

  private final boolean secondFactorRequired;

  SignInSteps(boolean secondFactorRequired) {
    this.secondFactorRequired = secondFactorRequired;
  }

  /** One thing that is asked. */
  enum Step {
    /** The code of the moment. */
    CODE,
    /** A password of their own in place of the one that was given to them. */
    NEW_PASSWORD,
    /** To set up an authenticator app. */
    SET_UP,
    DONE
  }

  boolean isRequired() {
    return secondFactorRequired;
  }

  boolean isDone(LogIn logIn) {
    return next(logIn, false) == Step.DONE;
  }

  /** The code comes first: a password is changed by nobody who cannot show both. */
  Step next(LogIn logIn, boolean codeGiven) {
    if (logIn.secondFactor() != null && !codeGiven) {
      return Step.CODE;
    }
    if (logIn.changeBy() != null) {
      return Step.NEW_PASSWORD;
    }
    return secondFactorRequired && logIn.secondFactor() == null ? Step.SET_UP : Step.DONE;
  }
}
