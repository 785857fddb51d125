package org.unsaid.job;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.unsaid.core.Capture;

/** Fetches one page, once, for somebody who named its address. */
final class PageFetch {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LARGEST = 64L << 20;

  private final InstantSource clock;

  PageFetch(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws UsageException if there is no such page, or it is too slow or too large
   */
  Capture fetch(URI address) {
    try (var http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      var response = answer(http, address);
      if (response.statusCode() != 200) {
        throw new UsageException("%s answers %d".formatted(address, response.statusCode()));
      }
      return new Capture(
          response.uri(), clock.instant(), response.headers().map(), response.body());
    }
  }

  private HttpResponse<byte[]> answer(HttpClient http, URI address) {
    var request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", "unsaid/" + Unsaid.version())
            .header("Accept", "text/html, application/xhtml+xml, application/pdf, */*;q=0.5")
            .build();
    var sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      // the client's own timeout does not cover the body
      return sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      http.shutdownNow();
      throw new UsageException(
          "%s did not answer within %d s".formatted(address, PATIENCE.toSeconds()));
    } catch (ExecutionException | CompletionException e) {
      var cause = e.getCause() instanceof IOException io ? io : e;
      var reason =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new UsageException("%s cannot be fetched: %s".formatted(address, reason));
    } catch (InterruptedException e) {
      http.shutdownNow();
      Thread.currentThread().interrupt();
      throw new UsageException("interrupted");
    }
  }
}
