package org.unsaid.job;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.unsaid.extract.ArchiveException;
import org.unsaid.index.IndexException;
import org.unsaid.publish.dashboard.KibanaException;
import org.unsaid.publish.report.ReportFolderException;
import org.unsaid.server.HomeInUseException;
import org.unsaid.server.ServerException;
import org.unsaid.watch.WatchException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Exit codes: 0 done, 1 a fault of the program, 2 usage or watch fault, 3 too
 * many rejects, 4 server or database unreachable, 130 interrupted.
 */
@Command(
    name = "unsaid",
    description = "Tracks what officials say and what they leave unsaid.",
    mixinStandardHelpOptions = true,
    versionProvider = Unsaid.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Unsaid {

  private static final int FAULT = 1;
  private static final int USAGE = 2;
  private static final int REJECTS = 3;
  private static final int UNREACHABLE = 4;

  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Unsaid() {}

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] args) {
    LUCENE.setLevel(Level.SEVERE);
    Logs.keepOffTheTerminal();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    var terminal = Terminal.look();
    Runtime.getRuntime().addShutdownHook(new Thread(Interrupted::tell, "interrupted"));
    int code = run(Surroundings.real(out, err, terminal.watched(), terminal.width()), args);
    Interrupted.done();
    System.exit(code);
  }

  /** Runs one command; returns its exit code. */
  static int run(Surroundings surroundings, String... args) {
    var line = new CommandLine(new Unsaid());
    Commands.all(surroundings).forEach(line::addSubcommand);
    line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((failure, _, _) -> explain(failure, surroundings.err()));
    if (args.length == 0) {
      line.usage(surroundings.out());
      return 0;
    }
    return line.execute(args);
  }

  private static int explain(Exception failure, PrintStream err) throws Exception {
    if (Interrupted.isNow()) {
      return Interrupted.CODE;
    }
    int code = code(failure);
    if (code == FAULT) {
      err.println("unsaid: a fault of the program itself. Please report it with what follows.");
      failure.printStackTrace(err);
      return FAULT;
    }
    err.println(failure.getMessage());
    return code;
  }

  private static int code(Throwable failure) {
    return switch (failure) {
      case WatchException _,
          UsageException _,
          ReportFolderException _,
          ArchiveException _,
          org.unsaid.collect.archive.ArchiveException _ ->
          USAGE;
      case TooManyRejectsException _ -> REJECTS;
      case IndexException _, ServerException _, HomeInUseException _, DatabaseException _ ->
          UNREACHABLE;
      case KibanaException _ -> UNREACHABLE;
      case DataAccessException _, JdbiException _, FlywayException _ -> UNREACHABLE;
      default -> FAULT;
    };
  }

  static String version() {
    var version = Unsaid.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {String.format(Locale.ROOT, "unsaid %s", version())};
    }
  }

  /** Whether Ctrl-C, or another signal, ended the command before it was done. */
  static final class Interrupted {
    static final int CODE = 130;

    private static volatile boolean done;
    private static volatile boolean now;
    private static volatile Runnable answer = Interrupted::say;

    private Interrupted() {}

    static void done() {
      done = true;
    }

    static boolean isNow() {
      return now;
    }

    /** What is done when the process is told to end, instead of breaking off. */
    static void answerWith(Runnable work) {
      answer = work;
    }

    private static void tell() {
      if (!done) {
        answer.run();
      }
    }

    private static void say() {
      now = true;
      System.err.println("\nInterrupted. The same command goes on where this one ended.");
    }
  }

  /** What {@link System#console} knows of the terminal. */
  record Terminal(boolean watched, int width) {
    private static final int UNWATCHED_WIDTH = 160;

    // it was never null in JDK 22 to 24, and is null without a terminal since
    @SuppressWarnings("SystemConsoleNull")
    static Terminal look() {
      var console = System.console();
      boolean watched = console != null && console.isTerminal();
      return new Terminal(watched, watched ? columns(System.getenv("COLUMNS")) : UNWATCHED_WIDTH);
    }

    private static int columns(@Nullable String variable) {
      try {
        return variable == null ? UNWATCHED_WIDTH : Math.max(60, Integer.parseInt(variable));
      } catch (NumberFormatException e) {
        return UNWATCHED_WIDTH;
      }
    }
  }
}
