// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs are stored under their own keys, go on after a break, and are not taken for others. */
class RunStoreTest {
  private static final NetworkData DATA = Small.data(60, 16, 3);

  @TempDir private Path folder;

  private final Pool pool = pool();

  private static Pool pool() {
    Dataset rows =
        Dataset.labelled(
            "random",
            DATA.train().inputs(),
            Dataset.numbered("x", 16),
            DATA.train().labels(),
            Dataset.numbered("class", 3));
    return Pool.of(new Split(rows, rows), rows.digest());
  }

  private RunKey key(Recipe recipe, long seed) {
    return RunKey.of(recipe, pool, 60, 0, 1, seed, Optional.empty(), false);
  }

  /** A store that keeps the state of one epoch and then breaks the run. */
  private RestartStore breaking(RunStore store, RunKey key, int epoch) {
    RestartStore kept = store.restart(key);
    return new RestartStore() {
      private int epochs;

      @Override
      public Optional<TrainingState> last() {
        return kept.last();
      }

      @Override
      public boolean isDue() {
        return ++epochs == epoch;
      }

      @Override
      public void keep(TrainingState state) {
        kept.keep(state);
        throw new IllegalStateException("broken");
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optimizer: adam\nbatch: 13",
        "optimizer: sgd\nmomentum: 0.9\nbatch: 20",
        "optimizer: sgd",
        "model: cnn\nbatch: 16\naugmentation: flip-shift",
        "optimizer: adam\nbatch: 13\nprecision: float64",
        "momentum: 0.9\nnesterov: true\nweight-decay: 0.01\nwarm-up: 0.2\nnorm: batch\nbatch: 20",
        "model: resnet8\nwidth: 2\nmomentum: 0.9\nwarm-up: 0.6\nbatch: 16\naugmentation: flip-crop"
      })
  void aBrokenRunEndsInTheSameBits(String lines) {
    String model = lines.startsWith("model") ? "" : "model: mlp\nhidden: [8]\n";
    Recipe recipe =
        Small.recipe(model + lines, "schedule: cosine", "learning-rate: 0.01", "epochs: 7")
            .onLabels();
    endsInTheSameBits(recipe, DATA);
  }

  @Test
  void aBrokenTransformerEndsInTheSameBits() {
    Recipe recipe =
        Small.recipe(
                "model: transformer",
                "width: 4",
                "optimizer: adam",
                "weight-decay: 0.01",
                "warm-up: 0.5",
                "batch: 20",
                "learning-rate: 0.01",
                "epochs: 7")
            .onLabels();
    LabelledRows rows =
        LabelledRows.clean(
            Matrix.fill(60, 5, (i, j) -> (i * 7 + j * j) % 6), DATA.train().labels());
    endsInTheSameBits(recipe, new NetworkData("words", rows, rows, rows, 3, 5));
  }

  private void endsInTheSameBits(Recipe recipe, NetworkData data) {
    Job job = new Job(recipe, data, Optional.empty(), 5);
    Run whole = Trainer.train(job, false, Progress.NONE);
    RunStore store = new RunStore(folder);
    RunKey key = key(recipe, 5);
    assertThatThrownBy(() -> Trainer.train(job, false, breaking(store, key, 3), Progress.NONE))
        .hasMessage("broken");
    assertThat(folder.resolve(key.name() + ".part")).isNotEmptyFile();
    Run resumed = Trainer.train(job, false, store.restart(key), Progress.NONE);
    assertThat(resumed).isEqualTo(whole);
    store.save(key, resumed, recipe.precision().equals("float32"));
    assertThat(folder.resolve(key.name() + ".part")).doesNotExist();
    assertThat(store.find(key)).contains(whole);
  }

  /** So does one that is looked at by steps and has a second phase, broken off in either. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aBrokenWayEndsInTheSameBits(int epoch) {
    Recipe recipe =
        Small.recipe(
                "model: mlp\nhidden: [8]\noptimizer: adam\nbatch: 13",
                "schedule: cosine",
                "learning-rate: 0.01",
                "epochs: 6")
            .at(4, 16)
            .thenLabels(0.5);
    Job job =
        new Job(
            recipe,
            DATA,
            Optional.of(Small.random(60, 3, 103)),
            101,
            102,
            Optional.of(new SecondPhase(1, 1, true)),
            20);
    Run whole = Trainer.train(job, false, Progress.NONE);
    RunStore store = new RunStore(folder);
    RunKey key = RunKey.of(job, pool, 60, 0, 101, Optional.empty(), false);
    assertThatThrownBy(() -> Trainer.train(job, false, breaking(store, key, epoch), Progress.NONE))
        .hasMessage("broken");
    Run resumed = Trainer.train(job, false, store.restart(key), Progress.NONE);
    assertThat(resumed).isEqualTo(whole);
    store.save(key, resumed, true);
    assertThat(store.find(key)).contains(whole);
  }

  /** All that a job says is in its key. */
  @Test
  void aJobsKeyHoldsAllOfIt() {
    Recipe recipe =
        Small.recipe("model: softmax", "learning-rate: 0.1", "epochs: 2").thenLabels(0.5);
    Optional<SecondPhase> phase = Optional.of(new SecondPhase(1, 1, true));
    List<Job> jobs =
        List.of(
            job(recipe, 1, 2, phase, 20),
            job(recipe, 3, 2, phase, 20),
            job(recipe, 1, 3, phase, 20),
            job(recipe, 1, 2, phase, 21),
            job(recipe, 1, 2, Optional.empty(), 20),
            job(recipe, 1, 2, Optional.of(new SecondPhase(2, 1, true)), 20),
            job(recipe, 1, 2, Optional.of(new SecondPhase(1, 2, true)), 20),
            job(recipe, 1, 2, Optional.of(new SecondPhase(1, 1, false)), 20));
    assertThat(
            jobs.stream()
                .map(job -> RunKey.of(job, pool, 60, 0, 101, Optional.empty(), false).name()))
        .doesNotHaveDuplicates();
    RunKey key = RunKey.of(jobs.get(0), pool, 60, 0, 101, Optional.empty(), false);
    assertThat(key.untrained().name()).isNotEqualTo(key.name());
  }

  private static Job job(
      Recipe recipe, long start, long order, Optional<SecondPhase> phase, int watched) {
    Optional<Matrix> teacher = Optional.of(Small.random(60, 3, 103));
    return new Job(recipe, DATA, teacher, start, order, phase, watched);
  }

  @Test
  void anotherRecipeOrSeedIsAnotherKey() {
    Recipe recipe = Small.recipe("model: softmax", "learning-rate: 0.1", "epochs: 2").onLabels();
    assertThat(key(recipe, 5).name()).isEqualTo(key(recipe, 5).name()).hasSize(16);
    assertThat(key(recipe, 6).name()).isNotEqualTo(key(recipe, 5).name());
    assertThat(key(recipe.at(4, 16), 5).name()).isNotEqualTo(key(recipe, 5).name());
  }

  @Test
  void whatIsNotThisRunIsRefused() throws Exception {
    Recipe recipe = Small.recipe("model: softmax", "learning-rate: 0.1", "epochs: 4").onLabels();
    RunStore store = new RunStore(folder);
    RunKey mine = key(recipe, 5);
    RunKey other = key(recipe, 6);
    Run run = Trainer.train(new Job(recipe, DATA, Optional.empty(), 6), false, Progress.NONE);
    store.save(other, run, true);
    Files.move(folder.resolve(other.name()), folder.resolve(mine.name()));
    assertThatThrownBy(() -> store.find(mine))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("another recipe or of other data");

    Job job = new Job(recipe, DATA, Optional.empty(), 6);
    assertThatThrownBy(() -> Trainer.train(job, false, breaking(store, other, 2), Progress.NONE))
        .hasMessage("broken");
    Path part = folder.resolve(mine.name() + ".part");
    Files.move(folder.resolve(other.name() + ".part"), part);
    assertThatThrownBy(() -> store.restart(mine).last())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("checkpoint of another recipe");
    byte[] bytes = Files.readAllBytes(part);
    Files.write(part, Arrays.copyOf(bytes, bytes.length - 100));
    Files.move(part, folder.resolve(other.name() + ".part"));
    assertThatThrownBy(() -> store.restart(other).last())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("damaged");
  }

  private RunKey stored(RunStore store) {
    Recipe recipe = Small.recipe("model: softmax", "learning-rate: 0.1", "epochs: 2").onLabels();
    RunKey key = key(recipe, 5);
    Job job = new Job(recipe, DATA, Optional.empty(), 5);
    store.save(key, Trainer.train(job, false, Progress.NONE), true);
    return key;
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at < 0 ? bytes.length + at : at] ^= 1;
    Files.write(file, bytes);
  }

  /** The last bit of a number is no other number to the eye, and another result. */
  @Test
  void aFlippedBitIsSeen() throws IOException {
    RunStore store = new RunStore(folder);
    RunKey key = stored(store);
    for (String name :
        List.of("weights.npy", "train_logits.npy", "test_logits.npy", "metrics.csv")) {
      Path file = folder.resolve(key.name()).resolve(name);
      flip(file, -3);
      assertThatThrownBy(() -> store.find(key))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(name + ": it is missing or not as it was stored")
          .hasMessageContaining("away; the run is then made again.");
      flip(file, -3);
      assertThat(store.find(key)).isPresent();
    }
    assertThat(store.unchecked()).isZero();
  }

  @Test
  void aFlippedBitOfAStateIsSeen() throws IOException {
    RunStore store = new RunStore(folder);
    Recipe recipe = Small.recipe("model: softmax", "learning-rate: 0.1", "epochs: 4").onLabels();
    RunKey key = key(recipe, 5);
    Job job = new Job(recipe, DATA, Optional.empty(), 5);
    assertThatThrownBy(() -> Trainer.train(job, false, breaking(store, key, 2), Progress.NONE))
        .hasMessage("broken");
    Path part = folder.resolve(key.name() + ".part");
    assertThat(store.restart(key).last()).isPresent();
    for (int at : new int[] {0, 25, 60, -1, -1000}) {
      flip(part, at);
      assertThatThrownBy(() -> store.restart(key).last())
          .as("byte %d", at)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("damaged");
      flip(part, at);
    }
  }

  /** They lie as before, but for the manifest. */
  @Test
  void runsOfAnEarlierVersionAreStillRead() throws IOException {
    RunStore store = new RunStore(folder);
    RunKey key = stored(store);
    Path place = folder.resolve(key.name());
    Files.delete(place.resolve("manifest.json"));
    Files.writeString(
        place.resolve("made.json"),
        "{\"machine\": {\"processor\": \"Old\", \"instructions\": \"SSE\"}}");
    assertThat(store.find(key)).isPresent();
    assertThat(store.find(key)).isPresent();
    assertThat(store.unchecked()).isEqualTo(1);
    assertThat(store.processor(key)).isEqualTo("Old (SSE)");
    byte[] part = StateFile.bytes(key, new TrainingState(1, 2, List.of(), store.find(key).get()));
    Path state = folder.resolve(key.name() + ".part");
    Files.write(state, Arrays.copyOfRange(part, 21 + 32, part.length));
    assertThat(store.restart(key).last().orElseThrow().steps()).isEqualTo(2);
  }

  /** Several processes may train one run at a time: whoever is second has the same bits. */
  @Test
  void severalStoresMayKeepOneRun() throws Exception {
    RunStore first = new RunStore(folder);
    RunKey key = stored(first);
    Run run = first.find(key).orElseThrow();
    Path other = folder.resolve("other");
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Optional<Run>>> tasks =
          Collections.nCopies(
              4,
              () -> {
                RunStore own = new RunStore(other);
                own.save(key, run, true);
                return own.find(key);
              });
      for (Future<Optional<Run>> done : workers.invokeAll(tasks)) {
        assertThat(done.get()).contains(run);
      }
    } finally {
      workers.shutdownNow();
    }
    try (Stream<Path> files = Files.list(other.resolve(key.name()))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "manifest.json",
              "metrics.csv",
              "run.json",
              "test_logits.npy",
              "train_logits.npy",
              "weights.npy");
    }
  }
}
