// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;
import org.eigendistill.base.BadInputException;

/**
 * A group of rows of a Parquet file.
 *
 * @param file whose
 * @param number in it, from 0
 * @param firstRow counted from 0 through all files
 * @param rows how many
 * @param bytes that are held while it is read
 */
record RowGroup(DataFile file, int number, long firstRow, long rows, long bytes)
    implements Serializable {
  /** A page that is unpacked and a dictionary, of a megabyte each unless a writer was told else. */
  private static final long UNPACKED = 2L << 20;

  /**
   * All groups, file after file.
   *
   * @param check is shown every file's schema, the first file's before any other, and says which of
   *     its columns are to be read
   * @throws BadInputException if there is no row, or a file cannot be read
   */
  static ArrayList<RowGroup> of(
      List<DataFile> files, BiFunction<DataFile, MessageType, MessageType> check) {
    ArrayList<RowGroup> groups = new ArrayList<>();
    long rows = 0;
    for (DataFile file : files) {
      try (ParquetFileReader reader = ParquetSource.open(file)) {
        MessageType read = check.apply(file, reader.getFileMetaData().getSchema());
        int number = 0;
        for (BlockMetaData block : reader.getRowGroups()) {
          groups.add(new RowGroup(file, number++, rows, block.getRowCount(), bytes(block, read)));
          rows += block.getRowCount();
        }
      } catch (IOException e) {
        throw file.unreadable(e);
      }
    }
    if (rows == 0) {
      throw BadInputException.of(files.get(0).place(), "", "no row", "Give at least one.");
    }
    return groups;
  }

  /** All pages as they lie in the file, and of each column what is unpacked at a time. */
  private static long bytes(BlockMetaData block, MessageType read) {
    return block.getColumns().stream()
        .filter(column -> read.containsPath(column.getPath().toArray()))
        .mapToLong(
            column -> column.getTotalSize() + Math.min(column.getTotalUncompressedSize(), UNPACKED))
        .sum();
  }

  /** The one that takes most memory, of one or more. */
  static RowGroup largest(List<RowGroup> groups) {
    return Collections.max(groups, Comparator.comparingLong(RowGroup::bytes));
  }

  RowSource.Held held() {
    return new RowSource.Held(file.place(), "row group %d".formatted(number), bytes);
  }
}
