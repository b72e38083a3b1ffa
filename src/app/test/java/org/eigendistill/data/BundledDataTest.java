// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledDataTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "fashion-mnist,6000,2000,784,10",
    "fashion-mnist-10k,10000,3700,784,10",
    "spam,4026,1342,1000,2",
    "longley,13,3,6,1",
    "statecrime,41,10,5,1",
    "macrodata,162,41,10,1"
  })
  void shapes(String name, int train, int test, int features, int targets) {
    Split split = BundledData.load(name);
    assertThat(split.train().rows()).isEqualTo(train);
    assertThat(split.test().rows()).isEqualTo(test);
    for (Dataset part : List.of(split.train(), split.test())) {
      assertThat(part.features().columns()).isEqualTo(features);
      assertThat(part.targets().columns()).isEqualTo(targets);
      assertThat(part.features().firstNonFinite()).isNegative();
    }
  }

  @Test
  void imagesAreBalancedAndScaled() {
    Split split = BundledData.load("fashion-mnist");
    int[] counts = new int[10];
    Arrays.stream(split.train().labels().orElseThrow()).forEach(label -> counts[label]++);
    assertThat(counts).containsOnly(600);
    double[] pixels = split.test().features().toArray();
    assertThat(Arrays.stream(pixels).min().orElseThrow()).isZero();
    assertThat(Arrays.stream(pixels).max().orElseThrow()).isEqualTo(1);
  }

  /** What was drawn from the smaller set is drawn from it still. */
  @Test
  void moreImagesComeBehindTheFirst() {
    Split some = BundledData.load("fashion-mnist");
    Split more = BundledData.load("fashion-mnist-10k");
    for (boolean train : new boolean[] {true, false}) {
      Dataset few = train ? some.train() : some.test();
      Dataset many = train ? more.train() : more.test();
      int[] first = java.util.stream.IntStream.range(0, few.rows()).toArray();
      assertThat(many.rows(first).features()).isEqualTo(few.features());
      assertThat(many.rows(first).labels().orElseThrow()).isEqualTo(few.labels().orElseThrow());
      int[] counts = new int[10];
      Arrays.stream(many.labels().orElseThrow()).forEach(label -> counts[label]++);
      assertThat(counts).containsOnly(many.rows() / 10);
      Set<String> images = new HashSet<>();
      for (int i = 0; i < many.rows(); i++) {
        images.add(Arrays.toString(many.features().row(i)));
      }
      assertThat(images).hasSizeGreaterThan(many.rows() - 10); // the full set repeats a few
    }
    assertThat(BundledData.load("fashion-mnist").train().digest())
        .isNotEqualTo(more.train().digest());
  }

  @Test
  void packageDescriptionsAreWordNumbers() {
    ArrayFolder packages = BundledData.packageSections();
    assertThat(packages.lines("classes.txt").orElseThrow()).hasSize(20).startsWith("admin");
    for (String part : List.of("train", "test")) {
      NamedMatrix x = packages.array(part + "_x");
      NamedMatrix y = packages.array(part + "_y");
      assertThat(x.values().rows()).isEqualTo(part.equals("train") ? 11767 : 2978);
      assertThat(x.values().columns()).isEqualTo(64);
      assertThat(Arrays.stream(x.values().toArray()).max().orElseThrow()).isEqualTo(4999);
      assertThat(y.values().rows()).isEqualTo(x.values().rows());
      assertThat(Arrays.stream(y.values().toArray()).distinct()).hasSize(20);
    }
    assertThatThrownBy(() -> BundledData.load("package-sections"))
        .hasMessageContaining("sequences of words");
  }

  @Test
  void mailsHoldCommonWordsOnly() {
    MailSequences train = BundledData.trainingMails();
    assertThat(train.vocabulary()).hasSize(1000).doesNotHaveDuplicates();
    assertThat(train.vocabulary()).allMatch(word -> word.matches("[a-z]{3,15}"));
    assertThat(train.vocabulary()).doesNotContain("john", "mark", "smith", "http", "localhost");
    assertThat(train.words()).allMatch(words -> words.length >= 10 && words.length <= 1000);
    assertThat(Arrays.stream(train.labels()).sum()).isEqualTo(1148);
  }

  @Test
  void noMailIsInBothParts() {
    Set<String> train = new HashSet<>();
    BundledData.trainingMails().words().forEach(words -> train.add(Arrays.toString(words)));
    assertThat(BundledData.testMails().words())
        .noneMatch(words -> train.contains(Arrays.toString(words)));
  }

  @Test
  void countsAreLogarithmsOfOnePlusCount() {
    MailSequences mails = BundledData.testMails();
    Dataset counts = mails.counts();
    int[] first = mails.words().get(0);
    int word = first[0];
    long count = Arrays.stream(first).filter(w -> w == word).count();
    assertThat(counts.features().get(0, word)).isEqualTo(StrictMath.log1p(count));
  }

  @Test
  void fullSetFromAFolder() throws IOException {
    byte[] images = new byte[16 + 2 * 784];
    System.arraycopy(
        new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28}, 0, images, 0, 16);
    images[16] = (byte) 51;
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 4, 9};
    for (String part : List.of("train", "t10k")) {
      Files.write(folder.resolve(part + "-images-idx3-ubyte"), images);
      Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels);
    }
    Split split = BundledData.fashionMnist(folder);
    assertThat(split.train().labels().orElseThrow()).containsExactly(4, 9);
    assertThat(split.test().features().get(0, 0)).isEqualTo(0.2);
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    assertThatThrownBy(() -> BundledData.fashionMnist(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("t10k-labels-idx1-ubyte.gz");
  }

  @Test
  void unknownNameListsTheKnown() {
    assertThatThrownBy(() -> BundledData.load("mnist"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("fashion-mnist, fashion-mnist-10k, spam, longley");
  }

  @Test
  void digestsTellDataApart() {
    Dataset longley = BundledData.regression("longley");
    assertThat(longley.digest()).isEqualTo(BundledData.regression("longley").digest());
    assertThat(longley.rows(0, 1, 2).digest()).isNotEqualTo(longley.digest());
  }
}
