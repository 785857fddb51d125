package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.unsaid.core.Conduct;

/** Reads {@code collect:}, of which a watch has one at most. */
final class Conducts {

  private static final Key<String> CONTACT =
      required(
          "contact",
          Texts.CONTACT,
          "A mail or web address by which those whose pages are fetched reach you.");
  private static final Key<Duration> PAUSE =
      optional("pause", Texts.PAUSE, "The least pause between two requests to a host, such as 5s.");
  private static final Key<List<Written<String>>> ALLOW =
      optional(
          "allow",
          ListOf.any(Texts.HOST, "a list of hosts"),
          "Hosts that may lie in a private network or at an unusual port, such as"
              + " intranet.example:8000.");
  private static final Key<URI> PROXY =
      optional(
          "proxy",
          Texts.URL,
          "Through which all is fetched; it, and not unsaid, then decides where a name leads.");

  static final Section SECTION =
      Section.of("the manner of collecting", CONTACT, PAUSE, ALLOW, PROXY);

  private Conducts() {}

  static Conduct read(List<Written<Entry>> entries) {
    for (var again : entries.stream().skip(1).toList()) {
      again
          .value()
          .fault(
              CONTACT,
              "a second 'collect:'",
              "Keep one; the first is in " + entries.getFirst().line() + ".");
    }
    return entries.isEmpty() ? Conduct.USUAL : read(entries.getFirst().value());
  }

  private static Conduct read(Entry entry) {
    return new Conduct(
        entry.get(CONTACT),
        entry.get(PAUSE, Conduct.USUAL.pause()),
        entry.values(ALLOW),
        entry.get(PROXY));
  }
}
