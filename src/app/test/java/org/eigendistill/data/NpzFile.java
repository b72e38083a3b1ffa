// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eigendistill.base.Matrix;

/** Archives of arrays as numpy.savez_compressed makes them. */
public final class NpzFile {
  private record Shaped(Matrix values, long... shape) {}

  private final Map<String, Shaped> arrays = new LinkedHashMap<>();

  /** Adds an array: its numbers in C order, in whatever rows, and its shape. */
  public NpzFile with(String name, Matrix values, long... shape) {
    arrays.put(
        name,
        new Shaped(
            values, shape.length == 0 ? new long[] {values.rows(), values.columns()} : shape));
    return this;
  }

  /** Writes it. */
  public Path write(Path to) throws IOException {
    Path one = Files.createTempFile(to.getParent(), "array", ".npy");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
      for (Map.Entry<String, Shaped> array : arrays.entrySet()) {
        Shaped shaped = array.getValue();
        try (NpyWriter writer = NpyWriter.open(one, shaped.shape())) {
          writer.append(shaped.values());
        }
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(Files.readAllBytes(one));
        zip.closeEntry();
      }
    }
    Files.delete(one);
    return to;
  }
}
