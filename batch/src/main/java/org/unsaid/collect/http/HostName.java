package org.unsaid.collect.http;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Host names as they are asked for, in ASCII, and as they are shown. */
final class HostName {

  private static final int LONGEST = 253;
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  private HostName() {}

  /**
   * In ASCII and lower case, without a last dot; a literal address in its one usual form.
   *
   * @throws IllegalArgumentException in words, if it is not a host name
   */
  static String ascii(String written) {
    if (written.startsWith("[") && written.endsWith("]")) {
      return literal(written.substring(1, written.length() - 1));
    }
    var name = written.indexOf('%') < 0 ? written : decoded(written);
    if (name.chars().anyMatch(c -> "ßς\u200c\u200d".indexOf(c) >= 0)) {
      // rules of 2003 and of 2008 lead to different hosts
      throw new IllegalArgumentException("is ambiguous. Write it in ASCII, as xn--…");
    }
    var ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    ascii = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (ascii.isEmpty()
        || ascii.length() > LONGEST
        || ascii.startsWith(".")
        || ascii.contains("..")
        || !ascii.chars().allMatch(HostName::inName)) {
      throw new IllegalArgumentException("is not a host name");
    }
    if (lastLabelIsNumber(ascii) && !FOUR_NUMBERS.matcher(ascii).matches()) {
      // 127.1, 0177.0.0.1 and 0x7f000001 are read by some programs, each in its own way
      throw new IllegalArgumentException("is not an address. Write four decimal numbers");
    }
    return lastLabelIsNumber(ascii) ? literal(ascii) : ascii;
  }

  /**
   * The usual form of a literal address.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static String literal(String written) {
    return address(written)
        .map(HostName::usual)
        .orElseThrow(() -> new IllegalArgumentException("is not an address"));
  }

  /** As RFC 5952 writes IPv6: the longest run of zeros left out. */
  private static String usual(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    var parts = ByteBuffer.wrap(address.getAddress()).asShortBuffer();
    var from = 8;
    var length = 1;
    for (var i = 0; i < 8; i++) {
      var run = 0;
      while (i + run < 8 && parts.get(i + run) == 0) {
        run++;
      }
      if (run > length) {
        from = i;
        length = run;
      }
    }
    var text = new StringBuilder();
    for (var i = 0; i < 8; i++) {
      if (i == from) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(parts.get(i) & 0xffff));
      }
    }
    return text.toString();
  }

  /** Of a literal; no name is looked up. */
  static Optional<InetAddress> address(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** An international name in both forms, since letters of two scripts may look alike. */
  static String shown(String ascii) {
    if (ascii.indexOf(':') >= 0) {
      return "[" + ascii + "]";
    }
    return ascii.contains("xn--")
        ? "%s (%s)".formatted(Shown.text(IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED)), ascii)
        : ascii;
  }

  private static String decoded(String written) {
    return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean inName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  }

  /** No name of the web's ends so. */
  private static boolean lastLabelIsNumber(String ascii) {
    var last = ascii.substring(ascii.lastIndexOf('.') + 1);
    return last.chars().allMatch(c -> c >= '0' && c <= '9') || last.matches("0x[0-9a-f]*");
  }
}
