// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Standard output that remembers that it could not be written, which {@link System#out} does not
 * tell. What comes after the first fault is dropped.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private IOException fault;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** Puts one in the place of {@link System#out}. */
  static StandardOutput install() {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(output, true, charset()));
    return output;
  }

  private static Charset charset() {
    String name = System.getProperty("stdout.encoding");
    return name == null ? Charset.defaultCharset() : Charset.forName(name);
  }

  /**
   * The exit code of a run that ends: bad input where its answer did not arrive, whatever the
   * answer was. A reader that closed the pipe has what it wanted, and is not spoken to.
   */
  int settle(int code, PrintStream err) {
    System.out.flush();
    if (fault == null) {
      return code;
    }
    String reason = String.valueOf(fault.getMessage());
    if (!isClosedPipe(reason)) {
      err.println(
          "eigendistill: standard output: it could not be written (%s), the answer is not whole. Give it a file or pipe that takes it."
              .formatted(reason));
    }
    return Math.max(code, Main.BAD_INPUT);
  }

  private static boolean isClosedPipe(String reason) {
    return reason.contains("Broken pipe") || reason.contains("pipe is being closed");
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    if (fault != null) {
      return;
    }
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      fault = e;
    }
  }
}
