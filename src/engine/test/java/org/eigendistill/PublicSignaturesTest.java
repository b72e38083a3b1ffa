// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the library's users see, they can name; and it is the library's own. */
class PublicSignaturesTest {
  /** Of a module that is not on a user's path unless asked for, or not meant to be. */
  private static final List<String> ELSEWHERE =
      List.of("java.awt.", "javax.", "ai.djl.", "org.slf4j.", "java.util.logging.", "com.sun.jna.");

  private static final Path LIST =
      Path.of("src", "engine", "test", "resources", "org", "eigendistill", "public-signatures.txt");

  private static JavaClasses engine;

  @BeforeAll
  static void read() {
    engine =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("testing"))
            .importPackages("org.eigendistill");
    assertThat(engine).hasSizeGreaterThan(100);
  }

  /** The members of types for all mention types for all, and none of EJML's. */
  @Test
  void publicMembersMentionPublicTypesOnly() {
    Set<String> hidden = new TreeSet<>();
    for (JavaClass type : engine) {
      if (!isForAll(type)) {
        continue;
      }
      for (JavaMember member : type.getMembers()) {
        if (isForUsers(member)) {
          mentioned(member)
              .filter(each -> !isForAll(each) || each.getName().startsWith("org.ejml."))
              .forEach(each -> hidden.add(member.getFullName() + ": " + each.getName()));
        }
      }
    }
    assertThat(hidden).isEmpty();
  }

  /**
   * What users may call is what the list says, which is committed: who changes it sees it, and says
   * so in CHANGELOG.md. With {@code -Dsignatures.update} the list is written.
   */
  @Test
  void publicSignaturesAreThoseOfTheList() throws IOException {
    Set<String> signatures = new TreeSet<>();
    for (JavaClass type : engine) {
      if (isForAll(type)) {
        signatures.add("%s %s".formatted(kind(type), type.getName()));
        type.getMembers().stream()
            .filter(PublicSignaturesTest::isForUsers)
            .forEach(member -> signatures.add(signature(member)));
      }
    }
    if (System.getProperty("signatures.update") != null) {
      Files.write(LIST, signatures);
    }
    List<String> listed = Files.readAllLines(LIST);
    assertThat(signatures.stream().filter(each -> !listed.contains(each)))
        .as("not in %s; make it again by -Dsignatures.update", LIST)
        .isEmpty();
    assertThat(listed.stream().filter(each -> !signatures.contains(each)))
        .as("in %s and gone: a change that breaks users", LIST)
        .isEmpty();
  }

  private static String kind(JavaClass type) {
    return type.isRecord()
        ? "record"
        : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
  }

  private static String signature(JavaMember member) {
    String of = member.getModifiers().contains(JavaModifier.STATIC) ? "static " : "";
    if (member instanceof JavaCodeUnit unit) {
      return "  %s: %s%s %s(%s)"
          .formatted(
              member.getOwner().getName(),
              of,
              plain(unit.getReturnType()),
              member.getName(),
              unit.getParameterTypes().stream()
                  .map(PublicSignaturesTest::plain)
                  .collect(Collectors.joining(", ")));
    }
    return "  %s: %s%s %s"
        .formatted(
            member.getOwner().getName(),
            of,
            plain(((JavaField) member).getType()),
            member.getName());
  }

  /** A type with its parameters, short where it is Java's own. */
  private static String plain(JavaType type) {
    return type instanceof JavaParameterizedType generic
        ? "%s<%s>"
            .formatted(
                plain(generic.toErasure()),
                generic.getActualTypeArguments().stream()
                    .map(PublicSignaturesTest::plain)
                    .collect(Collectors.joining(", ")))
        : type.getName().replaceFirst("^java\\.(lang|util)\\.(?=[A-Z]\\w*$)", "");
  }

  /** No screen, no network library, no logger; OpenBLAS by two classes, which may be missing. */
  @Test
  void engineNeedsNothingElse() {
    Set<String> needed = new TreeSet<>();
    for (JavaClass type : engine) {
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getName())
          .filter(name -> ELSEWHERE.stream().anyMatch(name::startsWith))
          .forEach(name -> needed.add(type.getName() + " -> " + name));
    }
    assertThat(needed).isEmpty();
  }

  private static boolean isForUsers(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC)
        && !modifiers.contains(JavaModifier.BRIDGE);
  }

  private static boolean isForAll(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    if (element.isPrimitive() || !element.getName().startsWith("org.eigendistill.")) {
      return true;
    }
    Optional<JavaClass> around = element.getEnclosingClass();
    boolean open =
        element.getModifiers().contains(JavaModifier.PUBLIC)
            || element.getModifiers().contains(JavaModifier.PROTECTED);
    return open && (around.isEmpty() || isForAll(around.get()));
  }

  private static Stream<JavaClass> mentioned(JavaMember member) {
    List<JavaType> types = new ArrayList<>();
    if (member instanceof JavaField field) {
      types.add(field.getType());
    } else if (member instanceof JavaCodeUnit unit) {
      types.add(unit.getReturnType());
      types.addAll(unit.getParameterTypes());
      types.addAll(unit.getTypeParameters());
      types.addAll(unit.getExceptionTypes());
    }
    return types.stream()
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType);
  }
}
