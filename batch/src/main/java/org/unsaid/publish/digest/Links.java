package org.unsaid.publish.digest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where more is to be seen.
 *
 * @param kibana address of Kibana; null: nobody said where one is
 * @param report address of the folder that {@code unsaid report} wrote; null: it is nowhere
 * @param watch its folder, as commands name it
 */
public record Links(@Nullable URI kibana, @Nullable URI report, String watch) {

  private static final Duration AROUND = Duration.ofDays(1);

  /** The board of all silences, with the time of a digest: it shows the same next year. */
  Optional<String> board(Instant from, Instant until) {
    return dashboard("unsaid-silence-board", from, until, "");
  }

  /** What is on record of an event, from before it until the digest. */
  Optional<String> event(String id, Instant from, Instant until) {
    return dashboard(
        "unsaid-event-dossier",
        from.minus(AROUND),
        until,
        "&_a=(query:(language:kuery,query:'event_id:\"%s\"'))".formatted(id));
  }

  private Optional<String> dashboard(String id, Instant from, Instant until, String more) {
    return kibana == null
        ? Optional.empty()
        : Optional.of(
            "%s/app/dashboards#/view/%s?_g=(time:(from:'%s',to:'%s'))%s"
                .formatted(base(kibana), id, from, until, more.replace("\"", "%22")));
  }

  /** The page of an event. */
  Optional<String> page(String event) {
    return report == null
        ? Optional.empty()
        : Optional.of(
            "%s/events/%s.html"
                .formatted(
                    base(report),
                    URLEncoder.encode(event, StandardCharsets.UTF_8).replace("+", "%20")));
  }

  /** The command that shows what a verdict rests on. */
  String explain(String event, String institution) {
    return "unsaid explain %s %s %s".formatted(quoted(watch), event, institution);
  }

  /** The command that lists all verdicts. */
  String list() {
    return "unsaid board " + quoted(watch);
  }

  private static String base(URI address) {
    var text = address.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./@:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
