package org.unsaid.collect.http;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Fetches pages: politely, safely, and with every byte kept.
 *
 * <p>Made to be asked from as many virtual threads as there are sources. Requests to one host wait
 * for one another; hosts do not. A host that told us to wait (Retry-After) fails at once until
 * then, since an hour is no time to hold a thread.
 *
 * <p>Each request has a connection of its own, to an address that was looked up for it and checked.
 * Behind a proxy only literal addresses can be checked.
 */
public final class Fetcher implements AutoCloseable {

  private final Manners manners;
  private final Asker asker;
  private final Hops hops;
  private final Robots robots;

  /** On the real network, in real time; what robots.txt answers is not kept. */
  public Fetcher(Manners manners, InstantSource clock) {
    this(manners, clock, _ -> {});
  }

  /**
   * On the real network.
   *
   * @param robotsSeen is given all exchanges for a robots.txt, on the thread that fetches, before
   *     what they allow is asked for
   */
  public Fetcher(Manners manners, InstantSource clock, Consumer<Exchange> robotsSeen) {
    this(manners, clock, robotsSeen, Resolver.system(), Pauses.real());
  }

  /** For a demo, whose hosts are on this machine, and for tests. */
  public Fetcher(
      Manners manners,
      InstantSource clock,
      Consumer<Exchange> robotsSeen,
      Resolver resolver,
      Pauses pauses) {
    this(manners, clock, robotsSeen, resolver, pauses, usualTrust());
  }

  Fetcher(
      Manners manners,
      InstantSource clock,
      Consumer<Exchange> robotsSeen,
      Resolver resolver,
      Pauses pauses,
      SSLContext trust) {
    this.manners = manners;
    this.asker = new Asker(manners, clock, resolver, trust);
    this.hops = new Hops(asker, new Pace(manners.pace(), pauses, clock), manners);
    this.robots =
        new Robots(
            (request, limits) -> {
              var fetch = hops.follow(request, limits, _ -> Ruling.OPEN);
              fetch.hops().forEach(robotsSeen);
              return fetch;
            },
            clock,
            manners.limits());
  }

  /**
   * Blocks until there is an answer or the deadline has passed, not counting the wait for the
   * host's turn. Whatever a server does is told by the result.
   *
   * @throws CancellationException if the thread was interrupted (it still is, then) or this fetcher
   *     was closed
   */
  public Fetch fetch(FetchRequest request) {
    try {
      return hops.follow(request, manners.limits(), robots::ask);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Fetching was interrupted");
    }
  }

  /**
   * What a host wishes, as far as it was asked: a pause that we keep or shorten, a robots.txt that
   * cannot be had.
   */
  public Optional<String> remark(URI url) {
    try {
      return robots.remark(Destination.of(url, manners));
    } catch (FetchFault fault) {
      return Optional.of(fault.why());
    }
  }

  /** Sitemaps that the host's robots.txt names, as written there, as far as it was asked. */
  public List<String> sitemaps(URI url) {
    try {
      return robots.sitemaps(Destination.of(url, manners));
    } catch (FetchFault fault) {
      return List.of();
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    asker.close();
  }

  private static SSLContext usualTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }
}
