package org.visitline.portal.access;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;

/** Leads a senior officer to everything that is set up once in a while. */
@Controller
class SetUpController {

  @Audited(Deed.NOTHING)
  @GetMapping("/senior")
  String page() {
    return "senior";
  }
}
