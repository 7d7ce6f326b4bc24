package org.visitline.portal.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On each route's method: what it does with people's data, and so what the log says of it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

  /** One of those for routes: {@link Deed#NOTHING} to {@link Deed#CHANGED}. */
  Deed value();
}
