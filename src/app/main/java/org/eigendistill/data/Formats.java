// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Services;

/** All formats that are read: the one place where a file's is told. */
public final class Formats {
  static final Format TEXT = new TextFormat();

  /** In the order in which help and messages name them; those of the class path last. */
  static final List<Format> ALL =
      Services.after(
          Format.class,
          List.of(
              TEXT, // what has no name, and begins as none, is taken for it
              new NpyFormat(),
              new NpzFormat(),
              new SafetensorsFormat(),
              new TorchFormat(),
              new IdxFormat(),
              new CifarFormat(),
              new MatrixMarketFormat()));

  private static final String ZIPPED = ".gz";

  private Formats() {}

  /** How files' names end, for help and messages. */
  public static String endings() {
    List<String> plain = new ArrayList<>();
    for (Format format : ALL) {
      format.endings().stream().filter(ending -> !ending.matches(".*[0-9]")).forEach(plain::add);
    }
    int last = plain.size() - 1;
    return String.join(", ", plain.subList(0, last)) + " or " + plain.get(last);
  }

  /** Whether a name is one of a file of numbers, but for archives of them. */
  public static boolean isSingle(String name) {
    return named(name).filter(format -> !format.isArchive()).isPresent();
  }

  /** Whether a name that may be a column's is rather a file's. */
  static boolean isFileName(String text) {
    return named(text).isPresent() || lower(text).endsWith(ZIPPED);
  }

  /** The format that a name tells, if it tells one. */
  static Optional<Format> named(String name) {
    return ALL.stream().filter(format -> !ending(format, name).isEmpty()).findFirst();
  }

  /** The format that a file's name tells, and where several have its ending how it begins. */
  private static Optional<Format> at(Path file) {
    if (Sources.isStandardInput(file)) {
      return Optional.empty();
    }
    String lower = lower(file.toString());
    return ALL.stream()
        .filter(format -> format.sharedEndings().stream().anyMatch(lower::endsWith))
        .filter(format -> Files.isRegularFile(file) && format.isThis(file))
        .findFirst()
        .or(() -> named(file.toString()));
  }

  /** The format of a file of several arrays; nothing where it is none. */
  static Optional<Format> archive(Path file) {
    return at(file).filter(Format::isArchive);
  }

  private static String ending(Format format, String name) {
    String lower = lower(name);
    boolean zipped = !format.isArchive() && lower.endsWith(ZIPPED);
    String plain = zipped ? lower.substring(0, lower.length() - ZIPPED.length()) : lower;
    return format.endings().stream().filter(plain::endsWith).findFirst().orElse("");
  }

  /**
   * A file's format: by its name, or what comes by a pipe by how it begins.
   *
   * @throws BadInputException if it cannot be told
   */
  static Format of(Path file) {
    return at(file).orElseGet(() -> begun(file));
  }

  private static Format begun(Path file) {
    Sources.require(file);
    if (!Sources.isReadOnce(file)) {
      Foreign.refuseName(file);
      throw BadInputException.of(
          file,
          "",
          "its format cannot be told from its name",
          "Let it end in %s.".formatted(endings()));
    }
    Format format =
        ALL.stream()
            .filter(one -> one.magic().length > 0 && Sources.begins(file, one.magic()))
            .findFirst()
            .orElse(TEXT);
    if (format.isArchive()) {
      throw BadInputException.of(
          Sources.name(file),
          "",
          "it is an archive (%s)".formatted(format.endings().get(0)),
          "Give the archive as a file.");
    }
    return format;
  }

  /** What a record of reading calls a file's format. */
  static String label(Path file) {
    if (Sources.isReadOnce(file) || archive(file).isPresent()) {
      return of(file).name() + (Sources.isZipped(file) ? ZIPPED : "");
    }
    String name = Sources.name(file);
    boolean told = lower(name).endsWith(ZIPPED);
    return label(name) + (!told && Sources.isZipped(file) ? ZIPPED : "");
  }

  /** Whether that is what tables of text are called. */
  static boolean isText(String label) {
    String plain = label.endsWith(ZIPPED) ? label.substring(0, label.length() - 3) : label;
    return plain.equals(TEXT.name()) || TEXT.endings().contains("." + plain);
  }

  /** The same of a source by its name alone, "F.npz, array X" among them. */
  static String label(String source) {
    String name = source.replaceFirst(", array .*", "");
    for (Format format : ALL) {
      String ending = ending(format, name);
      if (format == TEXT && !ending.isEmpty()) {
        return lower(name).endsWith(ZIPPED) ? ending.substring(1) + ZIPPED : ending.substring(1);
      }
      if (!ending.isEmpty()) {
        return format.name();
      }
    }
    return TEXT.name();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
