// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;

/** Tables of text: columns of cells, with their names or without. */
final class TextFormat implements Format {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public List<String> endings() {
    return List.of(".csv", ".tsv", ".txt", ".dat");
  }

  @Override
  public NamedMatrix array(Path file, String key) {
    return CsvReader.read(file, ReadOptions.AUTO, Expected.NOTHING);
  }

  @Override
  public NamedMatrix read(Path file, String key, ReadOptions options, Expected expected) {
    return CsvReader.read(file, options, expected);
  }

  @Override
  public RowBlocks blocks(Path file, String key, ReadOptions options, Expected expected) {
    return RowBlocks.of(CsvReader.masked(file, options, expected));
  }

  @Override
  public RowFile rows(Path file, ReadOptions options, Expected expected) {
    return CsvRowFile.of(file, options, expected);
  }

  @Override
  public boolean isStreamed() {
    return true;
  }
}
