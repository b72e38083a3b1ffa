// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.eigendistill.base.BadInputException;

/** NumPy's arrays that lie together as NAME.npy or NAME.npy.gz, and lists of words beside them. */
public interface ArrayFolder {
  /** What the data are called. */
  String name();

  /**
   * An array.
   *
   * @throws BadInputException if there is none, or it cannot be read
   */
  NamedMatrix array(String name);

  /** The lines of a text file, if there is one. */
  Optional<List<String>> lines(String file);

  /** A folder of a user's. */
  static ArrayFolder of(Path folder) {
    return new ArrayFolder() {
      @Override
      public String name() {
        return folder.toString();
      }

      @Override
      public NamedMatrix array(String name) {
        Path plain = folder.resolve(name + ".npy");
        Path zipped = folder.resolve(name + ".npy.gz");
        return MatrixReader.read(!Files.exists(plain) && Files.exists(zipped) ? zipped : plain);
      }

      @Override
      public Optional<List<String>> lines(String file) {
        Path path = folder.resolve(file);
        try {
          return Files.exists(path)
              ? Optional.of(Files.readString(path).lines().toList())
              : Optional.empty();
        } catch (IOException e) {
          throw BadInputException.unreadable(path.toString(), e);
        }
      }
    };
  }

  /** A folder among the resources of this room. */
  static ArrayFolder bundled(String folder) {
    return new ArrayFolder() {
      @Override
      public String name() {
        return folder;
      }

      @Override
      public NamedMatrix array(String name) {
        String source = folder + "/" + name + ".npy.gz";
        try (InputStream in = new GZIPInputStream(BundledData.resource(source))) {
          return NpyReader.read(source, in, OptionalLong.empty(), false).matrix();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public Optional<List<String>> lines(String file) {
        try (InputStream in = BundledData.resource(folder + "/" + file)) {
          return Optional.of(
              new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
