package org.eigendistill.neural;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.eigendistill.base.BadInputException;

/** Studies as YAML files; those that come with the program are resources of this room. */
public final class StudyFile {
  private static final Set<String> KEYS =
      Set.of(
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

  private StudyFile() {}

  /** The studies of {@code reproduce --full}, in the report's order. */
  public static List<String> bundled() {
    return BUNDLED;
  }

  /** The small studies of {@code reproduce}. */
  public static List<String> quick() {
    return QUICK;
  }

  /**
   * Reads a study.
   *
   * @param name of a bundled study, or of a file
   * @throws BadInputException that names the key
   */
  public static Study read(String name) {
    if (BUNDLED.contains(name) || QUICK.contains(name)) {
      String text = bundledText(name);
      return parse(text, name, name);
    }
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      throw BadInputException.of(
          name,
          "",
          "there is no such file, nor a study of that name",
          "Bundled are %s, %s.".formatted(String.join(", ", BUNDLED), String.join(", ", QUICK)));
    }
    try {
      String id = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      return parse(Files.readString(file), id, name);
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", "Name a YAML file.", e);
    }
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
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : "line " + at.getLineNr();
      throw BadInputException.of(source, line, "this is not YAML", "Write 'key: value'.", e);
    }
    if (!(root instanceof ObjectNode keys)) {
      throw BadInputException.of(source, "", "it holds no keys", "Write 'data: spam' and so on.");
    }
    for (Iterator<String> names = keys.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw BadInputException.of(
            source,
            "",
            "unknown key '%s'".formatted(name),
            "Keys are %s.".formatted(String.join(", ", KEYS.stream().sorted().toList())));
      }
    }
    Recipe teacher = recipe(keys, "teacher", source);
    Recipe student = keys.has("student") ? recipe(keys, "student", source) : teacher;
    try {
      return new Study(
          id,
          text(keys, "data", source),
          whole(keys, "rows", 0, source),
          numbers(keys, "label-noise", List.of(0.0), source),
          whole(keys, "seeds", 5, source),
          teacher.onLabels(),
          Study.controlled(
              student,
              numbers(keys, "temperatures", List.of(1.0, 4.0), source),
              numbers(keys, "switch-at", List.of(), source)));
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(source, "", e.getMessage(), "Correct the value.", e);
    }
  }

  private static Recipe recipe(ObjectNode keys, String name, String source) {
    if (!(keys.get(name) instanceof ObjectNode recipe)) {
      throw BadInputException.of(
          source, "", "the recipe '%s' is missing".formatted(name), "Add its keys, indented.");
    }
    return RecipeFile.of(recipe, source + ", " + name);
  }

  private static String text(ObjectNode keys, String name, String source) {
    if (!keys.hasNonNull(name)) {
      throw BadInputException.of(source, "", "the key '%s' is missing".formatted(name), "Add it.");
    }
    return keys.get(name).asText();
  }

  private static int whole(ObjectNode keys, String name, int usual, String source) {
    if (!keys.has(name)) {
      return usual;
    }
    if (!keys.get(name).canConvertToInt()) {
      throw BadInputException.of(source, "", name + ": not a whole number", "Correct the value.");
    }
    return keys.get(name).asInt();
  }

  private static List<Double> numbers(
      ObjectNode keys, String name, List<Double> usual, String source) {
    if (!keys.has(name)) {
      return usual;
    }
    List<Double> values = new ArrayList<>();
    for (JsonNode each : keys.get(name)) {
      if (!each.isNumber()) {
        throw BadInputException.of(source, "", name + ": not a list of numbers", "Write [0, 0.2].");
      }
      values.add(each.asDouble());
    }
    if (values.isEmpty() && !keys.get(name).isArray()) {
      throw BadInputException.of(source, "", name + ": not a list of numbers", "Write [0, 0.2].");
    }
    return values;
  }
}
