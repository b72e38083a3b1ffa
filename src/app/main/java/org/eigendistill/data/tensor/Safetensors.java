// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;

/**
 * A file of the format safetensors: the length N of its header in 8 bytes, little-endian; N bytes
 * of JSON; and the numbers of all tensors, one tensor behind another, row by row, little-endian.
 * Only the header is read at once.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class Safetensors implements TensorFile {
  static final String MEND = "Save it again by safetensors' save_file.";

  /** As the format's own library has it. */
  private static final int LONGEST_HEADER = 100_000_000;

  private static final int LENGTH = 8;

  private final Path file;
  private final long data;
  private final Map<String, SafetensorsEntry> entries = new LinkedHashMap<>();

  private Safetensors(Path file, long data, List<SafetensorsEntry> entries) {
    this.file = file;
    this.data = data;
    entries.forEach(entry -> this.entries.put(entry.name(), entry));
  }

  /**
   * Reads a file's header.
   *
   * @throws BadInputException if it is not whole and in all things as the format asks: no name
   *     twice, no hole, nothing that overlaps, nothing behind the last tensor
   */
  public static Safetensors of(Path file) {
    try (FileBytes bytes = FileBytes.open(file)) {
      long size = bytes.length() < LENGTH ? -1 : bytes.read(0, LENGTH).getLong();
      if (size < 2 || size > LONGEST_HEADER || size > bytes.length() - LENGTH) {
        throw BadInputException.of(
            file,
            "byte 0",
            size < 0
                ? "it does not begin with a header's length"
                : "its header is said to have %d bytes, of %d in the file"
                    .formatted(size, bytes.length()),
            "It is no .safetensors, or cut short: save it again by save_file.");
      }
      byte[] header = bytes.read(LENGTH, (int) size).array();
      if (header[0] != '{') {
        throw BadInputException.of(file, "byte 8", "its header does not begin with '{'", MEND);
      }
      List<SafetensorsEntry> entries = SafetensorsHeader.read(file.toString(), header);
      SafetensorsEntry.requireGapless(file.toString(), entries, bytes.length() - LENGTH - size);
      return new Safetensors(file, LENGTH + size, entries);
    }
  }

  @Override
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public Tensor tensor(String name) {
    SafetensorsEntry entry = entries.get(name);
    ElementType type =
        ElementType.named(entry.type())
            .orElseThrow(
                () ->
                    BadInputException.of(
                        file,
                        "tensor " + name,
                        "its elements are of type %s, which is not read".formatted(entry.type()),
                        "Save it as float32, by tensor.float()."));
    return Tensor.inOrder(
        file + ", tensor " + name,
        file,
        data + entry.begin(),
        type,
        ByteOrder.LITTLE_ENDIAN,
        entry.shape());
  }
}
