package org.visitline.ivr.agi;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.List;

/** The networks that Asterisk may call from: AGI has no password, so this is the lock. */
final class SourceFilter {

  private final List<IpSubnetFilterRule> networks;

  SourceFilter(List<String> networks) {
    this.networks = networks.stream().map(SourceFilter::rule).toList();
  }

  boolean allows(InetSocketAddress source) {
    return networks.stream().anyMatch(network -> network.matches(source));
  }

  private static IpSubnetFilterRule rule(String network) {
    int slash = network.indexOf('/');
    try {
      String address = slash < 0 ? network : network.substring(0, slash);
      if (!NetUtil.isValidIpV4Address(address) && !NetUtil.isValidIpV6Address(address)) {
        // A name would be looked up, and a part of an address filled in: both let in who should
        // not.
        throw new IllegalArgumentException(address);
      }
      int whole = address.contains(":") ? 128 : 32;
      int prefix = slash < 0 ? whole : Integer.parseInt(network.substring(slash + 1));
      return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "allowed source " + network + " is no network; write it as 192.0.2.0/24 or 192.0.2.7", e);
    }
  }
}
