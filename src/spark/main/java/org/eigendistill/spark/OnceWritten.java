// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * A file that a task leaves whole or not at all, however often the task is tried: every try writes
 * under a name of its own, and the first to end gives it the file's.
 *
 * @param folder where
 * @param name the file's
 */
record OnceWritten(Path folder, String name) {
  /** What is written. */
  @FunctionalInterface
  interface Writing {
    void to(Path file) throws IOException;
  }

  /** Writes it in a try of this number. */
  void write(long attempt, Writing writing) throws IOException {
    FileSystem system = folder.getFileSystem(SparkHadoopUtil.get().conf());
    Path own = new Path(folder, ".%s-%d".formatted(name, attempt));
    Path whole = new Path(folder, name);
    try {
      writing.to(own);
      if (!system.exists(whole) && !system.rename(own, whole) && !system.exists(whole)) {
        throw new IOException("%s cannot be named %s".formatted(own, whole));
      }
    } finally {
      system.delete(own, false);
    }
  }

  /** Takes away what broken tries left. */
  static void clean(FileSystem system, Path folder) throws IOException {
    for (FileStatus file : system.listStatus(folder)) {
      if (file.getPath().getName().startsWith(".")) {
        system.delete(file.getPath(), false);
      }
    }
  }
}
