package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a package says of itself: its problem in an equation, and every public type by name. */
class PackageInfosTest {
  private static final Path SOURCES = Path.of("src", "engine", "main", "java");
  private static final Path ROOT = SOURCES.resolve(Path.of("org", "eigendistill"));
  private static final Pattern PUBLIC =
      Pattern.compile(
          "^public (?:\\w+ )*(?:class|interface|enum|record) (\\w+)", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+([\\w.]+)");

  static List<Path> packages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).map(Path::getParent).distinct().sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void saysItsProblemAndWhatIsInside(Path folder) throws IOException {
    String text = Files.readString(folder.resolve("package-info.java")).replaceAll("\\n \\*", "\n");
    assertThat(text).contains("<pre>", "<caption>What is inside</caption>");
    String name =
        SOURCES.relativize(folder).toString().replace(folder.getFileSystem().getSeparator(), ".");
    List<String> links = LINK.matcher(text).results().map(match -> match.group(1)).toList();
    assertThat(links).allSatisfy(PackageInfosTest::exists).containsAll(types(folder, name));
  }

  /** The public types of a package. */
  private static List<String> types(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> type(file).stream())
          .map(type -> name + "." + type)
          .toList();
    }
  }

  private static List<String> type(Path file) {
    try {
      Matcher matcher = PUBLIC.matcher(Files.readString(file));
      return matcher.find() ? List.of(matcher.group(1)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A type or a package of the engine, or one of Java's. */
  private static void exists(String name) {
    Path path = SOURCES.resolve(name.replace('.', '/'));
    assertThat(
            name.startsWith("java.")
                || Files.isDirectory(path)
                || Files.exists(Path.of(path + ".java")))
        .as(name)
        .isTrue();
  }
}
