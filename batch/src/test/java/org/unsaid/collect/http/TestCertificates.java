package org.unsaid.collect.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority that only tests trust, and what it vouches for; written out in DER by hand. */
public final class TestCertificates {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA_SHA256 = sequence(hex("06082a8648ce3d040302"));

  private final KeyPair authority = keys();
  private final Certificate root;

  public TestCertificates() throws GeneralSecurityException {
    root = certificate("authority", authority, "", Instant.now(), Duration.ofDays(2), true);
  }

  /** Trusts the authority and nobody else. */
  public SSLContext trust() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** A fetcher that does, too. */
  public Fetcher fetcher(
      Manners manners,
      InstantSource clock,
      Consumer<Exchange> robotsSeen,
      Resolver resolver,
      Pauses pauses)
      throws Exception {
    return new Fetcher(manners, clock, robotsSeen, resolver, pauses, trust());
  }

  /** A server for a host, whose certificate the authority signed. */
  public RawServer server(String host) throws Exception {
    return server(host, Instant.now(), authority.getPrivate());
  }

  /** Its certificate ended yesterday. */
  public RawServer expired(String host) throws Exception {
    return server(host, Instant.now().minus(Duration.ofDays(3)), authority.getPrivate());
  }

  /** Nobody vouches for it. */
  public RawServer selfSigned(String host) throws Exception {
    var keys = keys();
    return server(keys, certificate(host, keys, host, Instant.now(), Duration.ofDays(2), true));
  }

  private RawServer server(String host, Instant from, PrivateKey signer) throws Exception {
    var keys = keys();
    var body = tbs("authority", host, keys, host, from, Duration.ofDays(2), false);
    return server(keys, signed(body, signer));
  }

  private static RawServer server(KeyPair keys, Certificate certificate) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", keys.getPrivate(), new char[] {'x'}, new Certificate[] {certificate});
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, new char[] {'x'});
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    ServerSocket door =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new RawServer(door);
  }

  private static KeyPair keys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static Certificate certificate(
      String name, KeyPair keys, String host, Instant from, Duration valid, boolean authority)
      throws GeneralSecurityException {
    return signed(tbs(name, name, keys, host, from, valid, authority), keys.getPrivate());
  }

  private static Certificate signed(byte[] body, PrivateKey signer)
      throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer);
    signature.update(body);
    var bits = join(new byte[] {0}, signature.sign());
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(
            new ByteArrayInputStream(sequence(body, ECDSA_SHA256, der(0x03, bits))));
  }

  private static byte[] tbs(
      String issuer,
      String subject,
      KeyPair keys,
      String host,
      Instant from,
      Duration valid,
      boolean authority) {
    var start = from.minus(Duration.ofHours(1));
    var alternative =
        sequence(
            hex("0603551d11"),
            der(0x04, sequence(der(0x82, host.getBytes(StandardCharsets.US_ASCII)))));
    var basic =
        sequence(
            hex("0603551d13"),
            hex("0101ff"),
            der(0x04, authority ? sequence(hex("0101ff")) : sequence()));
    return sequence(
        der(0xa0, hex("020102")),
        der(0x02, BigInteger.valueOf(System.nanoTime()).toByteArray()),
        ECDSA_SHA256,
        name(issuer),
        sequence(time(start), time(start.plus(valid))),
        name(subject),
        keys.getPublic().getEncoded(),
        der(0xa3, host.isEmpty() ? sequence(basic) : sequence(basic, alternative)));
  }

  private static byte[] name(String common) {
    return sequence(
        der(0x31, sequence(hex("0603550403"), der(0x0c, common.getBytes(StandardCharsets.UTF_8)))));
  }

  private static byte[] time(Instant at) {
    return der(0x17, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sequence(byte[]... parts) {
    return der(0x30, parts);
  }

  private static byte[] der(int tag, byte[]... parts) {
    var content = join(parts);
    var length = content.length;
    // DER wants the shortest form: another one would not be what was signed
    var head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : length < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
