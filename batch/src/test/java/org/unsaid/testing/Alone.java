package org.unsaid.testing;

/**
 * What test classes share, which run two at a time: those that name the same thing in a {@code
 * ResourceLock} run one after the other.
 */
public final class Alone {

  /** Commands in this JVM, which share the other cluster, the logging and the system properties. */
  public static final String COMMANDS = "commands";

  /** The server of {@link TestServer#shared}. */
  public static final String SERVER = "server";

  private Alone() {}
}
