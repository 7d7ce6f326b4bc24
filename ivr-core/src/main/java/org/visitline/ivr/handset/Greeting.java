package org.visitline.ivr.handset;

/** What Asterisk 22 says first on an AGI connection, as it was seen on the wire. */
public final class Greeting {

  private Greeting() {}

  /**
   * The whole request, with the empty line that ends it.
   *
   * @param host that Asterisk calls the service by
   */
  public static String of(Ring ring, String host) {
    boolean withheld = ring.from().isEmpty();
    return """
    agi_network: yes
    agi_network_script: visitline
    agi_request: agi://%s/visitline
    agi_channel: PJSIP/carrier-00000001
    agi_language: en
    agi_type: PJSIP
    agi_uniqueid: %s
    agi_version: 22.10.1
    agi_callerid: %s
    agi_calleridname: unknown
    agi_callingpres: %d
    agi_callingani2: 0
    agi_callington: 0
    agi_callingtns: 0
    agi_dnid: %s
    agi_rdnis: unknown
    agi_context: visitline-incoming
    agi_extension: %s
    agi_priority: 10
    agi_enhanced: 0.0
    agi_accountcode: :
    agi_threadid: 140000000000000

    """
        .formatted(
            host,
            ring.uniqueId(),
            withheld ? "unknown" : ring.from(),
            withheld ? 0x23 : 0,
            ring.dialled().isEmpty() ? "unknown" : ring.dialled(),
            ring.dialled().isEmpty() ? "s" : ring.dialled());
  }
}
