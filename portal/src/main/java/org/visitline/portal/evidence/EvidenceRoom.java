package org.visitline.portal.evidence;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({EvidenceController.class, JooqEvidence.class, PackMaker.class, JooqPackLog.class})
public class EvidenceRoom {

  /** Made by Spring. */
  public EvidenceRoom() {}
}
