// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import picocli.CommandLine.Option;

/** Whether a command says errors alone. */
final class QuietOption {
  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  boolean isGiven() {
    return quiet;
  }
}
