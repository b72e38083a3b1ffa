// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import org.eigendistill.base.OneLine;
import org.eigendistill.base.Progress;

/**
 * Shows progress on standard error: a line that is drawn over on a terminal, a plain line at most
 * every few seconds elsewhere (see {@link Terminal}); notes go there too, answers to standard
 * output. Nothing is said under --quiet.
 */
final class Reporter implements Progress {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;
  private static final int BAR = 24;

  private final PrintStream err;
  private final PrintWriter out;
  private final Terminal terminal;
  private final boolean quiet;
  private String task = "";
  private long started;
  private long shown;
  private boolean lineOpen;

  Reporter(PrintStream err, PrintWriter out, Terminal terminal, boolean quiet) {
    this.err = err;
    this.out = out;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** One that gives answers to a writer. */
  static Reporter of(boolean quiet, PrintWriter answers) {
    return new Reporter(System.err, answers, Terminal.ofError(), quiet);
  }

  @Override
  public synchronized void update(String name, long done, long total) {
    if (quiet || terminal == Terminal.STILL) {
      return;
    }
    boolean draws = terminal == Terminal.DRAWS;
    long now = System.nanoTime();
    boolean fresh = !name.equals(task);
    if (fresh) {
      endLine();
      task = name;
      started = now;
      shown = now;
      if (!draws) {
        return;
      }
    }
    long wait = draws ? REDRAW_NANOS : PLAIN_NANOS;
    if (!fresh && now - shown < wait && !(draws && done == total)) {
      return;
    }
    shown = now;
    String line = line(done, total, (now - started) / 1e9);
    if (draws) {
      err.print("\r\u001b[K" + line);
      err.flush();
      lineOpen = true;
    } else {
      err.println(line);
    }
  }

  /** Gives a line of the answer. */
  synchronized void answer(String line) {
    if (!quiet) {
      endLine();
      out.println(OneLine.escaped(line));
      out.flush();
    }
  }

  /** Says a whole line, for instance that a file was written. */
  synchronized void say(String line) {
    if (!quiet) {
      endLine();
      err.println(OneLine.escaped(line));
    }
  }

  /** Says what a user should know, in a line of at most 300 characters. */
  void note(String warning) {
    say(OneLine.of("Note: " + warning));
  }

  /** Leaves no half-drawn line behind. */
  synchronized void endLine() {
    if (lineOpen) {
      err.print("\r\u001b[K");
      err.flush();
      lineOpen = false;
    }
  }

  private String line(long done, long total, double seconds) {
    String named = OneLine.piece(task);
    if (total <= 0) {
      return "%s: %d".formatted(named, done);
    }
    double share = Math.min(1, (double) done / total);
    int full = (int) (share * BAR);
    String left =
        share > 0.02 && seconds > 1
            ? ", %s left".formatted(duration(seconds * (1 - share) / share))
            : "";
    return terminal == Terminal.DRAWS
        ? "%s [%s%s] %3.0f %%%s"
            .formatted(named, "#".repeat(full), ".".repeat(BAR - full), 100 * share, left)
        : "%s: %.0f %%%s".formatted(named, 100 * share, left);
  }

  private static String duration(double seconds) {
    return seconds < 90 ? "%.0f s".formatted(seconds) : "%.0f min".formatted(seconds / 60);
  }
}
