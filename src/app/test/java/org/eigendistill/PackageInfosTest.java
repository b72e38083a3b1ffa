// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a package says of itself: every one has a table of what is inside, and what it names is
 * there; those of the engine say their problem in an equation, and name every public type.
 */
class PackageInfosTest {
  private static final Path ROOT = Path.of("src");
  private static final Path ENGINE = ROOT.resolve(Path.of("engine", "main", "java"));
  private static final Pattern ROW = Pattern.compile("<tr><td>(.*?)</td>", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\{@(?:link|code)\\s+([\\w.]+)");
  private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+([\\w.]+)");
  private static final Pattern PUBLIC =
      Pattern.compile(
          "^public (?:\\w+ )*(?:class|interface|enum|record) (\\w+)", Pattern.MULTILINE);

  static List<Path> packages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().matches("src/\\w+/main/java/.*\\.java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }

  static List<Path> packagesOfTheEngine() throws IOException {
    return packages().stream().filter(folder -> folder.startsWith(ENGINE)).toList();
  }

  /** The text without the asterisks that comments have at the start of a line. */
  private static String text(Path folder) throws IOException {
    return Files.readString(folder.resolve("package-info.java")).replaceAll("\\n \\*", "\n");
  }

  @ParameterizedTest
  @MethodSource("packages")
  void hasATableOfWhatIsInside(Path folder) throws IOException {
    Matcher rows = ROW.matcher(text(folder).replaceAll("\\s*\\n\\s*", " "));
    int named = 0;
    while (rows.find()) {
      Matcher names = NAME.matcher(rows.group(1));
      while (names.find()) {
        String name = names.group(1).replaceFirst(".*\\.", "");
        boolean isPackage = Character.isLowerCase(name.charAt(0));
        assertThat(folder.resolve(isPackage ? name : name + ".java")).as(names.group(1)).exists();
        named++;
      }
    }
    assertThat(named).as("classes in the table of " + folder).isPositive();
  }

  @ParameterizedTest
  @MethodSource("packagesOfTheEngine")
  void saysItsProblemAndNamesItsTypes(Path folder) throws IOException {
    String text = text(folder);
    assertThat(text).contains("<pre>", "<caption>What is inside</caption>");
    List<String> links = LINK.matcher(text).results().map(match -> match.group(1)).toList();
    assertThat(links).allSatisfy(PackageInfosTest::exists).containsAll(publicTypes(folder));
  }

  private static List<String> publicTypes(Path folder) throws IOException {
    String name =
        ENGINE.relativize(folder).toString().replace(folder.getFileSystem().getSeparator(), ".");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> types = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher type = PUBLIC.matcher(Files.readString(file));
        if (type.find()) {
          types.add(name + "." + type.group(1));
        }
      }
      return types;
    }
  }

  /** A type or a package of the engine, or one of Java's. */
  private static void exists(String name) {
    Path path = ENGINE.resolve(name.replace('.', '/'));
    assertThat(
            name.startsWith("java.")
                || Files.isDirectory(path)
                || Files.exists(Path.of(path + ".java")))
        .as(name)
        .isTrue();
  }
}
