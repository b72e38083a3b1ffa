// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Runs a command in the test's own process, as {@link Main} does: for many checks that are short.
 */
public final class InProcess {
  private InProcess() {}

  /** Runs it. */
  public static Jar.Run run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit;
    try {
      CommandLine command =
          RootCommand.commandLine(words)
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true));
      exit = command.execute(words);
    } catch (Throwable thrown) {
      exit = Faults.report(thrown, new PrintWriter(err, true));
    }
    return new Jar.Run(exit, out.toString(), err.toString());
  }

  /**
   * Runs it as if in a folder: words and values of options that begin with the name of a file there
   * (up to a colon, behind which keys of arrays stand), and the value of {@code --out}, are taken
   * as that folder's. What commands say while they work, past picocli's writer, is taken up as
   * well.
   */
  static Jar.Run run(Path folder, String... words) {
    String[] placed = words.clone();
    for (int i = 1; i < words.length; i++) {
      int value = words[i].startsWith("--") ? words[i].indexOf('=') + 1 : 0;
      boolean written = words[i].startsWith("--out=") || words[i - 1].equals("--out");
      String text = words[i].substring(value);
      if (written || (value > 0 || !words[i].startsWith("--")) && isIn(folder, text)) {
        placed[i] = words[i].substring(0, value) + folder + "/" + text;
      }
    }
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      Jar.Run run = run(placed);
      return new Jar.Run(run.exit(), run.out(), said.toString(StandardCharsets.UTF_8) + run.err());
    } finally {
      System.setErr(before);
    }
  }

  private static boolean isIn(Path folder, String text) {
    String name = text.split(":", 2)[0];
    return !name.isEmpty() && !Path.of(name).isAbsolute() && Files.exists(folder.resolve(name));
  }
}
