// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.List;
import org.eigendistill.output.FileBody;
import org.eigendistill.output.RunManifest;

/** Where a command's files go: a folder of results, or one file of them alone. */
interface RunTarget extends AutoCloseable {
  /** Writes a file under its name in the folder. */
  void write(String name, FileBody body);

  /** Brings what was written to its place. */
  void publish();

  /** What this run reads, with digests. */
  List<RunManifest.Input> inputs();

  /** Where it went. */
  String sentence();

  @Override
  void close();
}
