// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.eigendistill.base.BadInputException;

/**
 * A file as it was when the work was planned.
 *
 * @param place its address
 * @param length in bytes
 * @param modified when it was last written, in milliseconds
 */
record DataFile(String place, long length, long modified) implements Serializable {
  /** What is done with an open file. */
  @FunctionalInterface
  interface Reading<T> {
    T of(FSDataInputStream in) throws IOException;
  }

  /** A file, or all files of a folder in the order of their names, but those of a dot or a bar. */
  static List<DataFile> at(String place) {
    Path path = new Path(place);
    try {
      FileSystem system = path.getFileSystem(SparkHadoopUtil.get().conf());
      FileStatus status = system.getFileStatus(path);
      FileStatus[] found =
          status.isDirectory() ? system.listStatus(path) : new FileStatus[] {status};
      List<DataFile> files =
          Arrays.stream(found)
              .filter(FileStatus::isFile)
              .filter(f -> !f.getPath().getName().matches("[._].*"))
              .sorted(Comparator.comparing(f -> f.getPath().getName()))
              .map(f -> new DataFile(f.getPath().toString(), f.getLen(), f.getModificationTime()))
              .toList();
      if (files.isEmpty()) {
        throw BadInputException.of(place, "", "the folder has no file", "Name another.");
      }
      return files;
    } catch (IOException | IllegalArgumentException e) {
      throw BadInputException.of(place, "", "it cannot be read", "Check the name.", e);
    }
  }

  Path path() {
    return new Path(place);
  }

  /**
   * Opens the file, which has to be what it was.
   *
   * @throws BadInputException if it is not, or cannot be read
   */
  FSDataInputStream open() {
    requireUnchanged();
    try {
      return path().getFileSystem(SparkHadoopUtil.get().conf()).open(path());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  <T> T read(Reading<T> reading) {
    try (FSDataInputStream in = open()) {
      return reading.of(in);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Refuses a file that has been written to since the work was planned. */
  void requireUnchanged() {
    try {
      FileStatus now = path().getFileSystem(SparkHadoopUtil.get().conf()).getFileStatus(path());
      if (now.getLen() != length || now.getModificationTime() != modified) {
        throw BadInputException.of(
            place,
            "",
            "it has changed since the work was planned",
            "Read it when nobody writes to it.");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  BadInputException unreadable(IOException cause) {
    return BadInputException.of(
        place, "", "it cannot be read", "Check that every worker can open it.", cause);
  }

  /** A fault in a row, counted from 0 through all files; in a task, with its partition. */
  BadInputException fault(long row, String problem) {
    TaskContext task = TaskContext.get();
    return BadInputException.of(
        place,
        task == null
            ? "row %d".formatted(row + 1)
            : "partition %d, row %d".formatted(task.partitionId(), row + 1),
        problem,
        "Give every row a finite number in every column.");
  }
}
