// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Machine;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Version;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Column;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.eigendistill.output.FileDigest;
import org.eigendistill.output.ResultFolder;
import org.eigendistill.output.RunManifest;
import org.eigendistill.output.StrictJson;
import org.eigendistill.output.WholeFile;

/**
 * Finished runs, each in a folder of its own key: run.json (the description), metrics.csv,
 * weights.npy (checkpoints x units x inputs), train_logits.npy and test_logits.npy (checkpoints x
 * rows x classes), as {@code diagnose} takes them, and manifest.json: program, date and machine of
 * its training, and the digests of its files. Of a run that was looked at by steps checkpoints are
 * the end alone, and there are path.csv (steps) and path_logits.npy (steps x watched rows x
 * classes). Beside them KEY.part is the state of a run that has not finished.
 */
final class RunStore {
  private static final long KEEP_NANOS = 15_000_000_000L;
  private static final String DESCRIPTION = "run.json";

  /** Where an earlier version kept what is in the manifest now. */
  private static final String OLD_MADE = "made.json";

  private static final String TEST_LOGITS = "test_logits.npy";
  private static final String PATH = "path.csv";
  private static final Column<Long> STEP = Column.count("step");

  private static final Set<String> FILES =
      Set.of(
          DESCRIPTION,
          "metrics.csv",
          "weights.npy",
          "train_logits.npy",
          "test_logits.npy",
          PATH,
          "path_logits.npy");

  private final Path folder;
  private final Set<Path> unchecked = ConcurrentHashMap.newKeySet();

  RunStore(Path folder) {
    this.folder = folder;
  }

  /**
   * A finished run. What a save that broke off has left to be moved is moved first.
   *
   * @throws BadInputException if what lies under its key is another run, or damaged
   */
  Optional<Run> find(RunKey key) {
    Path place = folder.resolve(key.name());
    ResultFolder.recover(place);
    Path description = place.resolve(DESCRIPTION);
    if (!Files.exists(description)) {
      return Optional.empty();
    }
    try {
      Map<?, ?> found = json().readValue(Files.readAllBytes(description), Map.class);
      Map<?, ?> wanted = json().readValue(key.description(), Map.class);
      if (!found.equals(wanted)) {
        throw BadInputException.of(
            description, "", "it is the run of another recipe or of other data", mend(place));
      }
      requireStored(place);
      Run run = whole(place);
      WholeFile.deleteQuietly(part(key));
      return Optional.of(run);
    } catch (IOException e) {
      throw BadInputException.of(description, "", "it cannot be read", mend(place), e);
    }
  }

  /** Every file still has the bytes that were stored, as far as these are on record. */
  private void requireStored(Path place) throws IOException {
    Optional<RunManifest> manifest = RunManifest.of(place);
    if (manifest.isEmpty()) {
      unchecked.add(place);
      return;
    }
    for (Map.Entry<String, FileDigest> file : manifest.get().files().entrySet()) {
      if (!file.getValue().isOf(place.resolve(file.getKey()))) {
        throw BadInputException.of(
            place.resolve(file.getKey()),
            "",
            "it is missing or not as it was stored, by its SHA-256",
            mend(place));
      }
    }
  }

  /** How many runs were taken that an earlier version stored, without digests. */
  int unchecked() {
    return unchecked.size();
  }

  private static String mend(Path place) {
    return "Move %s away; the run is then made again.".formatted(place);
  }

  private static Run whole(Path place) {
    try {
      return read(place);
    } catch (IllegalArgumentException | BadInputException e) {
      throw BadInputException.of(
          place, "", "a file of this run is missing or damaged", mend(place), e);
    }
  }

  private static Run read(Path place) {
    List<Run.Epoch> epochs = EpochColumns.read(Table.read(place.resolve("metrics.csv")));
    List<Integer> kept =
        epochs.stream()
            .filter(epoch -> !Double.isNaN(epoch.trainAccuracy()))
            .map(Run.Epoch::epoch)
            .toList();
    List<Matrix> weights = stack(place, "weights");
    List<Matrix> train = stack(place, "train_logits");
    List<Matrix> test = stack(place, "test_logits");
    if (kept.isEmpty()
        || weights.size() != kept.size()
        || train.size() != kept.size()
        || test.size() != kept.size()) {
      throw BadInputException.of(
          place, "", "its arrays have other numbers of checkpoints than metrics.csv", mend(place));
    }
    List<Run.Checkpoint> checkpoints = new ArrayList<>();
    for (int c = 0; c < kept.size(); c++) {
      checkpoints.add(new Run.Checkpoint(kept.get(c), weights.get(c), train.get(c), test.get(c)));
    }
    return new Run(epochs, checkpoints, readPath(place));
  }

  private static Optional<StepPath> readPath(Path place) {
    return Files.exists(place.resolve(PATH))
        ? Optional.of(
            new StepPath(Table.read(place.resolve(PATH)).column(STEP), stack(place, "path_logits")))
        : Optional.empty();
  }

  private static List<Matrix> stack(Path place, String name) {
    return new ArrayName(place.resolve(name + ".npy"), name).stack().matrices();
  }

  /**
   * Stores a finished run, whole or not at all, and drops its state. Where another process has
   * stored it first, that one's is as good.
   */
  void save(RunKey key, Run run, boolean single) {
    Path place = folder.resolve(key.name());
    ResultFolder.Opening opening =
        ResultFolder.Opening.of("training of " + key.name(), FILES).waiting();
    try (ResultFolder out = ResultFolder.open(place, opening)) {
      if (!Files.exists(place.resolve(DESCRIPTION))) {
        write(out, key, run, single);
        out.publish(files -> made());
      }
      WholeFile.deleteQuietly(part(key));
    }
  }

  private static void write(ResultFolder out, RunKey key, Run run, boolean single) {
    List<Run.Checkpoint> all = run.checkpoints();
    out.write("metrics.csv", EpochColumns.table(run.epochs())::write);
    write(out, "weights.npy", single, all.stream().map(Run.Checkpoint::inputWeights).toList());
    write(out, "train_logits.npy", single, all.stream().map(Run.Checkpoint::trainLogits).toList());
    write(out, TEST_LOGITS, single, all.stream().map(Run.Checkpoint::testLogits).toList());
    run.path()
        .ifPresent(
            path -> {
              Table.Builder steps = Table.with(List.of(STEP));
              path.steps().forEach(step -> steps.add(STEP.is(step)));
              out.write(PATH, steps.build()::write);
              write(out, "path_logits.npy", single, path.logits());
            });
    out.write(DESCRIPTION, file -> Files.writeString(file, key.description()));
  }

  private static Map<String, Object> made() {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("program", "eigendistill " + Version.current());
    made.put("command", "training");
    made.put("machine", Machine.here());
    made.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return made;
  }

  /** The SHA-256 of a finished run's logits on test rows; empty of a version without digests. */
  String digest(RunKey key) {
    return RunManifest.of(folder.resolve(key.name()))
        .map(manifest -> manifest.files().get(TEST_LOGITS).sha256())
        .orElse("");
  }

  /** The processor and its instruction set on which a finished run was trained. */
  String processor(RunKey key) {
    Path place = folder.resolve(key.name());
    Path manifest = place.resolve(RunManifest.FILE);
    Path file = Files.exists(manifest) ? manifest : place.resolve(OLD_MADE);
    try {
      JsonNode machine = json().readTree(Files.readAllBytes(file)).path("machine");
      return machine.isObject()
          ? json().treeToValue(machine, Machine.class).kind()
          : Machine.UNKNOWN;
    } catch (IOException e) {
      return Machine.UNKNOWN;
    }
  }

  private static void write(ResultFolder out, String name, boolean single, List<Matrix> all) {
    out.write(
        name,
        file -> {
          Matrix first = all.get(0);
          long[] shape = {all.size(), first.rows(), first.columns()};
          try (NpyWriter writer =
              single ? NpyWriter.openSingle(file, shape) : NpyWriter.open(file, shape)) {
            for (Matrix each : all) {
              writer.append(each);
            }
          }
        });
  }

  private Path part(RunKey key) {
    return folder.resolve(key.name() + ".part");
  }

  /** Keeps the state of a run under its key, every quarter of a minute. */
  RestartStore restart(RunKey key) {
    return new RestartStore() {
      private long kept = System.nanoTime();

      @Override
      public Optional<TrainingState> last() {
        return state(key);
      }

      @Override
      public boolean isDue() {
        return System.nanoTime() - kept > KEEP_NANOS;
      }

      @Override
      public void keep(TrainingState state) {
        WholeFile.write(part(key), file -> Files.write(file, StateFile.bytes(key, state)));
        kept = System.nanoTime();
      }
    };
  }

  private Optional<TrainingState> state(RunKey key) {
    return Files.exists(part(key)) ? Optional.of(StateFile.read(part(key), key)) : Optional.empty();
  }

  static ObjectMapper json() {
    return StrictJson.mapper();
  }
}
