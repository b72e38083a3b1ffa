package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every room says what it is for, and what it names is there. */
class PackageInfoTest {
  private static final Path ROOT = Path.of("src");
  private static final Pattern ROW = Pattern.compile("<tr><td>(.*?)</td>", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\{@(?:link|code)\\s+([\\w.]+)");

  static List<Path> rooms() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().matches("src/\\w+/main/java/.*\\.java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void itHasATableOfWhatIsInside(Path room) throws IOException {
    String text = Files.readString(room.resolve("package-info.java"));
    Matcher rows = ROW.matcher(text.replaceAll("\\s*\\n \\*\\s*", " "));
    int named = 0;
    while (rows.find()) {
      Matcher names = NAME.matcher(rows.group(1));
      while (names.find()) {
        String name = names.group(1).replaceFirst(".*\\.", "");
        boolean isRoom = Character.isLowerCase(name.charAt(0));
        assertThat(room.resolve(isRoom ? name : name + ".java")).as(names.group(1)).exists();
        named++;
      }
    }
    assertThat(named).as("classes in the table of " + room).isPositive();
  }
}
