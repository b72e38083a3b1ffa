package org.eigendistill.neural;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.eigendistill.base.BadInputException;

/**
 * Recipes as YAML files: keys are those of {@link Recipe}, and no other; what is left out has a
 * default.
 */
public final class RecipeFile {
  private static final String DEFAULTS =
      """
      hidden: [256, 128]
      optimizer: sgd
      momentum: 0
      schedule: constant
      batch: 0
      loss: cross-entropy
      precision: float32
      augmentation: none
      temperature: 1
      loss-scale: 1
      imitation: 1
      switch-at: 1
      switch-to: labels
      """;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private RecipeFile() {}

  /** The keys with their defaults, as a recipe might be written. */
  public static String keys() {
    return "model: mlp             # needed: softmax, mlp, cnn or text\n"
        + "learning-rate: 0.001   # needed\nepochs: 20             # needed\n"
        + DEFAULTS;
  }

  /**
   * Reads a recipe.
   *
   * @throws BadInputException that names the key
   */
  public static Recipe read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", "Name a YAML file.", e);
    }
  }

  /** Reads a recipe from text; {@code source} names it in errors. */
  static Recipe parse(String text, String source) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode given) {
        return of(given, source);
      }
      throw BadInputException.of(
          source, "", "it holds no keys", "Write lines such as 'epochs: 20'.");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : "line " + at.getLineNr();
      throw BadInputException.of(source, line, "this is not YAML", "Write 'key: value'.", e);
    }
  }

  /** Reads a recipe from keys; {@code source} names them in errors. */
  static Recipe of(ObjectNode given, String source) {
    try {
      for (String key : new String[] {"model", "learning-rate", "epochs"}) {
        if (!given.has(key)) {
          throw BadInputException.of(
              source, "", "the key '%s' is missing".formatted(key), "Add it.");
        }
      }
      ObjectNode all = (ObjectNode) MAPPER.readTree(DEFAULTS);
      all.setAll(given);
      return MAPPER.treeToValue(all, Recipe.class);
    } catch (UnrecognizedPropertyException e) {
      String known =
          e.getKnownPropertyIds().stream().map(Object::toString).collect(Collectors.joining(", "));
      throw BadInputException.of(
          source,
          "",
          "unknown key '%s'".formatted(e.getPropertyName()),
          "Keys are %s.".formatted(known),
          e);
    } catch (JsonMappingException e) {
      String where = e.getPath().isEmpty() ? "" : e.getPath().get(0).getFieldName() + ": ";
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why =
          cause instanceof IllegalArgumentException ? cause.getMessage() : where + "no such value";
      throw BadInputException.of(source, "", why, "Correct the value.", e);
    } catch (JsonProcessingException e) {
      throw BadInputException.of(source, "", e.getOriginalMessage(), "Correct it.", e);
    }
  }
}
