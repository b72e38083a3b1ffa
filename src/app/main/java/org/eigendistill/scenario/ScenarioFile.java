// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.YamlKeys;

/** A scenario as a YAML file: a world, rows, models and a report; or a law. */
public final class ScenarioFile {
  private static final YamlKeys.Extent EXTENT = new YamlKeys.Extent(1 << 22, 16);
  private static final List<String> KEYS =
      List.of("scenario", "params", "world", "rows", "models", "report", "sweep");

  private final String name;
  private final ScenarioKeys root;
  private final Loaded loaded;
  private final Path draws;

  private ScenarioFile(String name, ScenarioKeys root, Loaded loaded, Path draws) {
    this.name = name;
    this.root = root;
    this.loaded = loaded;
    this.draws = draws;
  }

  /** The same with the draws of its average, as parts of it were made, or null for none. */
  public ScenarioFile withDraws(Path file) {
    return new ScenarioFile(name, root, loaded, file);
  }

  /** Where its draws are, if they were made. */
  Optional<Path> draws() {
    return Optional.ofNullable(draws);
  }

  /**
   * Reads a file, or a scenario that comes with the program.
   *
   * @param file its name
   * @throws BadInputException that names the place of what is wrong
   */
  public static ScenarioFile read(String file) {
    Path path = Path.of(file);
    if (BundledFiles.isScenario(file) && !Files.exists(path)) {
      return of(YamlKeys.of(BundledFiles.scenario(file), file, EXTENT), Loaded.bundled());
    }
    if (Files.isDirectory(path)) {
      throw BadInputException.of(
          file, "", "it is a folder", "Name a YAML file in it, or an example of --list.");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw BadInputException.of(
          file, "", "it is a device or a pipe", "Save the scenario to a file.");
    }
    if (!Files.exists(path)) {
      throw BadInputException.of(
          file,
          "",
          "there is no such file",
          "--list names the examples that come with the program.");
    }
    Path folder = path.toAbsolutePath().getParent();
    return of(YamlKeys.read(path, EXTENT), Loaded.beside(folder));
  }

  /** Reads text. */
  static ScenarioFile of(String text, String source, Path folder) {
    return of(YamlKeys.of(text, source, EXTENT), Loaded.beside(folder));
  }

  private static ScenarioFile of(YamlKeys keys, Loaded loaded) {
    ScenarioKeys plain = new ScenarioKeys(keys, Map.of());
    if (plain.has("law")) {
      plain.check(List.of("scenario", "law"), "scenario", "law");
      return new ScenarioFile(plain.word("scenario"), plain, loaded, null);
    }
    plain.check(KEYS, "scenario", "world", "models", "report");
    Map<String, Double> params = new LinkedHashMap<>();
    if (plain.has("params")) {
      ScenarioKeys given = plain.below("params");
      for (String name : given.names()) {
        params.put(name, given.number(name));
      }
    }
    return new ScenarioFile(plain.word("scenario"), new ScenarioKeys(keys, params), loaded, null);
  }

  /**
   * What it gives and nothing takes, a sentence each: a key of the report that goes with another, a
   * parameter that stands nowhere.
   */
  public List<String> unused() {
    return isLaw() ? List.of() : ReportPlan.unused(root);
  }

  /** Its name, as the file has it. */
  public String name() {
    return name;
  }

  /** All its keys, those of a law too, with the parameters' own values. */
  ScenarioKeys root() {
    return root;
  }

  /** What it names. */
  Loaded loaded() {
    return loaded;
  }

  /** Whether it is a law. */
  public boolean isLaw() {
    return root.has("law");
  }

  /** The keys with other values of some parameters. */
  ScenarioKeys with(Map<String, Double> others) {
    Map<String, Double> params = new LinkedHashMap<>(root.params());
    params.putAll(others);
    return new ScenarioKeys(root.keys(), params);
  }

  /** The files that were read beside it. */
  public List<Path> files() {
    return loaded.files();
  }
}
