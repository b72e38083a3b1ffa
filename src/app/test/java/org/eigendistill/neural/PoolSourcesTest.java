// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences, colour images and averaged ones as networks get them. */
class PoolSourcesTest {
  @TempDir private Path folder;

  @Test
  void packageDescriptionsAreSequences() {
    Pool pool = PoolSources.load("package-sections", true);
    assertThat(pool.rows()).isEqualTo(11767);
    assertThat(pool.test().rows()).isEqualTo(2978);
    assertThat(pool.classes()).isEqualTo(20);
    assertThat(pool.vocabulary()).isEqualTo(4999);
    assertThat(pool.counts().columns()).isEqualTo(4999);
    assertThatThrownBy(() -> PoolSources.load("package-sections", false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it holds sequences of words");
  }

  private void write(String name, double[]... rows) throws IOException {
    NpyWriter.write(folder.resolve(name + ".npy"), Matrix.ofRows(rows));
  }

  private void writeWords() throws IOException {
    write("train_x", new double[][] {{1, 2, 0}, {3, 0, 0}, {2, 2, 1}});
    write("train_y", new double[][] {{0}, {1}, {1}});
    write("test_x", new double[][] {{4, 1, 0}});
    write("test_y", new double[][] {{1}});
  }

  private void refused(boolean sequences, String words) {
    assertThatThrownBy(() -> PoolSources.load(folder.toString(), sequences))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(words);
  }

  @Test
  void aFolderOfWordNumbersIsChecked() throws Exception {
    writeWords();
    Pool pool = PoolSources.load(folder.toString(), true);
    assertThat(pool.vocabulary()).isEqualTo(4);
    assertThat(pool.classes()).isEqualTo(2);
    assertThat(pool.train().row(2)).containsExactly(2, 2, 1);
    assertThat(pool.counts().get(2, 1) - pool.counts().get(1, 1)).isEqualTo(StrictMath.log1p(2));

    Files.writeString(folder.resolve("classes.txt"), "mail\nmath\nnet\n");
    assertThat(PoolSources.load(folder.toString(), true).classes()).isEqualTo(3);
    Files.writeString(folder.resolve("classes.txt"), "mail\n");
    refused(true, "classes.txt: it has one class only");
    Files.writeString(folder.resolve("classes.txt"), "mail\nmath\n");
    write("test_y", new double[][] {{2}});
    refused(true, "test_y.npy, row 1: classes.txt has no class 2");
    Files.delete(folder.resolve("classes.txt"));
    refused(true, "test_y.npy, row 1: train_y.npy has no class 2");

    writeWords();
    write("test_x", new double[][] {{4, 1}});
    refused(true, "test_x.npy: it has 2 features");
    write("test_x", new double[][] {{4, 1.5, 0}});
    refused(true, "row 1, column 2: 1.5 is no word number");
    write("test_x", new double[][] {{4, -1, 0}});
    refused(true, "-1 is no word number");
    write("test_x", new double[][] {{4, 1e7, 0}});
    refused(true, "at most 1,000,000");
    write("train_y", new double[][] {{0}, {1}});
    refused(true, "train_y.npy: it is 2 x 1 where 3 class numbers are needed");
  }

  /** Images in the official form: labels, then all of red, of green and of blue. */
  static void writeCifar(Path file, int images, int labels, int classes) throws Exception {
    Randomness random = Randomness.of(110);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < images; i++) {
      for (int l = 0; l < labels; l++) {
        out.write(l == labels - 1 ? i % classes : i % 20);
      }
      for (int j = 0; j < 3072; j++) {
        out.write(random.below(256));
      }
    }
    Files.write(file, out.toByteArray());
  }

  @Test
  void foldersOfCifarAreRead() throws Exception {
    for (int batch = 1; batch <= 5; batch++) {
      writeCifar(folder.resolve("data_batch_%d.bin".formatted(batch)), 3, 1, 10);
    }
    refused(false, "test_batch.bin");
    writeCifar(folder.resolve("test_batch.bin"), 2, 1, 10);
    Pool ten = PoolSources.load(folder.toString(), false);
    assertThat(ten.labels()).startsWith(0, 1, 2, 0).hasSize(15);
    assertThat(ten.classes()).isEqualTo(10);
    byte[] bytes = Files.readAllBytes(folder.resolve("data_batch_1.bin"));
    double gap = ((bytes[1 + 7] & 0xff) - (bytes[3073 + 1 + 7] & 0xff)) / 255.0;
    assertThat(ten.train().get(0, 7) - ten.train().get(1, 7)).isCloseTo(gap, within(1e-15));
    writeCifar(folder.resolve("data_batch_3.bin"), 3, 2, 100);
    refused(false, "data_batch_3.bin: its images are not of CIFAR-10");
    Files.delete(folder.resolve("data_batch_1.bin"));
    writeCifar(folder.resolve("train.bin"), 40, 2, 100);
    writeCifar(folder.resolve("test.bin"), 7, 2, 100);
    Pool hundred = PoolSources.load(folder.toString(), false);
    assertThat(hundred.classes()).isEqualTo(100);
    assertThat(hundred.labels()).endsWith(38, 39);
    writeCifar(folder.resolve("test.bin"), 7, 1, 10);
    refused(false, "test.bin: its images are not of CIFAR-100");
  }

  /** The bundled studies of ResNet-56, two steps of its teacher and its student on a few images. */
  @Test
  void residualNetworksLearnFromFoldersOfCifar() throws Exception {
    writeCifar(folder.resolve("train.bin"), 100, 2, 100);
    writeCifar(folder.resolve("test.bin"), 3, 2, 100);
    TripleStudy study = StudyFile.readTriple("cifar100-resnet56-clean");
    assertThat(StudyFile.readTriple("cifar100-resnet56-noisy").teacher())
        .isEqualTo(study.teacher());
    Pool pool = PoolSources.load(folder.toString(), false);
    NetworkData data = pool.draw(10, 0.2, 114);
    Recipe recipe = study.teacher().lasting(2); // the rate of the first step is 0
    Run teacher = Trainer.train(new Job(recipe, data, Optional.empty(), 115), false, Progress.NONE);
    assertThat(teacher.last().testLogits().columns()).isEqualTo(100);
    assertThat(teacher.last().inputWeights().columns()).isEqualTo(27);
    assertThat(teacher.last().inputWeights())
        .isNotEqualTo(teacher.checkpoints().get(0).inputWeights());
    Recipe student = study.arms().get(0).recipe().lasting(2);
    Job taught = new Job(student, data, Optional.of(teacher.last().trainLogits()), 116);
    Run learnt = Trainer.train(taught, false, Progress.NONE);
    assertThat(learnt.end().loss()).isFinite();
  }

  /** Rows, images and batches of the studies that need no folder of a user's. */
  @Test
  void studiesFitTheDataThatComeAlong() {
    StudyPools pools = new StudyPools();
    for (String name : StudyFile.threeTeachers()) {
      TripleStudy study = StudyFile.readTriple(name);
      if (List.of("fashion-mnist-full", "cifar-100-binary").contains(study.data())) {
        continue;
      }
      for (Recipe recipe : study.recipes()) {
        Pool pool = pools.fitting(name, study.data(), study.rows(), recipe);
        StudyPools.requireBatches(name, study.rows(), pool, recipe);
        if (recipe.layout().pool() == 2) {
          assertThat(pool.test().columns()).isEqualTo(14 * 14);
        }
      }
    }
  }

  /** Every pixel of an averaged image is the mean of its square, in each of the colours. */
  @Test
  void imagesAreAveragedOverSquares() {
    Matrix images = Small.random(2, 3 * 6 * 6, 111);
    Matrix small = ImageShape.of(108, "a test", 1).pooled(images, 3);
    assertThat(small.columns()).isEqualTo(3 * 2 * 2);
    for (int channel = 0; channel < 3; channel++) {
      for (int place = 0; place < 4; place++) {
        double sum = 0;
        for (int y = place / 2 * 3; y < place / 2 * 3 + 3; y++) {
          for (int x = place % 2 * 3; x < place % 2 * 3 + 3; x++) {
            sum += images.get(1, channel * 36 + y * 6 + x);
          }
        }
        assertThat(small.get(1, channel * 4 + place)).isCloseTo(sum / 9, within(1e-15));
      }
    }
    assertThatThrownBy(() -> ImageShape.of(108, "a test", 1).pooled(images, 4))
        .hasMessage("pool: 4 does not divide the 6 pixels of a side");
    assertThatThrownBy(() -> ImageShape.of(50, "pool: 2", 1))
        .hasMessageContaining("pool: 2 needs square images");
  }

  /** Models of sequences find the word that tells the class. */
  @Test
  void sequencesAreLearnt() {
    Randomness words = Randomness.of(112);
    int[] labels = IntStream.range(0, 60).map(i -> i % 3).toArray();
    // A class has a word of its own, at any place.
    Matrix x =
        Matrix.fill(60, 8, (i, j) -> j == i / 3 % 5 ? 4 + labels[i] : j < 5 ? words.below(4) : 0);
    LabelledRows rows = LabelledRows.clean(x, labels);
    NetworkData data = new NetworkData("words", rows, rows, rows, 3, 6);
    for (String model : new String[] {"transformer\nwidth: 8", "text"}) {
      Recipe recipe =
          Small.recipe("model: " + model, "optimizer: adam", "learning-rate: 0.02", "epochs: 30")
              .onLabels();
      Run run = Trainer.train(new Job(recipe, data, Optional.empty(), 113), false, Progress.NONE);
      assertThat(run.end().trainAccuracy()).as(model).isEqualTo(1);
      assertThat(Arrays.stream(run.last().inputWeights().toArray()).allMatch(Double::isFinite))
          .isTrue();
    }
  }
}
