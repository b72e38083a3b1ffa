// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import picocli.CommandLine.Option;

/** What every command understands; all but reproduce draw by a seed. */
final class CommonOptions extends RunOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  long seed;
}
