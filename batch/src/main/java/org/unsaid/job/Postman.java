package org.unsaid.job;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.unsaid.outbox.Carrier;
import org.unsaid.outbox.Parcel;

/** Brings mails to a server, and webhooks to theirs. */
final class Postman implements Carrier, AutoCloseable {

  static final String MAIL = "mail";
  static final String WEBHOOK = "webhook";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY = 429;

  private final Settings settings;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TO_CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Postman(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Outcome carry(Parcel parcel, Runnable handing) {
    return parcel.way().equals(WEBHOOK) ? post(parcel, handing) : mail(parcel, handing);
  }

  private Outcome mail(Parcel parcel, Runnable handing) {
    if (settings.smtp().isEmpty()) {
      return new Outcome.Postponed("no 'smtp' in " + Settings.FILE, true);
    }
    var smtp = settings.smtp().get();
    var session = session(smtp);
    try (var transport = session.getTransport("smtp")) {
      try {
        transport.connect(smtp.host(), smtp.port(), smtp.user(), smtp.password());
      } catch (MessagingException e) {
        return new Outcome.Postponed(
            "%s:%d: %s".formatted(smtp.host(), smtp.port(), words(e)), true);
      }
      var message = new Handed(session, parcel.content(), handing);
      var outcome = send(transport, message, parcel.address());
      close(transport);
      return outcome;
    } catch (MessagingException e) {
      return new Outcome.Postponed(words(e), true);
    }
  }

  /** What goes wrong at the farewell changes nothing. */
  private static void close(jakarta.mail.Transport transport) {
    try {
      transport.close();
    } catch (MessagingException _) {
      // it has taken the mail, or has not
    }
  }

  private static Outcome send(jakarta.mail.Transport transport, Handed message, String address) {
    try {
      transport.sendMessage(message, new InternetAddress[] {new InternetAddress(address)});
      return new Outcome.Accepted();
    } catch (MessagingException e) {
      return failed(e, message.handed);
    }
  }

  private static Outcome failed(MessagingException e, boolean handed) {
    for (Exception cause = e; cause != null; ) {
      switch (cause) {
        case SMTPAddressFailedException reader -> {
          return answered(reader.getReturnCode(), words(reader), false);
        }
        case SMTPSendFailedException mail -> {
          // who does not want the sender wants none of these mails, and it is not the reader's
          // fault
          boolean sender = String.valueOf(mail.getCommand()).startsWith("MAIL");
          if (mail.getReturnCode() >= 400 && !hasReader(mail)) {
            return sender
                ? new Outcome.Postponed(words(mail), true)
                : answered(mail.getReturnCode(), words(mail), false);
          }
        }
        default -> {}
      }
      cause = cause instanceof MessagingException more ? more.getNextException() : null;
    }
    return handed
        ? new Outcome.Unknown(words(e))
        : e instanceof SendFailedException
            ? new Outcome.Refused(words(e))
            : new Outcome.Postponed(words(e), false);
  }

  private static boolean hasReader(MessagingException e) {
    for (Exception cause = e; cause instanceof MessagingException more; ) {
      if (cause instanceof SMTPAddressFailedException) {
        return true;
      }
      cause = more.getNextException();
    }
    return false;
  }

  private static Outcome answered(int code, String words, boolean way) {
    return code >= 500 ? new Outcome.Refused(words) : new Outcome.Postponed(words, way);
  }

  /** With what was the matter beneath it. */
  private static String words(MessagingException e) {
    var words = new LinkedHashSet<String>();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      var text = String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
      words.add(text.isEmpty() ? cause.getClass().getSimpleName() : text);
    }
    return String.join(": ", words);
  }

  private Session session(Settings.Smtp smtp) {
    var how = new Properties();
    how.put("mail.smtp.connectiontimeout", String.valueOf(TO_CONNECT.toMillis()));
    how.put("mail.smtp.timeout", String.valueOf(PATIENCE.toMillis()));
    how.put("mail.smtp.writetimeout", String.valueOf(PATIENCE.toMillis()));
    how.put("mail.smtp.auth", String.valueOf(smtp.user() != null));
    how.put("mail.smtp.from", settings.from());
    how.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (smtp.tls()) {
      case AT_ONCE -> how.put("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        how.put("mail.smtp.starttls.enable", "true");
        how.put("mail.smtp.starttls.required", "true");
      }
      case NONE -> {}
    }
    if (smtp.authority() != null) {
      how.put("mail.smtp.ssl.socketFactory", trusting(smtp.authority()));
    }
    return Session.getInstance(how);
  }

  private static SSLSocketFactory trusting(java.nio.file.Path authority) {
    try (var in = java.nio.file.Files.newInputStream(authority)) {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("authority-" + number++, each);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new UsageException("smtp_ca_file %s cannot be used: %s".formatted(authority, e));
    }
  }

  /** A mail as it was made, which says when the server begins to read it. */
  private static final class Handed extends MimeMessage {
    private final Runnable handing;
    private boolean handed;

    Handed(Session session, byte[] content, Runnable handing) throws MessagingException {
      super(session, new ByteArrayInputStream(content));
      this.handing = handing;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] leftOut)
        throws IOException, MessagingException {
      handing.run();
      handed = true;
      super.writeTo(out, leftOut);
    }
  }

  private Outcome post(Parcel parcel, Runnable handing) {
    if (settings.secret().isEmpty()) {
      return new Outcome.Postponed("no 'webhook_secret_file' in " + Settings.FILE, true);
    }
    var time = String.valueOf(clock.instant().getEpochSecond());
    var request =
        HttpRequest.newBuilder(URI.create(parcel.address()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "unsaid/" + Unsaid.version())
            .header("webhook-id", parcel.id())
            .header("webhook-timestamp", time)
            .header("webhook-signature", signature(parcel, time, settings.secret().get()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.content()))
            .build();
    handing.run();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2) {
        return new Outcome.Accepted();
      }
      var words = "%s answers %d".formatted(parcel.address(), status);
      return status >= 500 || status == REQUEST_TIMEOUT || status == TOO_EARLY || status == TOO_MANY
          ? new Outcome.Postponed(words, false)
          : new Outcome.Refused(words);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new Outcome.Postponed("%s: %s".formatted(parcel.address(), e), false);
    } catch (IOException e) {
      return new Outcome.Unknown("%s: %s".formatted(parcel.address(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("interrupted");
    }
  }

  /** As <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it. */
  static String signature(Parcel parcel, String time, String secret) {
    try {
      var key =
          secret.startsWith("whsec_")
              ? Base64.getDecoder().decode(secret.substring("whsec_".length()))
              : secret.getBytes(StandardCharsets.UTF_8);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((parcel.id() + "." + time + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(parcel.content()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
