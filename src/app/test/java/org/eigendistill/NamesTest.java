// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house rule: one name for one thing. */
class NamesTest {
  /** Types that anyone can use, and the types around them. */
  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(NamesTest::isPublic).orElse(true);
  }

  @Test
  void noTwoPublicTypesHaveOneSimpleName() {
    Map<String, List<String>> byName =
        House.classes().stream()
            .filter(NamesTest::isPublic)
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    byName.values().removeIf(types -> types.size() < 2);
    assertThat(byName).isEmpty();
  }
}
