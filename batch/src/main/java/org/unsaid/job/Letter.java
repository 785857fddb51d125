package org.unsaid.job;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.unsaid.core.Subscription;
import org.unsaid.publish.digest.Digest;

/**
 * A digest as a mail, complete: it is sent as it is here, however often.
 *
 * @param from its sender
 * @param to its only reader
 * @param oneClick where the reader ends the subscription with one click (RFC 8058); null: by mail
 *     alone
 */
record Letter(
    Subscription subscription, String from, String to, @Nullable URI oneClick, Instant made) {

  /** The same for the same digest; what stands between the angle brackets. */
  String id() {
    var thing = String.join("\n", subscription.id(), from, to, made.toString());
    return "%s@%s"
        .formatted(
            UUID.nameUUIDFromBytes(thing.getBytes(StandardCharsets.UTF_8)),
            from.substring(from.indexOf('@') + 1));
  }

  byte[] bytes(Digest digest) {
    try {
      var message = message(digest);
      message.saveChanges();
      var out = new ByteArrayOutputStream();
      message.writeTo(out);
      return out.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalStateException("A mail to '%s' cannot be made".formatted(to), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MimeMessage message(Digest digest) throws MessagingException {
    var message = new Own(id());
    boolean parts = digest.html() != null;
    var mail = new MimeMessageHelper(message, parts, StandardCharsets.UTF_8.name());
    mail.setFrom(from);
    mail.setTo(to);
    mail.setSubject(digest.subject());
    mail.setSentDate(Date.from(made));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("List-Unsubscribe", unsubscribe());
    if (oneClick != null) {
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    var html = digest.html();
    if (html == null) {
      mail.setText(digest.text());
      return message;
    }
    mail.setText(digest.text(), html);
    for (var picture : digest.pictures()) {
      mail.addInline(picture.name(), new ByteArrayResource(picture.png()), "image/png");
    }
    var table = digest.table();
    if (table != null) {
      mail.addAttachment(Digest.TABLE, new ByteArrayResource(table), "text/csv; charset=UTF-8");
    }
    return message;
  }

  private String unsubscribe() {
    var subject =
        URLEncoder.encode("unsubscribe " + subscription.id(), StandardCharsets.UTF_8)
            .replace("+", "%20");
    var mail = "<mailto:%s?subject=%s>".formatted(from, subject);
    return oneClick == null ? mail : mail + ", <" + oneClick + ">";
  }

  /** Jakarta Mail would give each message an id of its own. */
  private static final class Own extends MimeMessage {
    private final String id;

    Own(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
