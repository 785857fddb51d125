package org.unsaid.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A certificate for 127.0.0.1 and localhost that vouches for itself.
 *
 * @param certificate PEM; also the authority to trust
 * @param key PEM, not encrypted
 */
public record Certificate(Path certificate, Path key) {
  /** Of the store, {@code http.p12} in its folder. */
  public static final String PASSWORD = "only-for-tests";

  public static Certificate make(Path folder) throws IOException, InterruptedException {
    var store = Files.createDirectories(folder).resolve("http.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                List.of(
                    keytool,
                    "-genkeypair",
                    "-alias",
                    "http",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=unsaid tests",
                    "-validity",
                    "30",
                    "-ext",
                    "san=ip:127.0.0.1,dns:localhost",
                    "-ext",
                    "bc=ca:true",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .inheritIO()
            .start()
            .waitFor();
    if (made != 0) {
      throw new IllegalStateException("keytool ended with " + made);
    }
    try {
      var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      return new Certificate(
          pem(folder.resolve("ca.pem"), "CERTIFICATE", keys.getCertificate("http").getEncoded()),
          pem(
              folder.resolve("http.key"),
              "PRIVATE KEY",
              keys.getKey("http", PASSWORD.toCharArray()).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static Path pem(Path file, String kind, byte[] content) throws IOException {
    var lines = Base64.getMimeEncoder().encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines, kind));
  }
}
