// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.YamlKeys;

/** Studies as YAML files; those that come with the program are resources of this room. */
public final class StudyFile {
  private static final List<String> KEYS =
      List.of(
          TripleStudyFile.TEACHERS,
          "data",
          "rows",
          "label-noise",
          "seeds",
          "teacher",
          "student",
          "temperatures",
          "switch-at");

  private static final List<String> BUNDLED =
      List.of(
          "softmax-power-law",
          "softmax-fashion",
          "softmax-spam",
          "mlp-fashion",
          "mlp-fashion-short",
          "mlp-spam",
          "cnn-fashion",
          "text-spam",
          "mlp-to-small-mlp",
          "cnn-to-mlp");

  private static final List<String> QUICK =
      List.of("quick-softmax-fashion", "quick-softmax-spam", "quick-mlp-fashion");

  private static final List<String> THREE_TEACHERS =
      List.of(
          "small-three-teachers",
          "softmax-check",
          "mlp-short",
          "mlp-long",
          "mlp-60k",
          "dose",
          "cnn-bn",
          "resnet8",
          "topics-conv",
          "topics-transformer",
          "mails-conv",
          "cifar100-resnet56-clean",
          "cifar100-resnet56-noisy");

  private StudyFile() {}

  /** The studies of {@code reproduce --full}, in the report's order. */
  public static List<String> bundled() {
    return BUNDLED;
  }

  /** Small studies of one teacher, to try the program with. */
  public static List<String> quick() {
    return QUICK;
  }

  /** The small study of {@code reproduce}, of three teachers. */
  public static List<String> small() {
    return THREE_TEACHERS.subList(0, 1);
  }

  /** The studies of three teachers, the first of them small. */
  public static List<String> threeTeachers() {
    return THREE_TEACHERS;
  }

  /** Whether a name is that of a study that comes with the program. */
  public static boolean isBundled(String name) {
    return BUNDLED.contains(name) || QUICK.contains(name) || THREE_TEACHERS.contains(name);
  }

  /**
   * Reads a study of one teacher.
   *
   * @param name of a bundled study, or of a file
   * @throws BadInputException that names the key
   */
  public static Study read(String name) {
    return of(keys(name), id(name));
  }

  /**
   * Whether a study has three teachers, {@code teachers: 3}.
   *
   * @throws BadInputException if it has another number of them, or a key that needs three
   */
  public static boolean hasThreeTeachers(String name) {
    return TripleStudyFile.isOne(keys(name));
  }

  /**
   * Reads a study of three teachers.
   *
   * @param name of a bundled study, or of a file
   * @throws BadInputException that names the key
   */
  public static TripleStudy readTriple(String name) {
    return TripleStudyFile.of(keys(name), id(name));
  }

  /**
   * The name of the data of a study, of one teacher or of three.
   *
   * @param name of a bundled study, or of a file
   * @throws BadInputException that names the key
   */
  public static String data(String name) {
    return text(keys(name), "data");
  }

  private static String id(String name) {
    return isBundled(name)
        ? name
        : Path.of(name).getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private static YamlKeys keys(String name) {
    if (isBundled(name)) {
      return YamlKeys.of(bundledText(name), name, YamlKeys.Extent.SETTINGS);
    }
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      throw BadInputException.of(
          name,
          "",
          "there is no such file, nor a study of that name",
          "Bundled are %s, %s, %s."
              .formatted(
                  String.join(", ", BUNDLED),
                  String.join(", ", QUICK),
                  String.join(", ", THREE_TEACHERS)));
    }
    return YamlKeys.read(file, YamlKeys.Extent.SETTINGS);
  }

  /** The text of a bundled study, a model to start one's own from. */
  public static String bundledText(String name) {
    try (InputStream in = StudyFile.class.getResourceAsStream("studies/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the program was packed without study " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Study parse(String text, String id, String source) {
    return of(YamlKeys.of(text, source, YamlKeys.Extent.SETTINGS), id);
  }

  static TripleStudy parseTriple(String text, String id, String source) {
    YamlKeys keys = YamlKeys.of(text, source, YamlKeys.Extent.SETTINGS);
    TripleStudyFile.isOne(keys);
    return TripleStudyFile.of(keys, id);
  }

  private static Study of(YamlKeys keys, String id) {
    if (TripleStudyFile.isOne(keys)) {
      throw keys.fault(
          TripleStudyFile.TEACHERS, "teachers: 3, where one is wanted", "Leave the key.");
    }
    keys.refuseOthers(KEYS);
    Recipe teacher = recipe(keys, "teacher");
    Recipe student = recipe(keys, "student", teacher);
    try {
      return new Study(
          id,
          text(keys, "data"),
          whole(keys, "rows", 0),
          numbers(keys, "label-noise", List.of(0.0)),
          whole(keys, "seeds", 5),
          teacher.onLabels(),
          Study.controlled(
              student,
              numbers(keys, "temperatures", List.of(1.0, 4.0)),
              numbers(keys, "switch-at", List.of())));
    } catch (IllegalArgumentException e) {
      throw fault(keys, e);
    }
  }

  static BadInputException fault(YamlKeys keys, IllegalArgumentException of) {
    String key = of.getMessage().replaceFirst(":.*", "");
    return keys.fault(
        key.equals("temperature") || key.equals("loss-scale") ? "temperatures" : key,
        of.getMessage(),
        "Correct the value.");
  }

  static Recipe recipe(YamlKeys keys, String name, Recipe usual) {
    return keys.values().has(name) ? recipe(keys, name) : usual;
  }

  static Recipe recipe(YamlKeys keys, String name) {
    YamlKeys recipe = keys.below(name);
    if (recipe == null) {
      throw keys.fault(
          name, "the recipe '%s' is missing".formatted(name), "Add its keys, indented.");
    }
    return RecipeFile.of(recipe);
  }

  static String text(YamlKeys keys, String name) {
    if (!keys.values().path(name).isValueNode()) {
      throw keys.fault(name, "the key '%s' is missing".formatted(name), "Add it, and its word.");
    }
    return keys.values().get(name).asText();
  }

  static int whole(YamlKeys keys, String name, int usual) {
    JsonNode value = keys.values().path(name);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw keys.fault(
          name, "%s: not a whole number: %s".formatted(name, value), "Correct the value.");
    }
    return value.asInt();
  }

  static List<Double> numbers(YamlKeys keys, String name, List<Double> usual) {
    JsonNode list = keys.values().path(name);
    if (list.isMissingNode()) {
      return usual;
    }
    Set<Double> values = new LinkedHashSet<>();
    for (JsonNode each : list) {
      if (!each.isNumber()) {
        throw keys.fault(
            name, "%s: not a list of numbers: %s".formatted(name, list), "Write [0, 0.2].");
      }
      if (!values.add(each.asDouble() + 0.0)) { // -0 is 0
        throw keys.fault(name, "%s: %s stands there twice".formatted(name, each), "Leave one.");
      }
    }
    if (!list.isArray()) {
      throw keys.fault(
          name, "%s: not a list of numbers: %s".formatted(name, list), "Write [0, 0.2].");
    }
    return List.copyOf(values);
  }
}
