// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
 */
record RowGroup(DataFile file, int number, long firstRow, long rows) implements Serializable {
  /**
   * All groups, file after file.
   *
   * @param check is shown every file's schema, the first file's before any other
   * @throws BadInputException if there is no row, or a file cannot be read
   */
  static ArrayList<RowGroup> of(List<DataFile> files, BiConsumer<DataFile, MessageType> check) {
    ArrayList<RowGroup> groups = new ArrayList<>();
    long rows = 0;
    for (DataFile file : files) {
      try (ParquetFileReader reader = ParquetSource.open(file)) {
        check.accept(file, reader.getFileMetaData().getSchema());
        int number = 0;
        for (BlockMetaData block : reader.getRowGroups()) {
          groups.add(new RowGroup(file, number++, rows, block.getRowCount()));
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
}
