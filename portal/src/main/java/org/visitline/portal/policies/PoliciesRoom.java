package org.visitline.portal.policies;

import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.portal.PortalSettings;
import org.visitline.verification.store.StoredWhatIf;
import org.visitline.verification.time.CivilZone;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({
  PoliciesController.class,
  WhatIfController.class,
  JooqPolicyVersions.class,
  JooqPoliciesInForce.class
})
public class PoliciesRoom {

  /** Made by Spring. */
  public PoliciesRoom() {}

  @Bean(destroyMethod = "close")
  WhatIfRuns whatIfRuns(DSLContext jooq, PortalSettings settings) {
    return new WhatIfRuns(new StoredWhatIf(jooq, new CivilZone(settings.zone())));
  }
}
