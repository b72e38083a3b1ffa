// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * CONTRIBUTING's picture of the house: packages by module, an arrow to each one that is imported
 * and that no arrow leads to by way of others. On base, which is open to all, no arrow is drawn.
 */
class HousePictureTest {
  private static final String OPEN_TO_ALL = "base";
  private static final Pattern PICTURE = Pattern.compile("```mermaid\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MODULE =
      Pattern.compile("(?:/src/|/eigendistill-)(testing|engine|plot|app)[/-]");

  @Test
  void thePictureIsOfThisHouse() throws Exception {
    Matcher drawn = PICTURE.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
    assertThat(drawn.find()).isTrue();
    assertThat(drawn.group(1)).as("CONTRIBUTING.md's picture of the house").isEqualTo(picture());
  }

  private static String picture() {
    Map<String, Set<String>> rooms = new TreeMap<>();
    for (JavaClass type : House.classes()) {
      rooms.computeIfAbsent(module(type), module -> new TreeSet<>()).add(House.room(type));
    }
    StringBuilder picture = new StringBuilder("flowchart TD\n");
    for (String module : new String[] {"app", "plot", "engine"}) {
      picture.append("  subgraph ").append(module).append('\n');
      rooms.get(module).forEach(room -> picture.append("    %s[%s]\n".formatted(id(room), room)));
      picture.append("  end\n");
    }
    Map<String, Set<String>> imports = House.imports();
    imports.remove("testing");
    imports.values().forEach(below -> below.remove(OPEN_TO_ALL));
    imports.forEach(
        (from, below) -> {
          Set<String> direct = new TreeSet<>(below);
          below.forEach(room -> direct.removeAll(House.below(imports, room)));
          direct.forEach(to -> picture.append("  %s --> %s\n".formatted(id(from), id(to))));
        });
    return picture.toString();
  }

  private static String id(String room) {
    return room.replace('.', '_');
  }

  private static String module(JavaClass type) {
    String place = type.getSource().orElseThrow().getUri().toString();
    Matcher module = MODULE.matcher(place);
    assertThat(module.find()).as(place).isTrue();
    return module.group(1);
  }
}
