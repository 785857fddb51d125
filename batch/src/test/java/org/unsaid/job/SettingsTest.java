package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @TempDir Path home;

  @Test
  void knowsNoServerInAHomeThatSaysNothing() {
    assertThat(Settings.of(home)).isEqualTo(Settings.NONE);
  }

  @Test
  void readsWhatAHomeSays() throws IOException {
    Files.writeString(home.resolve("password"), "secret\n");
    write(
        """
        # who takes mails
        smtp = smtps://mail.example.org
        smtp_user = unsaid
        smtp_password_file = password
        from = unsaid@example.org
        kibana_url = https://kibana.example.org/s/watch
        public_url = https://watch.example.org
        public_port = 8025
        """);

    assertThat(Settings.of(home))
        .isEqualTo(
            new Settings(
                Optional.of(
                    new Settings.Smtp(
                        "mail.example.org", 465, Settings.Tls.AT_ONCE, "unsaid", "secret", null)),
                "unsaid@example.org",
                URI.create("https://watch.example.org"),
                8025,
                URI.create("https://kibana.example.org/s/watch"),
                null,
                Optional.empty()));
  }

  @Test
  void speaksByTlsUnlessItIsToldNotTo() throws IOException {
    write("smtp = smtp://mail.example.org\nfrom = a@b.example");
    assertThat(Settings.of(home).smtp())
        .contains(
            new Settings.Smtp("mail.example.org", 587, Settings.Tls.STARTTLS, null, null, null));

    write("smtp = smtp://127.0.0.1:25\nsmtp_tls = none\nfrom = a@b.example");
    assertThat(Settings.of(home).smtp())
        .contains(new Settings.Smtp("127.0.0.1", 25, Settings.Tls.NONE, null, null, null));
  }

  private void write(String settings) throws IOException {
    Files.writeString(home.resolve(Settings.FILE), settings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "smpt = smtp://a.example | 'smpt' is not a setting. Did you mean smtp",
        "smtp = mail.example.org; from = a@b.example | is no address. Write one that begins with smtp:// or smtps://",
        "smtp = smtp://a.example | 'smtp' without 'from'. Add from =",
        "from = nobody | is no mail address",
        "smtp = smtp://a.example; from = a@b.example; smtp_user = x | without 'smtp_password_file'",
        "smtp = smtps://a.example; from = a@b.example; smtp_tls = none | take one of them away",
        "smtp = smtp://a.example; from = a@b.example; smtp_tls = maybe | Write required or none",
        "webhook_secret_file = nowhere | nowhere cannot be read",
        "public_url = https://a.example | go together",
        "public_url = https://a.example; public_port = 99999 | is no port"
      })
  void saysWhatIsWrongAndWhatToWrite(String settings, String found) throws IOException {
    write(settings.replace("; ", "\n"));

    assertThatThrownBy(() -> Settings.of(home))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(home.resolve(Settings.FILE) + ": ")
        .hasMessageContaining(found);
  }
}
