// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The compiled classes of all modules, without tests. */
final class House {
  static final String ROOT = "org.eigendistill.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.eigendistill");

  private House() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  /** The package below the root. */
  static String room(JavaClass type) {
    return type.getPackageName().substring(ROOT.length() - 1).replaceFirst("^\\.", "");
  }

  /** Room to the rooms that it imports from. */
  static Map<String, Set<String>> imports() {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      String from = room(type);
      Set<String> to = imports.computeIfAbsent(from, room -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (target.getName().startsWith(ROOT) && !room(target).equals(from)) {
          to.add(room(target));
        }
      }
    }
    return imports;
  }

  /** All rooms that one stands on, by way of others too. */
  static Set<String> below(Map<String, Set<String>> imports, String room) {
    Set<String> below = new TreeSet<>(imports.get(room));
    boolean grows = true;
    while (grows) {
      grows = below.addAll(below.stream().flatMap(each -> imports.get(each).stream()).toList());
    }
    return below;
  }
}
