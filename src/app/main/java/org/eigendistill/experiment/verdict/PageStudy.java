// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eigendistill.experiment.StudyCell;

/** The studies of src/docs/pre-registration.md that hypotheses are about. */
public enum PageStudy {
  /** Images, short training. */
  A("mlp-short", "MLP, short", 10, 0, 0.2, 0.4),
  /** Images, long training; losses are switched here. */
  B("mlp-long", "MLP, long", 8, 0, 0.2, 0.4),
  /** All images. */
  C("mlp-60k", "MLP, 60,000 images", 5, 0, 0.2),
  /** Students of one teacher by epochs. */
  D("dose", "MLP, dose", 5, 0, 0.2),
  /** Convolutions with batch norm. */
  E("cnn-bn", "CNN, batch norm", 5, 0, 0.2),
  /** Residual blocks. */
  F("resnet8", "ResNet-8", 5, 0),
  /** Package descriptions, convolution. */
  G("topics-conv", "topics, convolution", 5, 0, 0.2),
  /** Package descriptions, transformer. */
  H("topics-transformer", "topics, transformer", 5, 0),
  /** Mails. */
  I("mails-conv", "mails, convolution", 8, 0, 0.2);

  private static final Set<PageStudy> WITH_ROWS_OF_THEIR_OWN = Set.of(A, B, I);
  private static final Set<PageStudy> WITH_TEMPERATURE_1 = Set.of(A, B, C, E, G, I);

  private static final Set<PageStudy> TEXTS = Set.of(G, H, I);

  private final String study;
  private final String title;
  private final int seeds;
  private final List<Double> rates;

  PageStudy(String study, String title, int seeds, double... rates) {
    this.study = study;
    this.title = title;
    this.seeds = seeds;
    this.rates = Arrays.stream(rates).boxed().toList();
  }

  /** Its name in tables. */
  public String study() {
    return study;
  }

  /** What figures call it. */
  public String title() {
    return title;
  }

  /** Whether its data are texts; the others' are images. */
  public boolean isOfTexts() {
    return TEXTS.contains(this);
  }

  /** Their names, in the page's order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(PageStudy::study).toList();
  }

  /** How many seeds, from 1. */
  public int seeds() {
    return seeds;
  }

  /** Its cells, by rate of label noise. */
  public List<StudyCell> cells() {
    return rates.stream().map(rate -> new StudyCell(study, rate)).toList();
  }

  /** The study of a name. */
  public static Optional<PageStudy> named(String study) {
    return Arrays.stream(values()).filter(s -> s.study.equals(study)).findFirst();
  }

  /** The study of a cell. */
  static Optional<PageStudy> of(StudyCell cell) {
    return named(cell.study());
  }

  /**
   * Whether seeds train on the same rows or mostly so, for they draw most of what there is; then
   * the error of rows comes on top of the spread of seeds on training rows too.
   */
  boolean sharesTrainingRows() {
    return !WITH_ROWS_OF_THEIR_OWN.contains(this);
  }

  /** Whether it has students at temperature 1. */
  boolean hasTemperature1() {
    return WITH_TEMPERATURE_1.contains(this);
  }

  /** The student that is as its teacher. */
  PageArm student() {
    return this == D ? PageArm.DOSE_60 : PageArm.STUDENT;
  }

  /** All cells, in the page's order. */
  public static Stream<StudyCell> allCells() {
    return Arrays.stream(values()).flatMap(study -> study.cells().stream());
  }
}
