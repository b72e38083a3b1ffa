// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.WeightArchive;
import org.eigendistill.diagnose.layer.LayerBasis;
import org.eigendistill.diagnose.layer.LayerComparison;
import org.eigendistill.diagnose.layer.LayerDirections;
import org.eigendistill.diagnose.layer.LayerReport;
import org.eigendistill.spectrum.EigenSolver;
import picocli.CommandLine.Option;

/** All layers of two networks at once, of one pair or several. */
final class ComparedLayers {
  @Option(
      names = "--teacher-layers",
      paramLabel = "F",
      required = true,
      description =
          "All of a teacher's weights, a state dictionary as .npz, .pt or .safetensors, or FILE:PREFIX"
              + " of one; or checkpoints of all, with an array steps. Once for each pair.")
  List<String> teachers = List.of();

  @Option(
      names = "--student-layers",
      paramLabel = "F",
      required = true,
      description = "Its student's; layers of the same names are compared.")
  List<String> students = List.of();

  @Option(
      names = "--layer-inputs",
      paramLabel = "F",
      description =
          "What each layer is fed, rows x inputs, by the name of its weights: bands of their"
              + " eigendirections. Once for all, or by turns for each teacher and student.")
  List<String> inputs = List.of();

  @Option(
      names = "--layer-moments",
      paramLabel = "F",
      description = "The same by second moments, inputs x inputs, in the place of --layer-inputs.")
  List<String> moments = List.of();

  private static final int SHOWN = 5;

  /** All files that are named. */
  List<String> files() {
    List<String> files = new ArrayList<>(teachers);
    files.addAll(students);
    files.addAll(inputs);
    files.addAll(moments);
    return files;
  }

  /** What does not go together, in a sentence. */
  Optional<String> fault() {
    if (teachers.size() != students.size()) {
      return Optional.of("--teacher-layers and --student-layers go together, as many of each.");
    }
    if (!inputs.isEmpty() && !moments.isEmpty()) {
      return Optional.of("give --layer-inputs or --layer-moments, not both.");
    }
    int given = inputs.size() + moments.size();
    if (given > 1 && given != 2 * teachers.size()) {
      return Optional.of(
          "%s is given once for all, or for each teacher and its student by turns."
              .formatted(inputs.isEmpty() ? "--layer-moments" : "--layer-inputs"));
    }
    return Optional.empty();
  }

  /** Compares all layers of all pairs. */
  LayerReport measure(EigenSolver solver, Reporter reporter) {
    List<List<LayerComparison>> pairs = new ArrayList<>();
    List<WeightArchive> before = new ArrayList<>();
    Directions directions = new Directions(solver);
    for (int r = 0; r < teachers.size(); r++) {
      WeightArchive t = WeightArchive.open(teachers.get(r));
      WeightArchive s = WeightArchive.open(students.get(r));
      List<String> common = t.names().stream().filter(s.names()::contains).toList();
      if (common.isEmpty()) {
        throw BadInputException.of(
            s.source(),
            "",
            "it has no weights of a name that %s has: it has [%s], that [%s]"
                .formatted(t.source(), s.listed(), t.listed()),
            "Name what comes before the names as %s:PREFIX.".formatted(s.source()));
      }
      requireOther(before, t, r);
      List<LayerComparison> layers = new ArrayList<>();
      for (String name : common) {
        reporter.update("layers", layers.size(), common.size());
        List<Matrix> teacher = t.matrices(name);
        List<Matrix> student = s.matrices(name);
        layers.add(
            LayerComparison.of(
                name, teacher, student, directions.of(r, name, teacher, student), solver));
      }
      pairs.add(layers);
      before.add(t);
    }
    directions.requireUsed();
    if (!directions.missing().isEmpty()) {
      reporter.note(
          "%s of what is fed to %s: no bands of %s."
              .formatted(
                  directions.areMoments
                      ? "--layer-moments says nothing"
                      : "--layer-inputs says nothing",
                  Counted.of(directions.missing().size(), "layer"),
                  Counted.first(directions.missing(), SHOWN)));
    }
    return new LayerReport(pairs);
  }

  /** Copies of one pair are not several. */
  private static void requireOther(List<WeightArchive> before, WeightArchive teacher, int pair) {
    String name = teacher.names().get(0);
    for (int q = 0; q < before.size(); q++) {
      boolean isCopy =
          before.get(q).names().contains(name)
              && before.get(q).matrices(name).equals(teacher.matrices(name));
      if (isCopy) {
        throw BadInputException.of(
            teacher.source(),
            name,
            "the teacher's weights of pair %d are those of pair %d".formatted(pair + 1, q + 1),
            "Give pairs of other seeds, trained apart.");
      }
    }
  }

  /** Directions of layers' inputs by the files that they come from. */
  private final class Directions {
    private final EigenSolver solver;
    private final boolean areMoments = inputs.isEmpty();
    private final List<String> given = areMoments ? moments : inputs;
    private final Map<String, WeightArchive> archives = new LinkedHashMap<>();
    private final Map<String, Optional<LayerDirections>> known = new LinkedHashMap<>();

    Directions(EigenSolver solver) {
      this.solver = solver;
    }

    /** A file none of whose names is a layer's was meant for others. */
    void requireUsed() {
      for (String file : given) {
        WeightArchive archive = archives.get(file);
        boolean says =
            known.entrySet().stream()
                .anyMatch(
                    each -> each.getKey().startsWith(file + "\n") && each.getValue().isPresent());
        if (archive != null && !says) {
          String option = areMoments ? "--layer-moments" : "--layer-inputs";
          throw BadInputException.of(
              archive.source(),
              "",
              "%s has no array of the name of a layer: it has [%s]"
                  .formatted(option, archive.listed()),
              "Name each array as the layer's weights are named.");
        }
      }
    }

    /** Layers of which a file says nothing, while it does of others. */
    List<String> missing() {
      return known.entrySet().stream()
          .filter(each -> each.getValue().isEmpty())
          .map(each -> each.getKey().substring(each.getKey().indexOf('\n') + 1))
          .distinct()
          .toList();
    }

    Optional<LayerBasis> of(int pair, String name, List<Matrix> teacher, List<Matrix> student) {
      if (given.isEmpty()) {
        return Optional.empty();
      }
      int wide = teacher.get(0).columns();
      int other = student.get(0).columns();
      if (given.size() == 1) {
        return wide == other
            ? read(given.get(0), name, wide).map(LayerBasis::shared)
            : Optional.empty();
      }
      Optional<LayerDirections> t = read(given.get(2 * pair), name, wide);
      Optional<LayerDirections> s = read(given.get(2 * pair + 1), name, other);
      return t.flatMap(first -> s.map(second -> new LayerBasis(first, second)));
    }

    /** Nothing where the file says nothing of the layer. */
    private Optional<LayerDirections> read(String file, String name, int columns) {
      return known.computeIfAbsent(
          file + "\n" + name,
          key -> {
            WeightArchive archive = archives.computeIfAbsent(file, WeightArchive::open);
            return archive.names().contains(name)
                ? Optional.of(directions(archive, name, columns))
                : Optional.empty();
          });
    }

    private LayerDirections directions(WeightArchive archive, String name, int columns) {
      Matrix read = archive.matrix(name);
      String source = archive.source() + ", array " + name;
      if (read.columns() != columns) {
        throw BadInputException.of(
            source,
            "",
            "it has %d columns where the layer has %d inputs".formatted(read.columns(), columns),
            "Give what the layer is fed, a column for each of its inputs (of a convolution:"
                + " channels x kernel).");
      }
      return areMoments
          ? LayerDirections.of(read, solver, source)
          : LayerDirections.ofInputs(read, solver, source);
    }
  }
}
