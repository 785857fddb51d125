package org.unsaid.job;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a home says of the world around it, in {@code HOME/settings.properties}: never in a watch,
 * which is given away.
 *
 * @param smtp the server that takes mails; empty: none does, and digests are written to files
 * @param from who sends them
 * @param publicUrl below which readers end subscriptions with one click; null: they write a mail
 * @param publicPort on loopback, where {@code serve} listens for that
 * @param kibana address of Kibana; null: there is none
 * @param report address of what {@code unsaid report} wrote; null: it is nowhere
 * @param secret with which webhooks are signed; empty: none is sent
 */
record Settings(
    Optional<Smtp> smtp,
    String from,
    @Nullable URI publicUrl,
    int publicPort,
    @Nullable URI kibana,
    @Nullable URI report,
    Optional<String> secret) {

  static final String FILE = "settings.properties";

  /** Of a home that says nothing. */
  static final Settings NONE =
      new Settings(Optional.empty(), "unsaid@localhost", null, 0, null, null, Optional.empty());

  private static final List<String> KEYS =
      List.of(
          "smtp",
          "smtp_tls",
          "smtp_user",
          "smtp_password_file",
          "smtp_ca_file",
          "from",
          "public_url",
          "public_port",
          "kibana_url",
          "report_url",
          "webhook_secret_file");
  private static final Set<String> SCHEMES = Set.of("smtp", "smtps");
  private static final String ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+";

  /** How secret what goes to a server is. */
  enum Tls {
    /** From the first word. */
    AT_ONCE,
    /** From STARTTLS on; without it nothing is sent. */
    STARTTLS,
    /** Not at all. */
    NONE
  }

  /**
   * A server that takes mails.
   *
   * @param user null: it asks for none
   * @param authority PEM certificates that are trusted; null: those that Java trusts
   */
  record Smtp(
      String host,
      int port,
      Tls tls,
      @Nullable String user,
      @Nullable String password,
      @Nullable Path authority) {}

  /** The settings of a home; none if it has no such file. */
  static Settings of(Path home) {
    var file = home.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    var written = new Properties();
    try {
      // a backslash in a path of Windows would be eaten: here it stands for itself
      written.load(new StringReader(Files.readString(file).replace("\\", "\\\\")));
    } catch (IOException e) {
      throw new UsageException("%s cannot be read: %s".formatted(file, e));
    }
    return new Reading(file, written).settings();
  }

  private record Reading(Path file, Properties written) {

    Settings settings() {
      for (var key : written.stringPropertyNames()) {
        if (!KEYS.contains(key)) {
          throw fault("'%s' is not a setting. %s".formatted(key, Nearest.words(key, KEYS)));
        }
      }
      var from = text("from");
      var smtp = smtp();
      if (smtp.isPresent() && from == null) {
        throw fault("'smtp' without 'from'. Add from = unsaid@example.org, who sends the mails.");
      }
      if (from != null && !from.matches(ADDRESS)) {
        throw fault("from = '%s' is no mail address. Write unsaid@example.org".formatted(from));
      }
      if (text("public_url") == null != (text("public_port") == null)) {
        throw fault(
            "'public_url' and 'public_port' go together: the first is what readers click, and what is"
                + " behind it passes it on to the second, on loopback. Add the other one.");
      }
      return new Settings(
          smtp,
          from == null ? NONE.from() : from,
          address("public_url", Set.of("https", "http")),
          port(),
          address("kibana_url", Set.of("https", "http")),
          address("report_url", Set.of("https", "http", "file")),
          Optional.ofNullable(content("webhook_secret_file")));
    }

    private Optional<Smtp> smtp() {
      var address = address("smtp", SCHEMES);
      if (address == null) {
        return Optional.empty();
      }
      boolean atOnce = "smtps".equals(address.getScheme());
      var tls =
          switch (text("smtp_tls")) {
            case null -> atOnce ? Tls.AT_ONCE : Tls.STARTTLS;
            case "required" -> atOnce ? Tls.AT_ONCE : Tls.STARTTLS;
            case "none" -> Tls.NONE;
            case String other ->
                throw fault("smtp_tls = '%s'. Write required or none".formatted(other));
          };
      var user = text("smtp_user");
      var password = content("smtp_password_file");
      if (user != null && password == null) {
        throw fault("'smtp_user' without 'smtp_password_file'. Add a file with its password.");
      }
      if (tls == Tls.NONE && (user != null || atOnce)) {
        throw fault(
            "smtp_tls = none with a password or smtps://. A password is sent by TLS alone: take one"
                + " of them away.");
      }
      int port = address.getPort() < 0 ? (atOnce ? 465 : 587) : address.getPort();
      var authority = text("smtp_ca_file");
      return Optional.of(
          new Smtp(
              address.getHost(),
              port,
              tls,
              user,
              password,
              authority == null ? null : beside(authority)));
    }

    private int port() {
      var port = text("public_port");
      if (port == null) {
        return 0;
      }
      if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
        throw fault("public_port = '%s' is no port. Write one such as 8025".formatted(port));
      }
      return Integer.parseInt(port);
    }

    private @Nullable URI address(String key, Set<String> schemes) {
      var text = text(key);
      if (text == null) {
        return null;
      }
      try {
        var address = new URI(text);
        if (schemes.contains(String.valueOf(address.getScheme()))
            && (address.getHost() != null || "file".equals(address.getScheme()))
            && address.getUserInfo() == null) {
          return address;
        }
      } catch (URISyntaxException _) {
        // told below
      }
      throw fault(
          "%s = '%s' is no address. Write one that begins with %s"
              .formatted(
                  key,
                  text,
                  String.join(" or ", schemes.stream().sorted().map(it -> it + "://").toList())));
    }

    private @Nullable String text(String key) {
      var text = written.getProperty(key, "").strip();
      return text.isEmpty() ? null : text;
    }

    /** Relative to where the settings stand. */
    private Path beside(String path) {
      return file.resolveSibling(path);
    }

    private @Nullable String content(String key) {
      var path = text(key);
      if (path == null) {
        return null;
      }
      try {
        var content = Files.readString(beside(path)).strip();
        if (content.isEmpty()) {
          throw fault("%s = %s: that file is empty".formatted(key, path));
        }
        return content;
      } catch (IOException e) {
        throw fault("%s = %s cannot be read: %s".formatted(key, path, e));
      }
    }

    private UsageException fault(String words) {
      return new UsageException(file + ": " + words);
    }
  }
}
