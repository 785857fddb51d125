package org.unsaid.collect.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host name. It may block: a fetch waits no longer than its deadline. */
@FunctionalInterface
public interface Resolver {

  /**
   * @param host in ASCII and lower case; never a literal address
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** Where they listen whom one asks at that port of that host. A demo keeps all its hosts here. */
  default int port(String host, int port) {
    return port;
  }

  /** As this machine resolves names. */
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
