// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.eigendistill.base.BadInputException;

/** Columns of a Parquet table that a model takes, and columns of any type that go with its rows. */
final class KeyedRows {
  private static final long MOST = 1L << 53;

  private KeyedRows() {}

  /**
   * Refuses a file that lacks a column, or whose features are no numbers.
   *
   * @param features the model's
   * @param keys the rows' own
   * @return the columns that are to be read
   */
  static MessageType columns(
      DataFile file, MessageType schema, List<String> features, List<String> keys) {
    Set<String> names = new LinkedHashSet<>(keys);
    names.addAll(features);
    String mend =
        "Its columns are %s."
            .formatted(String.join(", ", schema.getFields().stream().map(Type::getName).toList()));
    List<Type> fields = new ArrayList<>();
    for (String name : names) {
      Type field = ParquetSource.column(file, schema, name, mend);
      if (features.contains(name)) {
        ParquetSource.requireNumbers(file, field);
      } else if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
        throw BadInputException.of(
            file.place(),
            "",
            "key '%s' is no plain column: %s".formatted(name, field),
            "Name columns of one value a row.");
      }
      fields.add(field);
    }
    return new MessageType(schema.getName(), fields);
  }

  /**
   * A row's features, finite numbers.
   *
   * @param row counted from 0 through all files
   */
  static double[] features(DataFile file, Group group, List<String> names, long row) {
    double[] values = new double[names.size()];
    for (int j = 0; j < values.length; j++) {
      String name = names.get(j);
      if (group.getFieldRepetitionCount(name) == 0) {
        throw file.fault(row, "column '%s' is null".formatted(name));
      }
      values[j] =
          switch (group.getType().getType(name).asPrimitiveType().getPrimitiveTypeName()) {
            case DOUBLE -> group.getDouble(name, 0);
            case FLOAT -> group.getFloat(name, 0);
            case INT32 -> group.getInteger(name, 0);
            default -> whole(file, group.getLong(name, 0), name, row);
          };
      if (!Double.isFinite(values[j])) {
        throw file.fault(row, "column '%s' is %s".formatted(name, values[j]));
      }
    }
    return values;
  }

  private static double whole(DataFile file, long value, String name, long row) {
    if (value > MOST || value < -MOST) {
      throw file.fault(row, "column '%s' is %d, no double".formatted(name, value));
    }
    return value;
  }

  /** Copies a row's keys, nulls as they are. */
  static void copy(Group from, Group to, List<String> keys) {
    for (String key : keys) {
      if (from.getFieldRepetitionCount(key) == 0) {
        continue;
      }
      switch (from.getType().getType(key).asPrimitiveType().getPrimitiveTypeName()) {
        case DOUBLE -> to.add(key, from.getDouble(key, 0));
        case FLOAT -> to.add(key, from.getFloat(key, 0));
        case INT32 -> to.add(key, from.getInteger(key, 0));
        case INT64 -> to.add(key, from.getLong(key, 0));
        case BOOLEAN -> to.add(key, from.getBoolean(key, 0));
        case INT96 -> to.add(key, from.getInt96(key, 0));
        default -> to.add(key, from.getBinary(key, 0));
      }
    }
  }
}
