// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.neural.PlannedArm;
import org.eigendistill.neural.Recipe;
import org.eigendistill.neural.RecipeFile;
import org.eigendistill.neural.Studies;
import org.eigendistill.neural.Study;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.StudyTables;
import org.eigendistill.neural.TripleStudy;
import org.eigendistill.neural.TripleTables;
import org.eigendistill.spectrum.EigenSolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Teachers and students as networks. */
@Command(
    name = "neural",
    description =
        "Trains teachers and distilled students as networks, with their controls, and measures the"
            + " students against their teachers. Finished runs are kept and not made again.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class NeuralCommand implements Callable<Integer>, BrokenOff.Keeps {
  /** What a study is called that options make. */
  private static final String ID = "neural";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "fashion-mnist|fashion-mnist-10k|spam|package-sections|power-law|DIR",
      description =
          "Data; a folder holds the four files of Fashion-MNIST's form, the binary files of"
              + " CIFAR-10 or CIFAR-100, or train_x.npy, train_y.npy, test_x.npy and test_y.npy:"
              + " features, or word numbers (0 for none) for models text and transformer.")
  private String data;

  @Option(
      names = "--model",
      paramLabel = "${bundle:models}",
      description = "The network, where the recipe is to be used with another than its own.")
  private String model;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "How the student is trained, in YAML; --recipe-keys lists the keys.")
  private Path recipe;

  @Option(
      names = "--teacher-recipe",
      paramLabel = "FILE",
      description = "How the teacher is (default: as the student, on labels, temperature 1).")
  private Path teacherRecipe;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many seeds (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The first seed, with --teachers 3 (default: ${DEFAULT-VALUE}).")
  private int firstSeed;

  @Option(
      names = "--teachers",
      paramLabel = "1|3",
      defaultValue = "1",
      description =
          "Three teachers a seed, each with a student of its own, tell a student from another"
              + " network of its teacher's kind (default: ${DEFAULT-VALUE}).")
  private int teachers;

  @Option(
      names = "--label-noise",
      paramLabel = "R",
      split = ",",
      defaultValue = "0",
      description = "Rates of symmetric label noise (default: none).")
  private List<Double> noise;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "0",
      description = "Rows drawn for each seed, a tenth of them to stop by (default: all).")
  private int rows;

  @Option(
      names = "--study",
      paramLabel = "NAME|FILE",
      split = ",",
      description = "Whole studies in place of the options above; --list names the bundled ones.")
  private List<String> studies = List.of();

  @Option(names = "--list", description = "Name the bundled studies and do nothing.")
  private boolean list;

  @Option(names = "--show", paramLabel = "NAME", description = "Print a bundled study's file.")
  private String show;

  @Option(names = "--recipe-keys", description = "Print the keys of recipes with their defaults.")
  private boolean keys;

  @Option(names = "--gpu", description = "Train on the first GPU that PyTorch finds.")
  private boolean gpu;

  @Mixin private PartOption part;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    if (list || keys || show != null) {
      part.refuse(list ? "--list" : keys ? "--recipe-keys" : "--show");
      return print();
    }
    Chosen chosen = chosen();
    Optional<PartPrintout> own =
        part.of("replicate", Studies.replicates(chosen.single(), chosen.triple()));
    if (part.isCheck()) {
      return own.orElseThrow().check(common);
    }
    common.limitThreads();
    if (own.isPresent()) {
      return train(chosen, own.get());
    }
    try (RunOutput out = RunOutput.open(spec, common, chosen.files(), inputs(chosen))) {
      common.json.requireOutside(runs(), List.of());
      return run(chosen, out);
    }
  }

  /** Studies of one teacher, and of three. */
  private record Chosen(List<Study> single, List<TripleStudy> triple) {
    List<String> files() {
      List<String> files = new ArrayList<>();
      if (!single.isEmpty()) {
        files.addAll(List.of("arms.csv", "bins.csv", "paths.csv"));
      }
      if (!triple.isEmpty()) {
        files.addAll(
            List.of("cells.csv", "bands.csv", "fifths.csv", "ways.csv", "clouds.csv", "runs.csv"));
      }
      return files;
    }

    Stream<String> data() {
      return Stream.concat(
          single.stream().map(Study::data), triple.stream().map(TripleStudy::data));
    }

    long names() {
      return Stream.concat(single.stream().map(Study::id), triple.stream().map(TripleStudy::id))
          .distinct()
          .count();
    }
  }

  private String[] inputs(Chosen chosen) {
    List<String> inputs = new ArrayList<>();
    for (Path file : Arrays.asList(recipe, teacherRecipe)) {
      inputs.add(file == null ? null : file.toString());
    }
    studies.stream().filter(name -> !StudyFile.isBundled(name)).forEach(inputs::add);
    chosen.data().filter(Studies::isFolder).forEach(inputs::add);
    return inputs.toArray(String[]::new);
  }

  /** Trains into the store alone, which other processes may do at the same time. */
  private int train(Chosen chosen, PartPrintout own) {
    common.json.requireOutside(runs(), RunRecord.files(inputs(chosen)));
    Reporter reporter = common.reporter();
    Studies runner = new Studies(runs(), common.solver(reporter), common.threads(), gpu, reporter);
    runner.train(chosen.single(), chosen.triple(), own.part());
    reporter.answer(
        own.line(
            "a replicate is a seed at a rate of label noise; once all parts are done the same command without --part makes tables of their runs in %s"
                .formatted(runs())));
    Map<String, Object> json = own.json();
    json.put("networks", runner.record());
    json.put("runs", runs().toString());
    common.json.write(json);
    runner.notes().forEach(reporter::note);
    reporter.say(runner.record() + ".");
    return Main.GOOD;
  }

  private int run(Chosen chosen, RunOutput out) {
    Reporter reporter = common.reporter();
    Path runs = runs();
    EigenSolver solver = common.solver(reporter);
    Studies runner = new Studies(runs, solver, common.threads(), gpu, reporter);
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> objects = new ArrayList<>();
    if (!chosen.single().isEmpty()) {
      StudyTables tables = runner.run(chosen.single());
      out.write("arms.csv", tables.arms()::write);
      out.write("bins.csv", tables.bins()::write);
      out.write("paths.csv", tables.paths()::write);
      Table summary = NetworkPrintout.summary(tables.arms());
      lines.addAll(NetworkPrintout.lines(summary));
      objects.addAll(NetworkPrintout.objects(summary));
    }
    if (!chosen.triple().isEmpty()) {
      TripleTables tables = runner.runTriples(chosen.triple());
      out.write("cells.csv", tables.cells()::write);
      out.write("bands.csv", tables.bands()::write);
      out.write("fifths.csv", tables.fifths()::write);
      out.write("ways.csv", tables.ways()::write);
      out.write("clouds.csv", tables.clouds()::write);
      out.write("runs.csv", tables.runs()::write);
      Table summary = CellPrintout.summary(tables.cells());
      lines.addAll(CellPrintout.lines(summary));
      objects.addAll(CellPrintout.objects(summary));
    }
    out.with("solver", solver.name());
    out.with("networks", runner.record());
    out.publish();
    reporter.endLine();
    PrintWriter words = common.json.words();
    lines.forEach(words::println);
    words.flush();
    common.json.write(objects);
    runner.notes().forEach(reporter::note);
    reporter.say(out.sentence() + " Each run lies in " + runs + ".");
    return Main.GOOD;
  }

  private Path runs() {
    return common.out(RunOutput.USUAL).resolve("runs");
  }

  @Override
  public String kept() {
    return "Trainings that had ended are kept in %s, longer ones up to their last save; tables are as they were. The same command goes on from there, to the same bits."
        .formatted(runs());
  }

  private int print() {
    if (keys) {
      spec.commandLine().getOut().println(RecipeFile.keys().stripTrailing());
    } else if (show != null) {
      if (!StudyFile.isBundled(show)) {
        throw new ParameterException(
            spec.commandLine(), "--show: there is no study '%s'; see --list.".formatted(show));
      }
      spec.commandLine().getOut().println(StudyFile.bundledText(show).stripTrailing());
    } else {
      StudyFile.quick().forEach(spec.commandLine().getOut()::println);
      StudyFile.threeTeachers().forEach(spec.commandLine().getOut()::println);
      StudyFile.bundled().forEach(spec.commandLine().getOut()::println);
    }
    return Main.GOOD;
  }

  private Chosen chosen() {
    if (!studies.isEmpty()) {
      if (data != null || recipe != null || teachers != 1 || firstSeed != 1) {
        throw new ParameterException(
            spec.commandLine(),
            "--study says data, recipe and teachers itself; leave --data, --recipe, --teachers and --first-seed.");
      }
      List<Study> single = new ArrayList<>();
      List<TripleStudy> triple = new ArrayList<>();
      for (String name : studies) {
        if (StudyFile.hasThreeTeachers(name)) {
          triple.add(StudyFile.readTriple(name));
        } else {
          single.add(StudyFile.read(name));
        }
      }
      Chosen read = new Chosen(single, triple);
      if (read.names() < studies.size()) {
        throw new ParameterException(
            spec.commandLine(), "--study: two studies have one name; give each file its own.");
      }
      return read;
    }
    if (data == null || recipe == null) {
      throw new ParameterException(
          spec.commandLine(), "Give --data and --recipe, or --study; see --help.");
    }
    Recipe student = withModel(RecipeFile.read(recipe));
    Recipe teacher =
        teacherRecipe == null ? student.at(1, 1) : withModel(RecipeFile.read(teacherRecipe));
    try {
      List<PlannedArm> arms = Study.single(student);
      if (teachers == 1 && firstSeed != 1) {
        throw new IllegalArgumentException("first-seed: it goes with --teachers 3");
      }
      return switch (teachers) {
        case 1 ->
            new Chosen(
                List.of(new Study(ID, data, rows, noise, seeds, teacher.onLabels(), arms)),
                List.of());
        case 3 ->
            new Chosen(
                List.of(),
                List.of(
                    new TripleStudy(
                        ID, data, rows, noise, firstSeed, seeds, teacher.onLabels(), arms)));
        default -> throw new IllegalArgumentException("teachers: 1 or 3, not " + teachers);
      };
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage() + ".", e);
    }
  }

  private Recipe withModel(Recipe read) {
    try {
      return model == null ? read : read.of(model);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage() + ".", e);
    }
  }
}
