// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook.books;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.chart.BiasFigure;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.BiasReport;
import org.eigendistill.diagnose.Confidence;
import org.eigendistill.diagnose.ConfidencePairs;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.diagnose.Predictions;
import org.eigendistill.diagnose.Uncontrolled;
import org.eigendistill.diagnose.WeightPath;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.Display;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/** Bias and confidence of a student against its teacher. */
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
    // Did a student exaggerate its teacher? Its **bias** shows in the weights through training: is
    // it behind along the lower eigendirections of the data? Its **confidence** shows in the
    // logits. Both are measured here on examples; put your own arrays in their place.
    // %% md
    // ## Bias: the data and the runs
    //
    // 2,000 garments of Fashion-MNIST, 784 pixels, ten classes, and linear models, whose weights
    // the exact engine gives at any time. The teacher learns the labels until time T, 10 / top
    // eigenvalue; the student learns the teacher's outputs, 3.2 times as long. Checkpoints are 0
    // and ten for each factor 10 of time.
    //
    // For your own networks save the inputs and the weights that touch them, checkpoints x units x
    // inputs, from before the first step to the end. Then these lines, and the same for
    // `studentRun`, take the place of the cell below:
    //
    // `Matrix x =
    // org.eigendistill.data.MatrixReader.read(java.nio.file.Path.of("X.npy")).values();`
    //
    // `Spectrum spectrum = Spectrum.byGram(x, Matrix.fill(x.rows(), 1, (i, j) -> 0),
    // LossScale.MEAN, new EjmlSolver());`
    //
    // `double[] eigenvalues = spectrum.eigenvalues();`
    //
    // `WeightPath teacherRun =
    // org.eigendistill.diagnose.WeightFile.read(org.eigendistill.data.ArrayName.parse("teacher_weights.npy",
    // "teacher"), false, x.columns(), "X.npy").path();`
    // %% code
    Dataset all = BundledData.load("fashion-mnist").train();
    Dataset data = all.rows(IntStream.range(0, 2000).toArray());
    Matrix x = Scaling.centring(data.features()).apply(data.features());
    Matrix y = Scaling.centring(data.targets()).apply(data.targets());
    Spectrum spectrum = Spectrum.byGram(x, y, LossScale.MEAN, new EjmlSolver());
    double[] eigenvalues = spectrum.eigenvalues();
    double[] times =
        IntStream.rangeClosed(0, 35)
            .mapToDouble(i -> i == 0 ? 0 : StrictMath.pow(10, i / 10.0 - 2) / eigenvalues[0])
            .toArray();
    BiFunction<Course, Integer, WeightPath> run =
        (training, last) ->
            new WeightPath(
                Arrays.stream(times, 0, last + 1)
                    .mapToObj(t -> t == 0 ? Model.ZERO : training.at(t))
                    .map(model -> model.along(eigenvalues))
                    .map(gains -> Arrays.stream(gains).mapToDouble(Gain::gain).toArray())
                    .map(gains -> spectrum.weights(gains).transpose())
                    .toList());
    int end = 30;
    int longer = 35;
    int shorter = 25;
    Distillation setting = Distillation.of(GradientFlow.of(), times[end]);
    Course onLabels = setting.teacherCourse();
    Course onTeacher = setting.students();
    WeightPath teacherRun = run.apply(onLabels, end);
    WeightPath studentRun = run.apply(onTeacher, longer);
    // %% md
    // ## Lag and movement
    //
    // Directions are taken in bands, and the two runs are matched where both have come equally far
    // along the top one. **Lag**: the teacher's progress in a lower band less the student's; above
    // 0 the student is behind. Progress is toward each run's **own end**, 0 at the start and 1 at
    // the end, so a student that ends short of its teacher has progress 1 all the same. **Movement
    // ratio**: how far the student's weights have gone in a lower band, over the teacher's; below 1
    // the student is behind. It sees the end too, and asks that the weights of both have one scale.
    //
    // Intervals of 95 % are over units, here the ten classes, by the jackknife. They are narrow
    // here, where classes differ only in where their weights lie; expect wider ones of networks.
    // They do not hold what another seed would have given. So one pair alone decides nothing; the
    // controls below do.
    // %% code
    Bands bands = Bands.parse("1,2-5,6-21,22-85", spectrum.directions());
    Matrix directions = spectrum.directionVectors();
    Bias bias = Bias.of(teacherRun, studentRun, directions, bands, true);
    DoubleFunction<String> digits =
        v -> String.format(Locale.ROOT, "%.3f", Math.rint(1000 * v) / 1000 + 0.0);
    Function<Estimate, String> words =
        e ->
            "%s [%s, %s]"
                .formatted(digits.apply(e.value()), digits.apply(e.low()), digits.apply(e.high()));
    Table.Builder lags = Table.of("directions", "lag", "movement ratio");
    for (int b = 1; b < bands.list().size(); b++) {
      lags.row(
          bands.list().get(b).name(),
          words.apply(bias.lags().get(b - 1)),
          words.apply(bias.ratios().get(b - 1)));
    }
    lags.row("mean", words.apply(bias.meanLag()), words.apply(bias.meanRatio()));
    display.table(lags.build());
    // %% code
    display.figure(BiasFigure.of(new BiasReport(bias, bands, eigenvalues)));
    // %% md
    // ## Controls
    //
    // Would a run that is no student show the same? Measure one in the student's place before you
    // believe a number: of networks, training on labels for as long, or a second teacher of another
    // seed.
    // %% code
    Map<String, WeightPath> runs = new LinkedHashMap<>();
    runs.put("student, 3.2 T", studentRun);
    runs.put("student, T", run.apply(onTeacher, end));
    runs.put("control: on labels, 3.2 T", run.apply(onLabels, longer));
    runs.put("control: on labels, T / 3.2", run.apply(onLabels, shorter));
    runs.put("control: the teacher itself", teacherRun);
    Table.Builder controls = Table.of("run", "mean lag", "mean movement ratio");
    for (String name : runs.keySet()) {
      Bias one = Bias.of(teacherRun, runs.get(name), directions, bands, true);
      controls.row(name, words.apply(one.meanLag()), words.apply(one.meanRatio()));
    }
    display.table(controls.build());
    // %% md
    // The student that ran for 3.2 T lags, but a run on labels as long as that lags as much: this
    // lag belongs to the length, for a longer run has an end that lies farther along lower
    // directions. The student that ran for T, as its teacher did, has a lag of 0; a run on labels
    // that stopped earlier, a negative one. A lag therefore says something of distillation only
    // where it is beyond that of a control of the student's own length.
    //
    // Movement tells them apart: 1 for every run on labels, however long, and 0.36 for both
    // students, in whose way and end the lower directions are too small. **Conclusion: this student
    // exaggerates its teacher's bias, by its movement beside the controls'; its lag alone would not
    // have shown it.** That is sure here, where nothing is drawn at random. For your own models
    // look
    // at both, over several seeds, and believe neither before the control. Where teacher and
    // student
    // have weights of different scale, by other layers or normalization, only the lag is left.
    // %% md
    // ## Confidence: made-up logits
    //
    // Does a student exaggerate its teacher's confidence? Take the log-odds of the teacher's top
    // class in both models, row by row, and fit a line.
    //
    // These logits come from no model. They are made up, 2,000 rows of 5 classes, so that the
    // answer is known. Every network has what all of one recipe learn, and noise of its own: so the
    // teacher, and a second teacher of another seed, which is no more and no less sure than the
    // first. The student is surer by the factor 1.2. For your own models put in their place, and
    // likewise for the others:
    //
    // `Matrix teacherLogits =
    // org.eigendistill.data.MatrixReader.read(java.nio.file.Path.of("teacher_logits.npy")).values();`
    // %% code
    Random random = new Random(1);
    Matrix learned = Matrix.fill(2000, 5, (i, j) -> 2 * random.nextGaussian());
    DoubleFunction<Matrix> network =
        sure ->
            Matrix.fill(2000, 5, (i, j) -> sure * learned.get(i, j) + 0.7 * random.nextGaussian());
    Matrix teacherLogits = network.apply(1);
    Matrix secondLogits = network.apply(1);
    Matrix studentLogits = network.apply(1.2);
    BiFunction<Matrix, Matrix, ConfidencePairs> against =
        (first, other) ->
            ConfidencePairs.of(Predictions.ofLogits(first), Predictions.ofLogits(other));
    ConfidencePairs pairs = against.apply(teacherLogits, studentLogits);
    // %% md
    // ## The measurement, beside its control
    //
    // The slope of the line, and the mean offset in the fifth of rows of which the teacher is least
    // sure, with 95 % intervals over rows. Were there no noise of training, a network that is no
    // surer than the first teacher would show a slope of 1 and an offset of 0.
    // %% code
    Table.Builder rows = Table.of("in the student's place", "slope", "offset, lowest fifth");
    Map<String, ConfidencePairs> compared = new LinkedHashMap<>();
    compared.put("student, 1.2 times as sure", pairs);
    compared.put(
        "control: the second teacher, as sure", against.apply(teacherLogits, secondLogits));
    compared.put(
        "the same the other way round: the first, seen from the second",
        against.apply(secondLogits, teacherLogits));
    for (String name : compared.keySet()) {
      Confidence found = Confidence.of(compared.get(name));
      rows.row(
          name, words.apply(found.line().slope()), words.apply(found.quintiles().get(0).offset()));
    }
    display.table(rows.build());
    display.text("Verdict on the student alone: " + Uncontrolled.WORD);
    // %% code
    Figure figure =
        Figure.single(
                Panel.of(
                    Axis.linear("log-odds, teacher"),
                    Axis.linear("log-odds, student"),
                    Scatter.of("rows", pairs.teacher(), pairs.student(), Style.of(Colour.of(0))),
                    Reference.diagonal("").withLabel("student = teacher")))
            .withCaption("Log-odds of the teacher's top class, student against teacher.");
    display.figure(figure);
    // %% md
    // The two teachers deviate from one another in nothing, and yet each is **less sure than the
    // other**: slopes below 1 and low ends below 0, by the whole interval. Rows and classes are
    // picked by what one network is sure of, and what is noise in it the other does not have. The
    // student, 1.2 times as sure, shows a slope of 1.08.
    //
    // **Conclusion: a slope or an offset says something of distillation only beside a second
    // teacher's.** How much, one pair does not tell: a real student has learned some of its own
    // teacher's noise too, and networks of one recipe differ in scale by themselves, which
    // intervals
    // over rows do not hold. Take several seeds.
    // %% end
  }
}
