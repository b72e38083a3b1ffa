// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.output.ResultFolder;
import org.eigendistill.testing.DiskFault;
import org.eigendistill.testing.DiskOperation;
import org.eigendistill.testing.FaultyDisk;
import org.eigendistill.testing.Killed;
import org.eigendistill.testing.Tree;

/** Runs a scenario on a disk that fails at any chosen operation, and judges what is left. */
final class FaultTrial {
  /** How the names of the program's hidden folders end, which begin with a dot. */
  private static final String HIDDEN = "eigendistill|\\.part";

  private final FaultScenario scenario;
  private final Path real;
  private final Attempts attempts;
  private final FaultyDisk disk = new FaultyDisk();
  private final Tree old;
  private final Tree fresh;

  /**
   * What became of a run on a failing disk.
   *
   * @param ended its exit code and words; empty if it died
   * @param hit the operation that failed first; null if none did
   */
  record Attempt(Optional<ProgramRuns.Ended> ended, DiskOperation hit) {}

  /** Runs the scenario on a disk that fails at an operation. */
  @FunctionalInterface
  interface Attempts {
    Attempt run(DiskFault fault, int number);
  }

  /** Faults of one kind, and how they ended. */
  static final class Count {
    int operations;
    int old;
    int fresh;

    int faults() {
      return old + fresh;
    }
  }

  final Map<DiskOperation, Count> counts = new EnumMap<>(DiskOperation.class);

  /** How many deaths left a publication half done, and how many deaths of its mending followed. */
  int pending;

  int again;

  private boolean diesAgain;

  /** Runs in this process. */
  FaultTrial(FaultScenario scenario, Path real, Tree others) {
    this(scenario, real, others, null);
  }

  /** Runs as it is told to. */
  FaultTrial(FaultScenario scenario, Path real, Tree others, Attempts attempts) {
    this.attempts = attempts == null ? this::inProcess : attempts;
    this.scenario = scenario;
    this.real = real;
    others.write(real);
    assertThat(scenario.old().run(disk.at(real)).exit()).isZero();
    this.old = Tree.of(real);
    disk.arm(DiskFault.NONE, 0);
    assertThat(scenario.command().run(disk.at(real))).isEqualTo(new ProgramRuns.Ended(0, ""));
    this.fresh = Tree.of(real);
    for (DiskOperation kind : DiskOperation.values()) {
      counts.put(kind, new Count());
      counts.get(kind).operations = disk.counts().getOrDefault(kind, 0);
    }
    assertThat(old).isNotEqualTo(fresh);
    assertThat(fresh.of(name -> others.names().contains(name))).isEqualTo(others);
  }

  int operations() {
    return counts.values().stream().mapToInt(count -> count.operations).sum();
  }

  /** Writes that take part of what they are given are writes. */
  void shortWrites() {
    old.write(real);
    disk.writeShort(true);
    assertThat(scenario.command().run(disk.at(real)).exit()).isZero();
    disk.writeShort(false);
    assertThat(Tree.of(real).difference(fresh)).isEmpty();
  }

  /** Breaks off again, anywhere, what goes on with a publication that was broken off. */
  void diesAgain() {
    diesAgain = true;
  }

  /** Lets every operation fail, one in each run. */
  void every(DiskFault fault) {
    int all = operations();
    for (int number = 1; number <= all; number++) {
      one(fault, number);
    }
    assertThat(one(fault, all + 1)).isFalse();
  }

  /** Lets one operation fail; false if there is none of this number. */
  boolean one(DiskFault fault, int number) {
    old.write(real);
    Attempt attempt = attempts.run(fault, number);
    Optional<ProgramRuns.Ended> ended = attempt.ended();
    DiskOperation hit = attempt.hit();
    String what = "%s, %s at operation %d (%s)".formatted(scenario.name(), fault, number, hit);
    if (ended.isPresent()) {
      requireWords(what, ended.get());
    }
    if (hit == null) {
      assertThat(Tree.of(real).difference(fresh)).as(what).isEmpty();
      return false;
    }
    Tree left = Tree.of(real);
    if (isPending(left)) {
      pending++;
      if (ended.isPresent() && ended.get().exit() != Main.GOOD) {
        // A disk that takes nothing more cannot be told to go back either; the words say so.
        assertThat(fault).as(what).isEqualTo(DiskFault.GONE);
        assertThat(ended.get().err()).as(what).contains("verify");
      }
      recover();
      boolean isNew = count(what, Tree.of(real), fault, hit);
      assertThat(isNew || ended.isEmpty() || ended.get().exit() != Main.GOOD).as(what).isTrue();
      if (fault == DiskFault.KILL && diesAgain) {
        diesAgain(what, left);
      }
      left.write(real);
    } else {
      boolean isNew = count(what, left, fault, hit);
      ended.ifPresent(
          end ->
              assertThat(isNew)
                  .as(what + " said: " + end + " and left " + difference(left))
                  .isEqualTo(end.exit() == Main.GOOD));
    }
    requireClean(what);
    return true;
  }

  /** Whether there is a publication to go on with. */
  private static boolean isPending(Tree left) {
    return left.names().stream().anyMatch(name -> name.endsWith(".eigendistill/journal"));
  }

  /** One of the two results is there, and whole; true for the new one. */
  private boolean count(String what, Tree state, DiskFault fault, DiskOperation hit) {
    boolean isNew = isThere(fresh, state.of(name -> !name.matches(scenario.stale())), fault);
    assertThat(isNew || isThere(old, state, fault))
        .as(what + " leaves a mix: " + difference(state))
        .isTrue();
    if (isNew) {
      counts.get(hit).fresh++;
    } else {
      counts.get(hit).old++;
    }
    return isNew;
  }

  /** A broken publication is mended in steps, each of which may be the last for now. */
  private void diesAgain(String what, Tree left) {
    int number = 0;
    DiskOperation hit;
    do {
      number++;
      left.write(real);
      disk.arm(DiskFault.KILL, number);
      try {
        recover();
      } catch (Killed e) {
        again++;
      }
      hit = disk.hit();
      disk.reboot();
      requireClean(what + ", and again at " + number);
    } while (hit != null);
  }

  /** The next run succeeds, and nothing is there afterwards that does not belong there. */
  private void requireClean(String what) {
    disk.arm(DiskFault.NONE, 0);
    assertThat(scenario.command().run(disk.at(real)))
        .as(what + ", next run")
        .isEqualTo(new ProgramRuns.Ended(0, ""));
    assertThat(Tree.of(real).difference(fresh)).as(what + ", after the next run").isEmpty();
  }

  private Attempt inProcess(DiskFault fault, int number) {
    disk.arm(fault, number);
    Optional<ProgramRuns.Ended> ended;
    try {
      ended = Optional.of(scenario.command().run(disk.at(real)));
    } catch (Killed e) {
      ended = Optional.empty();
    }
    Attempt attempt = new Attempt(ended, disk.hit());
    disk.reboot();
    return attempt;
  }

  /** Opens the folder as any run does, and writes nothing. */
  private void recover() {
    ResultFolder.recover(disk.at(real).resolve(scenario.folder()));
  }

  private void requireWords(String what, ProgramRuns.Ended ended) {
    assertThat(ended.exit()).as(what + ": " + ended.err()).isIn(Main.GOOD, Main.BAD_INPUT);
    if (ended.exit() == Main.BAD_INPUT) {
      assertThat(ended.err().lines()).as(what).hasSize(1);
      assertThat(ended.err()).as(what).startsWith("eigendistill: ").contains(real.toString());
    }
  }

  /** Without hidden files of the program's, which the next run is to sweep. */
  private Tree visible(Tree state) {
    return state.of(
        name ->
            old.names().contains(name) || !name.matches("(.*/)?\\.[^/]*(" + HIDDEN + ")(/.*)?"));
  }

  /** What cannot be cleaned away may leave folders with nothing in them, for the next run. */
  private boolean isThere(Tree wanted, Tree state, DiskFault fault) {
    boolean strict = fault == DiskFault.ONCE || fault == DiskFault.FULL;
    Tree seen = visible(state);
    Tree asked = visible(wanted);
    return strict
        ? seen.equals(asked)
        : seen.of(name -> !name.endsWith("/")).equals(asked.of(name -> !name.endsWith("/")))
            && seen.names().containsAll(asked.names());
  }

  private String difference(Tree state) {
    return "%s against the old result, %s against the new one, of %s"
        .formatted(
            visible(state).difference(visible(old)),
            visible(state).difference(visible(fresh)),
            state);
  }
}
