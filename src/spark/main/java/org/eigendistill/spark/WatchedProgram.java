// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The program in a process that ends when the one that started it is no more, killed or not: the
 * pipe to its standard input ends then. It needs nothing but the JDK and the program.
 */
final class WatchedProgram {
  private static final String PROGRAM = "org.eigendistill.cli.Main";

  /** As for SIGTERM, which a shell gives 128 + 15. */
  private static final int ENDED = 143;

  private WatchedProgram() {}

  /** Runs the program; its standard input is empty. */
  public static void main(String[] args) throws Throwable {
    InputStream parent = System.in;
    System.setIn(InputStream.nullInputStream());
    Thread watch = new Thread(() -> await(parent), "parent");
    watch.setDaemon(true);
    watch.start();
    MethodHandles.publicLookup()
        .findStatic(
            Class.forName(PROGRAM), "main", MethodType.methodType(void.class, String[].class))
        .invoke(args);
  }

  /** What the program is at is swept or kept, as after a signal. */
  private static void await(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // nothing is said to it
      }
    } catch (IOException e) {
      // it is broken, and so is whoever held it
    }
    System.exit(ENDED);
  }
}
