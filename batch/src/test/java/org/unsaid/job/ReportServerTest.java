package org.unsaid.job;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportServerTest {

  @TempDir Path folder;

  @Test
  void showsPagesToThisMachineAndNothingBesideThem() throws IOException {
    Files.writeString(folder.resolve("secret.html"), "of another");
    var pages = Files.createDirectory(folder.resolve("pages"));
    Files.writeString(pages.resolve("index.html"), "the board");

    try (var server = ReportServer.start(0, pages)) {
      var port = URI.create(server.address()).getPort();

      assertThat(asked(port, "/", "127.0.0.1:" + port)).contains("200 OK", "the board");
      assertThat(asked(port, "/index.html", "localhost:" + port)).contains("the board");
      assertThat(asked(port, "/../secret.html", "127.0.0.1:" + port)).doesNotContain("of another");
      assertThat(asked(port, "/%2e%2e/secret.html", "127.0.0.1:" + port))
          .doesNotContain("of another");
    }
  }

  @Test
  void answersNobodyWhoCallsItByAnotherName() throws IOException {
    Files.writeString(folder.resolve("index.html"), "the board");

    try (var server = ReportServer.start(0, folder)) {
      var port = URI.create(server.address()).getPort();

      assertThat(asked(port, "/", "evil.example:" + port))
          .contains("421")
          .doesNotContain("the board");
    }
  }

  @Test
  void listensOnLoopbackAlone() throws IOException {
    try (var server = ReportServer.start(0, folder)) {
      var port = URI.create(server.address()).getPort();

      for (var network : NetworkInterface.networkInterfaces().toList()) {
        network
            .inetAddresses()
            .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
            .forEach(
                address ->
                    assertThatThrownBy(() -> new Socket(address, port).close())
                        .isInstanceOf(IOException.class));
      }
      assertThat(server.address()).startsWith("http://127.0.0.1:");
    }
  }

  @Test
  void saysWhatIsWrongWithAPort() {
    try (var server = ReportServer.start(0, folder)) {
      int taken = URI.create(server.address()).getPort();

      assertThatThrownBy(() -> ReportServer.start(taken, folder))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("port " + taken);
    }
    assertThatThrownBy(() -> ReportServer.start(70_000, folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("write a number from 1024");
  }

  private static String asked(int port, String path, String host) throws IOException {
    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, host)
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
