// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook.books;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.chart.BiasFigure;
import org.eigendistill.compare.ComparisonRules;
import org.eigendistill.compare.PairedComparison;
import org.eigendistill.compare.PairedEffect;
import org.eigendistill.compare.VerdictSentence;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.RowBlocks;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.BiasReport;
import org.eigendistill.diagnose.Confidence;
import org.eigendistill.diagnose.ConfidencePairs;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.diagnose.PairedBias;
import org.eigendistill.diagnose.Predictions;
import org.eigendistill.diagnose.Uncontrolled;
import org.eigendistill.diagnose.WeightFile;
import org.eigendistill.diagnose.WeightPath;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.Job;
import org.eigendistill.neural.LabelledRows;
import org.eigendistill.neural.NetworkData;
import org.eigendistill.neural.Recipe;
import org.eigendistill.neural.RecipeFile;
import org.eigendistill.neural.Run;
import org.eigendistill.neural.Trainer;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.Display;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/** Bias and confidence of students against their teachers, of networks that are trained here. */
public final class DiagnoseBook implements Book {
  @Override
  public String id() {
    return "diagnose-your-models";
  }

  @Override
  public String title() {
    return "Diagnose your own models";
  }

  @Override
  public void read(Display display) throws Exception {
    // %% md
    // # Diagnose your own models
    //
    // Did a student exaggerate its teacher? Its **confidence** shows in the logits, its **bias**
    // in the weights through training. Nine small networks are trained here, which takes some
    // seconds, and measured as yours would be, from files: three teachers, a student of each, and
    // three networks that are trained as students are, but on the labels.
    // %% md
    // ## Nine networks
    //
    // 1,000 garments of Fashion-MNIST to train on and 1,000 to test, averaged to 7 x 7 pixels; one
    // hidden layer of 32 units. Students are trained on their teacher's answers at temperature 4.
    // **Hard** networks have the same temperature, scale of the loss and steps, but the labels for
    // a target: what they show is not of distillation. All start from seeds of their own.
    // %% code
    Split garments = BundledData.load("fashion-mnist");
    int[] chosen = IntStream.range(0, 1000).toArray();
    Function<Dataset, Matrix> shrunk =
        images ->
            Matrix.fill(
                images.rows(),
                49,
                (i, j) -> {
                  int corner = 4 * 28 * (j / 7) + 4 * (j % 7);
                  return IntStream.range(0, 16)
                          .mapToDouble(k -> images.features().get(i, corner + 28 * (k / 4) + k % 4))
                          .sum()
                      / 16;
                });
    Dataset train = garments.train().rows(chosen);
    Dataset test = garments.test().rows(chosen);
    Scaling centring = Scaling.centring(shrunk.apply(train));
    Matrix inputs = centring.apply(shrunk.apply(train));
    LabelledRows rows = LabelledRows.clean(inputs, train.labels().orElseThrow());
    LabelledRows testRows =
        LabelledRows.clean(centring.apply(shrunk.apply(test)), test.labels().orElseThrow());
    LabelledRows notStopped = LabelledRows.clean(inputs.selectRows(0), train.labels().get()[0]);
    NetworkData data = new NetworkData("garments", rows, notStopped, testRows, 10, 0);
    Recipe recipe =
        RecipeFile.parse(
            """
            model: mlp
            hidden: [32]
            learning-rate: 0.2
            momentum: 0.9
            epochs: 60
            precision: float64
            """,
            "recipe");
    // %% code
    Map<String, Run> runs = new TreeMap<>();
    Recipe warm = recipe.at(4, 16); // temperature, and its square to keep the gradients' size
    for (int i = 1; i <= 3; i++) {
      Job labels = new Job(recipe.onLabels(), data, Optional.empty(), i);
      Run teacher = Trainer.train(labels, false, Progress.NONE);
      Optional<Matrix> answers = Optional.of(teacher.last().trainLogits());
      Job taught = new Job(warm.onTeacher(), data, answers, 10 + i);
      Job hard = new Job(warm.onLabels(), data, Optional.empty(), 20 + i);
      runs.put("teacher-" + i, teacher);
      runs.put("student-" + i, Trainer.train(taught, false, Progress.NONE));
      runs.put("hard-" + i, Trainer.train(hard, false, Progress.NONE));
    }
    Table.Builder accuracies = Table.of("network", "right on training rows", "right on test rows");
    runs.forEach(
        (name, run) -> accuracies.row(name, run.end().trainAccuracy(), run.end().testAccuracy()));
    display.table(accuracies.build());
    // %% md
    // Each leaves what a network of yours would: its logits on training and on test rows, and its
    // first layer's weights through training. Logits of hard networks are divided by 4, the
    // temperature at which they were trained to be read.
    // %% code
    Path example = Files.createTempDirectory("networks");
    Map<Path, List<Matrix>> files = new LinkedHashMap<>();
    files.put(example.resolve("inputs.npy"), List.of(inputs));
    runs.forEach(
        (name, run) -> {
          double scale = name.startsWith("hard") ? 0.25 : 1;
          Function<Matrix, List<Matrix>> read =
              z -> List.of(Matrix.fill(z.rows(), z.columns(), (i, j) -> scale * z.get(i, j)));
          files.put(example.resolve(name + ".npy"), read.apply(run.last().trainLogits()));
          files.put(example.resolve(name + "-test.npy"), read.apply(run.last().testLogits()));
          files.put(
              example.resolve(name + "-weights.npy"),
              run.checkpoints().stream().map(Run.Checkpoint::inputWeights).toList());
        });
    example.toFile().deleteOnExit();
    for (Path file : files.keySet()) {
      file.toFile().deleteOnExit(); // all are gone when the program ends
      if (files.get(file).size() == 1) {
        NpyWriter.write(file, files.get(file).get(0));
      } else {
        NpyWriter.write(file, files.get(file));
      }
    }
    // %% md
    // ## Put your own
    //
    // From here on everything is read from files, so that yours can take their place: replace the
    // folder by `Path.of("my-networks")`, and names by yours. A folder has, of each network,
    // `NAME.npy`, logits of the same rows in the same order, examples x classes; the same of rows
    // that none was trained on in `NAME-test.npy`; `NAME-weights.npy`, the layer that touches the
    // inputs, checkpoints x units x inputs, before the first step, on the way and at the end; and
    // `inputs.npy`, what that layer sees, examples x inputs. Leave out a line, or a part, that you
    // have no files of. From Python each is a line of `np.save`, see
    // [compare](../src/docs/compare.md#diagnose-your-own-networks).
    // %% code
    Path folder = example; // yours: Path.of("my-networks")
    List<String> teachers = List.of("teacher-1", "teacher-2", "teacher-3");
    Map<String, List<String>> inPlace = new LinkedHashMap<>(); // in the students' place
    inPlace.put("students", List.of("student-1", "student-2", "student-3"));
    inPlace.put("hard labels", List.of("hard-1", "hard-2", "hard-3"));
    inPlace.put("other teachers", List.of("teacher-2", "teacher-3", "teacher-1"));
    Map<String, String> parts = new LinkedHashMap<>(); // how names of files end
    parts.put("training rows", ".npy");
    parts.put("test rows", "-test.npy");
    Function<String, NamedMatrix> read = name -> MatrixReader.read(folder.resolve(name));
    // %% code
    Matrix seen = read.apply("inputs.npy").values();
    Function<String, WeightPath> weights =
        name ->
            WeightFile.read(
                    ArrayName.parse(folder.resolve(name + "-weights.npy").toString(), "weights"),
                    false,
                    seen.columns(),
                    "inputs.npy")
                .path();
    // %% md
    // ## One pair alone decides nothing
    //
    // The log-odds of the class that the first teacher ranks first, in both networks, row by row.
    // The paper reads a slope above 1, or an offset below 0 in the fifth of rows of which the
    // teacher is least sure, as exaggerated confidence. Intervals are over rows, 95 %.
    // %% code
    DoubleFunction<String> two =
        v -> String.format(Locale.ROOT, "%.2f", Math.rint(100 * v) / 100 + 0.0);
    Function<Estimate, String> words =
        e -> "%s [%s, %s]".formatted(two.apply(e.value()), two.apply(e.low()), two.apply(e.high()));
    Function<String, Predictions> answer =
        name -> Predictions.ofLogits(read.apply(name + ".npy").values());
    Table.Builder raw = Table.of("beside the first teacher", "slope", "offset, lowest fifth");
    List<Panel> panels = new ArrayList<>();
    for (List<String> names : inPlace.values()) {
      ConfidencePairs pairs =
          ConfidencePairs.of(answer.apply(teachers.get(0)), answer.apply(names.get(0)));
      Confidence found = Confidence.of(pairs);
      raw.row(
          names.get(0),
          words.apply(found.line().slope()),
          words.apply(found.quintiles().get(0).offset()));
      panels.add(
          Panel.of(
                  Axis.linear("log-odds, " + teachers.get(0)),
                  Axis.linear("log-odds, " + names.get(0)),
                  Scatter.of("rows", pairs.teacher(), pairs.student(), Style.of(Colour.of(0))),
                  Reference.diagonal("").withLabel("equal"))
              .titled(names.get(0)));
    }
    display.table(raw.build());
    display.text("Verdict on any of them: " + Uncontrolled.WORD);
    // %% code
    display.figure(
        Figure.wide(3, panels)
            .withCaption("Log-odds of the first teacher's top class, networks against it."));
    // %% md
    // By its interval over rows the student is surer than its teacher where that is sure, and less
    // sure where it is not. But a network that never saw it, and learned the labels at the
    // student's temperature, is surer by far more; and the second teacher, of the first one's own
    // recipe, does not come out at 1 and 0 either. That another seed would have given another
    // network is in none of these intervals. So nothing follows from one pair, whatever the number
    // of rows.
    // %% md
    // ## Three pairs, each beside the other teachers
    //
    // A control that neither network ever saw takes out what noise of training does to a slope:
    // then it is 1 for a network that knows nothing of the teacher. Three pairs show by how much
    // networks of one recipe differ by their seeds. This is what `compare` does with three
    // `--pair`.
    // %% code
    BiFunction<String, List<String>, PairedComparison> compare =
        (ending, names) -> {
          Function<String, ModelScores> scores =
              name -> ModelScores.ofLogits(RowBlocks.of(read.apply(name + ending)));
          List<ComparedModels> pairs = new ArrayList<>();
          for (int i = 0; i < teachers.size(); i++) {
            String teacher = teachers.get(i);
            String other = names.get(i);
            List<ModelScores> controls =
                teachers.stream()
                    .filter(name -> !name.equals(teacher) && !name.equals(other))
                    .map(scores)
                    .toList();
            pairs.add(ComparedModels.of(scores.apply(teacher), scores.apply(other), controls));
          }
          return PairedComparison.of(pairs, ComparisonRules.USUAL, EjmlSolver::new);
        };
    Table.Builder slopes =
        Table.of("rows", "in the students' place", "slope [97.5 %]", "by log-odds", "by margins");
    List<String> sentences = new ArrayList<>();
    for (String part : parts.keySet()) {
      for (String kind : inPlace.keySet()) {
        PairedComparison found = compare.apply(parts.get(part), inPlace.get(kind));
        PairedEffect effect = found.effect().orElseThrow();
        Estimate slope =
            new Estimate(effect.meanSlope(), effect.slope().low(), effect.slope().high());
        String other = found.marginEffect().orElseThrow().verdict().word();
        slopes.row(part, kind, words.apply(slope), effect.verdict().word(), other);
        sentences.add("%s, %s. %s".formatted(kind, part, VerdictSentence.of(found)));
      }
    }
    display.table(slopes.build());
    display.text(String.join("\n", sentences));
    // %% md
    // **Other teachers** have a mean of 1 by algebra, since each of the three is teacher, student
    // and control in turn; what they tell is the interval, which is what networks differ by that
    // know nothing of one another. **Students** come out some 3 % above 1, which is less than
    // three pairs can tell from nothing: *not shown*, and that is not *shown that there is none*;
    // more pairs may decide it. **Hard labels** at the students' temperature exaggerate beyond
    // doubt, and no teacher taught them. Who had only such a network and a teacher would have put
    // down to distillation what the temperature does.
    // %% md
    // ## Bias, in the weights
    //
    // The first layer's weights, projected on the eigendirections of the inputs, in bands of 1, 4,
    // 16 and more. **Lag**: how much further the teacher has come along lower bands where both
    // have come equally far along the top one, each toward its own end. **Movement ratio**: how
    // far the student's weights have moved along lower bands, over the teacher's. Above 0, and
    // below 1, the student is behind. Intervals of 97.5 % are over pairs.
    // %% code
    Matrix none = Matrix.fill(seen.rows(), 1, (i, j) -> 0);
    Spectrum spectrum = Spectrum.byGram(seen, none, LossScale.MEAN, new EjmlSolver());
    Bands bands = Bands.growing(spectrum.directions());
    Table.Builder biases =
        Table.of("in the students' place", "mean lag", "by lag", "movement", "by movement");
    List<Bias> firsts = new ArrayList<>();
    for (String kind : inPlace.keySet()) {
      List<Bias> each = new ArrayList<>();
      for (int i = 0; i < teachers.size(); i++) {
        WeightPath first = weights.apply(teachers.get(i));
        WeightPath second = weights.apply(inPlace.get(kind).get(i));
        each.add(Bias.of(first, second, spectrum.directionVectors(), bands, false));
      }
      firsts.add(each.get(0));
      PairedBias paired = new PairedBias(each);
      biases.row(
          kind,
          words.apply(paired.lag()),
          paired.lagVerdict().word(),
          words.apply(paired.ratio()),
          paired.movementVerdict().word());
    }
    display.table(biases.build());
    // %% code
    display.figure(BiasFigure.of(new BiasReport(firsts.get(0), bands, spectrum.eigenvalues())));
    // %% md
    // By movement the students exaggerate their teachers' bias, by the verdict of three pairs: it
    // is more than seeds do. But so do the networks on hard labels, and the two intervals overlap.
    // So what is seen may be the temperature's doing as well as distillation's; the verdict tells
    // that students and teachers differ, and only the control what by. By lag nothing is shown.
    // Other teachers are at 0 and 1, with wide intervals: some bands move little, and a ratio of
    // two small movements may be anything.
    //
    // **Conclusion.** These students follow their teachers' confidence as closely as three pairs
    // can tell, and move less along lower directions, for which their temperature alone may be the
    // reason. Both take controls to say: other teachers for what seeds do, hard labels for what
    // the recipe does. Nine small networks say nothing of distillation in general;
    // [studies](../src/docs/studies.md) has what larger ones said. Where teacher and student have
    // weights of different scale, by other layers or normalization, only the lag is left.
    // %% end
  }
}
