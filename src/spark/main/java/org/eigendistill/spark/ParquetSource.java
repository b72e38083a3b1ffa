// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.eigendistill.base.BadInputException;

/** Rows of Parquet files, by their groups of rows: each is read as a whole, column by column. */
final class ParquetSource implements RowSource {
  private static final long serialVersionUID = 1L;

  private final ArrayList<RowGroup> groups;
  private final ArrayList<String> names;

  private ParquetSource(ArrayList<RowGroup> groups, List<String> names) {
    this.groups = groups;
    this.names = new ArrayList<>(names);
  }

  static ParquetSource of(List<DataFile> files) {
    List<String> names = new ArrayList<>();
    ArrayList<RowGroup> groups =
        RowGroup.of(
            files,
            (file, schema) -> {
              if (names.isEmpty()) {
                names.addAll(names(file, schema));
              }
              columns(file, schema, names);
              return schema;
            });
    return new ParquetSource(groups, names);
  }

  static ParquetFileReader open(DataFile file) throws IOException {
    file.requireUnchanged();
    try {
      return ParquetFileReader.open(
          HadoopInputFile.fromPath(file.path(), SparkHadoopUtil.get().conf()));
    } catch (RuntimeException e) {
      throw BadInputException.of(file.place(), "", "it is no file of Parquet", "Write it anew.", e);
    }
  }

  private static List<String> names(DataFile file, MessageType schema) {
    for (Type field : schema.getFields()) {
      requireNumbers(file, field);
    }
    return schema.getFields().stream().map(Type::getName).toList();
  }

  /** The columns of these names, in their order. */
  static List<ColumnDescriptor> columns(DataFile file, MessageType schema, List<String> names) {
    List<ColumnDescriptor> columns = new ArrayList<>();
    for (String name : names) {
      requireNumbers(file, column(file, schema, name, "Give files of the columns of the first."));
      columns.add(schema.getColumnDescription(new String[] {name}));
    }
    if (schema.getFieldCount() != names.size()) {
      throw BadInputException.of(
          file.place(), "", "it has other columns than the first file", "Give files of the same.");
    }
    return columns;
  }

  /**
   * A column of a file.
   *
   * @param mend what to do where there is none
   */
  static Type column(DataFile file, MessageType schema, String name, String mend) {
    if (!schema.containsField(name)) {
      throw BadInputException.of(file.place(), "", "it has no column '%s'".formatted(name), mend);
    }
    return schema.getType(name);
  }

  static void requireNumbers(DataFile file, Type field) {
    boolean plain = field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED);
    PrimitiveType type = plain ? field.asPrimitiveType() : null;
    if (!plain || !isNumber(type)) {
      throw BadInputException.of(
          file.place(),
          "",
          "column '%s' is no column of numbers: %s".formatted(field.getName(), field),
          "Cast it to double, or leave it out.");
    }
  }

  private static boolean isNumber(PrimitiveType type) {
    PrimitiveTypeName kind = type.getPrimitiveTypeName();
    boolean whole = kind == PrimitiveTypeName.INT32 || kind == PrimitiveTypeName.INT64;
    boolean signed =
        type.getLogicalTypeAnnotation() == null
            || type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation as
                && as.isSigned();
    return whole && signed
        || kind == PrimitiveTypeName.FLOAT && type.getLogicalTypeAnnotation() == null
        || kind == PrimitiveTypeName.DOUBLE;
  }

  @Override
  public List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public long rows() {
    RowGroup last = groups.get(groups.size() - 1);
    return last.firstRow() + last.rows();
  }

  @Override
  public Optional<Held> largest() {
    return Optional.of(RowGroup.largest(groups).held());
  }

  @Override
  public RowCursor from(long row) {
    return new PartCursor<>(
        groups,
        RowGroup::firstRow,
        RowGroup::rows,
        row,
        (group, at) -> new ParquetCursor(group, List.copyOf(names), at));
  }
}
