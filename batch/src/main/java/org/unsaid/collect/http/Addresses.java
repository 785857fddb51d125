package org.unsaid.collect.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a page from outside may not lead us to.
 *
 * <p>The registries of <a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a> and <a
 * href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a> special addresses; of
 * IPv6, only global unicast is open at all.
 */
final class Addresses {

  private static final List<Range> CLOSED =
      List.of(
          new Range("0.0.0.0", 8, "this network"),
          new Range("10.0.0.0", 8, "private"),
          new Range("100.64.0.0", 10, "a carrier's own"),
          new Range("127.0.0.0", 8, "loopback"),
          new Range("168.63.129.16", 32, "a cloud's metadata"),
          new Range("169.254.0.0", 16, "link-local, where clouds keep metadata"),
          new Range("172.16.0.0", 12, "private"),
          new Range("192.0.0.0", 24, "reserved"),
          new Range("192.0.2.0", 24, "for documentation"),
          new Range("192.88.99.0", 24, "reserved"),
          new Range("192.168.0.0", 16, "private"),
          new Range("198.18.0.0", 15, "for benchmarks"),
          new Range("198.51.100.0", 24, "for documentation"),
          new Range("203.0.113.0", 24, "for documentation"),
          new Range("224.0.0.0", 4, "multicast"),
          new Range("240.0.0.0", 4, "reserved"),
          new Range("::1", 128, "loopback"),
          new Range("fc00::", 7, "private, where clouds keep metadata"),
          new Range("fe80::", 10, "link-local"),
          new Range("ff00::", 8, "multicast"),
          new Range("2001::", 23, "reserved"),
          new Range("2001:db8::", 32, "for documentation"),
          new Range("3fff::", 20, "for documentation"));

  private static final Range GLOBAL = new Range("2000::", 3, "");

  /** IPv6 that stands for an IPv4 address, and at which byte that begins. */
  private static final List<Embedding> EMBEDDED =
      List.of(
          new Embedding(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 12),
          new Embedding(new byte[] {0, 0x64, -1, -0x65, 0, 0, 0, 0, 0, 0, 0, 0}, 12),
          new Embedding(new byte[] {0x20, 0x02}, 2));

  private Addresses() {}

  /** Why an address is closed to us; empty: it is open. */
  static Optional<String> closed(InetAddress address) {
    return closed(address.getAddress())
        .or(() -> ours(address) ? Optional.of("this machine's own") : Optional.empty());
  }

  private static Optional<String> closed(byte[] address) {
    for (var each : EMBEDDED) {
      if (each.holds(address)) {
        // mapped, NAT64, 6to4: as open as what it stands for
        return closed(Arrays.copyOfRange(address, each.at(), each.at() + 4));
      }
    }
    return CLOSED.stream()
        .filter(range -> range.holds(address))
        .map(Range::name)
        .findFirst()
        .or(
            () ->
                address.length == 16 && !GLOBAL.holds(address)
                    ? Optional.of("reserved")
                    : Optional.empty());
  }

  private static boolean ours(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false; // no interface can be read: then none of ours is known
    }
  }

  /** An IPv4 range holds no IPv6 address, nor the other way round. */
  private static final class Range {
    private final byte[] first;
    private final int bits;
    private final String name;

    Range(String first, int bits, String name) {
      this.first = InetAddress.ofLiteral(first).getAddress();
      this.bits = bits;
      this.name = name;
    }

    String name() {
      return name;
    }

    boolean holds(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      var whole = bits / 8;
      var mask = (0xff00 >> (bits % 8)) & 0xff;
      return Arrays.equals(address, 0, whole, first, 0, whole)
          && (mask == 0 || (address[whole] & mask) == (first[whole] & mask));
    }
  }

  private static final class Embedding {
    private final byte[] prefix;
    private final int at;

    Embedding(byte[] prefix, int at) {
      this.prefix = prefix;
      this.at = at;
    }

    int at() {
      return at;
    }

    boolean holds(byte[] address) {
      return address.length == 16
          && Arrays.equals(address, 0, prefix.length, prefix, 0, prefix.length);
    }
  }
}
