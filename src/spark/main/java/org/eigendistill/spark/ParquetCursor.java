// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.eigendistill.base.BadInputException;

/** Rows of a group, each column read on by a reader of its own. */
final class ParquetCursor implements RowCursor {
  private static final long MOST = 1L << 53;

  private final DataFile file;
  private final ParquetFileReader reader;
  private final List<String> names;
  private final List<ColumnDescriptor> columns;
  private final List<ColumnReader> readers = new ArrayList<>();
  private long row;

  /**
   * Opens a group.
   *
   * @param row the row to begin at, counted through all files
   */
  ParquetCursor(RowGroup group, List<String> names, long row) {
    this.file = group.file();
    this.names = names;
    this.row = row;
    try {
      this.reader = ParquetSource.open(file);
      MessageType schema = reader.getFileMetaData().getSchema();
      this.columns = ParquetSource.columns(file, schema, names);
      PageReadStore pages = reader.readRowGroup(group.number());
      ColumnReadStoreImpl store =
          new ColumnReadStoreImpl(
              pages,
              new DummyRecordConverter(schema).getRootConverter(),
              schema,
              reader.getFileMetaData().getCreatedBy());
      for (ColumnDescriptor column : columns) {
        ColumnReader values = store.getColumnReader(column);
        for (long passed = group.firstRow(); passed < row; passed++) {
          if (values.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()) {
            values.skip();
          }
          values.consume();
        }
        readers.add(values);
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  @Override
  public double[] next() {
    double[] values = new double[readers.size()];
    for (int j = 0; j < values.length; j++) {
      ColumnReader column = readers.get(j);
      if (column.getCurrentDefinitionLevel() < columns.get(j).getMaxDefinitionLevel()) {
        throw fault(j, "null");
      }
      values[j] = value(j, column);
      if (!Double.isFinite(values[j])) {
        throw fault(j, String.valueOf(values[j]));
      }
      column.consume();
    }
    row++;
    return values;
  }

  private double value(int j, ColumnReader column) {
    return switch (columns.get(j).getPrimitiveType().getPrimitiveTypeName()) {
      case DOUBLE -> column.getDouble();
      case FLOAT -> column.getFloat();
      case INT32 -> column.getInteger();
      default -> {
        long whole = column.getLong();
        if (whole > MOST || whole < -MOST) {
          throw fault(j, whole + ", no double");
        }
        yield whole;
      }
    };
  }

  private BadInputException fault(int j, String what) {
    return file.fault(row, "column '%s' is %s".formatted(names.get(j), what));
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    file.requireUnchanged();
  }
}
