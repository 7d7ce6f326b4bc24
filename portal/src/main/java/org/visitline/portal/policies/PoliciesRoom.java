package org.visitline.portal.policies;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({PoliciesController.class, JooqPolicyVersions.class, JooqPoliciesInForce.class})
public class PoliciesRoom {

  /** Made by Spring. */
  public PoliciesRoom() {}
}
