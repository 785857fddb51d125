package org.unsaid.collect.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Failure;

/** Follows an address to its answer; every hop is checked as if it were the first. */
final class Hops {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Asker asker;
  private final Pace pace;
  private final Manners manners;

  Hops(Asker asker, Pace pace, Manners manners) {
    this.asker = asker;
    this.pace = pace;
    this.manners = manners;
  }

  /** Whether a host lets us have an address. */
  @FunctionalInterface
  interface Gate {
    Ruling ask(Destination to) throws InterruptedException;
  }

  Fetch follow(FetchRequest request, Limits limits, Gate gate) throws InterruptedException {
    return new Way(request, limits, gate).walk(request.url());
  }

  /** One fetch. */
  private final class Way {
    private final FetchRequest request;
    private final Limits limits;
    private final Gate gate;
    private final Deadline deadline;
    private final List<Exchange> hops = new ArrayList<>();
    private final Set<URI> been = new HashSet<>();

    private Way(FetchRequest request, Limits limits, Gate gate) {
      this.request = request;
      this.limits = limits;
      this.gate = gate;
      this.deadline = new Deadline(limits.deadline());
    }

    private Fetch walk(URI start) throws InterruptedException {
      var next = start;
      while (true) {
        switch (hop(next)) {
          case Hop.On on -> next = on.next();
          case Hop.Last last -> {
            return last.done();
          }
        }
      }
    }

    private Hop hop(URI url) throws InterruptedException {
      Destination to;
      try {
        to = Destination.of(url, manners);
      } catch (FetchFault fault) {
        return new Hop.Last(failed(refusal(fault.failure()), fault.why()));
      }
      if (!been.add(to.url())) {
        return new Hop.Last(failed(Failure.REDIRECT, "redirected in a circle to " + to.shown()));
      }
      return switch (gate.ask(to)) {
        case Ruling.Open open -> asked(to, open.pause());
        case Ruling.Closed closed -> new Hop.Last(new Fetch.Disallowed(hops, closed.why()));
        case Ruling.Failed lost ->
            new Hop.Last(
                new Fetch.Failed(hops, refusal(lost.failure()), lost.why(), lost.notBefore()));
      };
    }

    private Hop asked(Destination to, Duration pause) throws InterruptedException {
      try (var turn = pace.turn(to.host(), pause)) {
        var answer = asker.ask(to, request, limits, deadline);
        if (answer.exchange() != null) {
          hops.add(answer.exchange());
          retryAfter(answer.exchange()).ifPresent(turn::rest);
        }
        return read(to, answer);
      } catch (Pace.Resting resting) {
        return new Hop.Last(
            new Fetch.Failed(
                hops,
                Failure.TOO_MANY,
                "%s asked to be left alone until %s".formatted(to.shownHost(), resting.until()),
                resting.until()));
      }
    }

    private Hop read(Destination to, Answer answer) {
      var exchange = answer.exchange();
      var fault = answer.fault();
      if (exchange == null || exchange.status() < 200) {
        return new Hop.Last(lost(to, fault));
      }
      var status = exchange.status();
      // the status of an error says more than how its page ended
      if (status >= 400) {
        return new Hop.Last(Statuses.error(hops, to, exchange));
      }
      if (REDIRECTS.contains(status)) {
        return redirect(to, exchange);
      }
      if (fault != null) {
        return new Hop.Last(lost(to, fault));
      }
      return new Hop.Last(Statuses.good(hops, to, exchange, request));
    }

    private Hop redirect(Destination from, Exchange answer) {
      var where = answer.header("location").flatMap(text -> Location.resolve(from.url(), text));
      if (where.isEmpty()) {
        return new Hop.Last(
            failed(
                Failure.REDIRECT,
                "%s redirects to no address: '%s'"
                    .formatted(from.shown(), Shown.text(answer.header("location").orElse("")))));
      }
      if (hops.size() > limits.redirects()) {
        return new Hop.Last(
            failed(
                Failure.REDIRECT,
                "redirected more than %d times, last to %s"
                    .formatted(limits.redirects(), Shown.text(where.get().toString()))));
      }
      return new Hop.On(where.get());
    }

    private Fetch lost(Destination to, @Nullable FetchFault fault) {
      if (fault == null) {
        return failed(Failure.MALFORMED, to.shown() + ": what came is not an answer");
      }
      return failed(refusal(fault.failure()), to.shown() + ": " + fault.why());
    }

    /** A door that is closed to us is a bad redirect where a page sent us there. */
    private Failure refusal(Failure failure) {
      return failure == Failure.ADDRESS && !hops.isEmpty() ? Failure.REDIRECT : failure;
    }

    private Fetch failed(Failure failure, String why) {
      return new Fetch.Failed(hops, failure, why, null);
    }

    private Optional<Instant> retryAfter(Exchange answer) {
      return answer.status() == 429 || answer.status() == 503
          ? RetryAfter.of(answer)
          : Optional.empty();
    }
  }

  /** What a hop leads to. */
  private sealed interface Hop {

    record On(URI next) implements Hop {}

    record Last(Fetch done) implements Hop {}
  }
}
