package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.eigendistill.data.Table;
import org.eigendistill.neural.Recipe;
import org.eigendistill.neural.RecipeFile;
import org.eigendistill.neural.Studies;
import org.eigendistill.neural.Study;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.StudyTables;
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
final class NeuralCommand implements Callable<Integer> {
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
      description = "Seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

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

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    if (list || keys || show != null) {
      return print();
    }
    List<Study> chosen = chosen();
    common.limitThreads();
    try (RunOutput out =
        RunOutput.open(
            spec, common, List.of("arms.csv", "bins.csv", "paths.csv"), inputs(chosen))) {
      common.json.requireOutside(runs(), List.of());
      return run(chosen, out);
    }
  }

  private String[] inputs(List<Study> chosen) {
    List<String> inputs = new ArrayList<>();
    for (Path file : Arrays.asList(recipe, teacherRecipe)) {
      inputs.add(file == null ? null : file.toString());
    }
    studies.stream().filter(name -> !StudyFile.isBundled(name)).forEach(inputs::add);
    chosen.stream().map(Study::data).filter(Studies::isFolder).forEach(inputs::add);
    return inputs.toArray(String[]::new);
  }

  private int run(List<Study> chosen, RunOutput out) {
    Reporter reporter = common.reporter();
    Path runs = runs();
    EigenSolver solver = common.solver(reporter);
    Studies runner = new Studies(runs, solver, common.threads(), gpu, reporter);
    StudyTables tables = runner.run(chosen);
    out.write("arms.csv", tables.arms()::write);
    out.write("bins.csv", tables.bins()::write);
    out.write("paths.csv", tables.paths()::write);
    out.with("solver", solver.name());
    out.with("networks", runner.record());
    out.publish();
    reporter.endLine();
    Table summary = NetworkPrintout.summary(tables.arms());
    PrintWriter words = common.json.words();
    NetworkPrintout.lines(summary).forEach(words::println);
    words.flush();
    common.json.write(NetworkPrintout.objects(summary));
    runner.notes().forEach(reporter::note);
    reporter.say(out.sentence() + " Each run lies in " + runs + ".");
    return Main.GOOD;
  }

  private Path runs() {
    return common.out(RunOutput.USUAL).resolve("runs");
  }

  private int print() {
    if (keys) {
      spec.commandLine().getOut().println(RecipeFile.keys().stripTrailing());
    } else if (show != null) {
      if (!StudyFile.bundled().contains(show) && !StudyFile.quick().contains(show)) {
        throw new ParameterException(
            spec.commandLine(), "--show: there is no study '%s'; see --list.".formatted(show));
      }
      spec.commandLine().getOut().println(StudyFile.bundledText(show).stripTrailing());
    } else {
      StudyFile.quick().forEach(spec.commandLine().getOut()::println);
      StudyFile.bundled().forEach(spec.commandLine().getOut()::println);
    }
    return Main.GOOD;
  }

  private List<Study> chosen() {
    if (!studies.isEmpty()) {
      if (data != null || recipe != null) {
        throw new ParameterException(
            spec.commandLine(), "--study says data and recipe itself; leave --data and --recipe.");
      }
      List<Study> read = studies.stream().map(StudyFile::read).toList();
      if (read.stream().map(Study::id).distinct().count() < read.size()) {
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
      return List.of(
          new Study("neural", data, rows, noise, seeds, teacher.onLabels(), Study.single(student)));
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
