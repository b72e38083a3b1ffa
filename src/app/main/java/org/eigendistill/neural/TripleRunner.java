// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.measure.TaughtNetworks;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.BandGains;

/** Trains and measures the replicates of one study with three teachers. */
final class TripleRunner {
  private final Studies studies;
  private final StudyPools pools;
  private final TripleStudy study;

  TripleRunner(Studies studies, StudyPools pools, TripleStudy study) {
    this.studies = studies;
    this.pools = pools;
    this.study = study;
  }

  /**
   * Loads what the study needs, before runs start side by side.
   *
   * @return about how long a replicate takes, in the unit of {@link Studies#cost}
   */
  long prepare() {
    int rows = 0;
    for (Recipe recipe : study.recipes()) {
      Pool pool = pools.fitting(study.id(), study.data(), study.rows(), recipe);
      StudyPools.requireBatches(study.id(), study.rows(), pool, recipe);
      rows = study.rows() == 0 ? pool.rows() : study.rows();
    }
    long cost = TaughtNetworks.TEACHERS * Studies.cost(study.teacher(), rows);
    for (PlannedArm planned : study.arms()) {
      cost += students(planned) * Studies.cost(planned.recipe(), rows);
    }
    return cost;
  }

  private static int students(PlannedArm planned) {
    return planned.arm().treatment().isOfFirstTeacher() ? 1 : TaughtNetworks.TEACHERS;
  }

  /**
   * One seed at some rates of label noise: rows, and so the bands of their inputs, are the same.
   */
  TripleTables replicates(int seed, Double... rates) {
    List<TripleTables> all = new ArrayList<>();
    Pool pool = pools.of(study.id(), study.data(), study.teacher());
    BandGains by = null;
    for (double noise : rates) {
      NetworkData data = pool.draw(study.rows(), noise, seed);
      by = by == null ? bands(data) : by;
      try {
        all.add(new Trained(noise, seed, pool, data).measured(by));
      } catch (ArithmeticException e) {
        studies.failed(study.id(), Studies.place(noise, seed) + ", " + e.getMessage());
      }
    }
    return TripleTables.joined(all);
  }

  private static int watched(NetworkData data) {
    return Math.min(StepPath.MOST_ROWS, data.train().rows());
  }

  private BandGains bands(NetworkData data) {
    Matrix inputs = data.train().inputs();
    Matrix rows = inputs.selectRows(IntStream.range(0, watched(data)).toArray());
    try {
      Matrix features = data.vocabulary() > 0 ? presence(rows, data.vocabulary()) : rows;
      return features.columns() > features.rows()
          ? BandGains.ofWide(features)
          : BandGains.of(features);
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(study.data(), "", e.getMessage(), "Give features that vary.", e);
    }
  }

  /** Which words there are in each sequence: rows x vocabulary, 1 or 0. */
  private static Matrix presence(Matrix sequences, int vocabulary) {
    double[][] there = new double[sequences.rows()][vocabulary];
    for (int i = 0; i < there.length; i++) {
      for (double word : sequences.row(i)) {
        if (word > 0) {
          there[i][(int) word - 1] = 1;
        }
      }
    }
    return Matrix.ofRows(there);
  }

  /** One rate of label noise and one seed: the networks. */
  private final class Trained {
    private final double noise;
    private final int seed;
    private final Pool pool;
    private final NetworkData data;
    private final Table.Builder runs = Table.with(RunColumns.ALL);

    Trained(double noise, int seed, Pool pool, NetworkData data) {
      this.noise = noise;
      this.seed = seed;
      this.pool = pool;
      this.data = data;
    }

    TripleTables measured(BandGains by) {
      List<RunKey> keys = new ArrayList<>();
      List<Run> teachers = new ArrayList<>();
      for (int t = 1; t <= TaughtNetworks.TEACHERS; t++) {
        Job job = job(NetworkSeeds.Role.TEACHER, t);
        keys.add(key(job, pool, Optional.empty()));
        teachers.add(run(keys.get(t - 1), job, Arm.TEACHER, t, "teacher " + t));
      }
      TripleReplicate replicate = new TripleReplicate(study, noise, seed, data, by, teachers);
      List<RunKey> randomKeys = new ArrayList<>();
      List<Run.Checkpoint> random = new ArrayList<>();
      for (PlannedArm planned : study.arms()) {
        boolean isRandom = planned.arm().treatment() == Arm.Treatment.RANDOM_TEACHER;
        for (int t = 1 + random.size(); isRandom && t <= TaughtNetworks.TEACHERS; t++) {
          Job job = job(NetworkSeeds.Role.RANDOM_TEACHER, t);
          randomKeys.add(key(job, pool, Optional.empty()).untrained());
          random.add(Trainer.untrained(job, studies.isOnGpu()));
        }
        List<Optional<Run>> students = new ArrayList<>();
        for (int t = 1; t <= TaughtNetworks.TEACHERS; t++) {
          students.add(
              t > students(planned)
                  ? Optional.empty()
                  : Optional.of(
                      isRandom
                          ? student(planned, t, random.get(t - 1), randomKeys.get(t - 1))
                          : student(planned, t, teachers.get(t - 1).last(), keys.get(t - 1))));
        }
        replicate.add(planned, students, isRandom ? Optional.of(random) : Optional.empty());
      }
      return replicate.tables(runs.build());
    }

    /** A network that nobody teaches. */
    private Job job(NetworkSeeds.Role role, int number) {
      NetworkSeeds seeds = new NetworkSeeds(seed, role, number, Arm.TEACHER);
      return new Job(
          study.teacher(),
          data,
          Optional.empty(),
          seeds.start(),
          seeds.order(),
          Optional.empty(),
          watched(data));
    }

    private Run student(PlannedArm planned, int number, Run.Checkpoint teacher, RunKey teacherKey) {
      Pool own = pools.of(study.id(), study.data(), planned.recipe());
      NetworkData ownData = own == pool ? data : own.draw(study.rows(), noise, seed);
      boolean isTaught = planned.recipe().needsTeacher();
      NetworkSeeds seeds = new NetworkSeeds(seed, NetworkSeeds.Role.STUDENT, number, planned.arm());
      Job job =
          new Job(
              planned.recipe(),
              ownData,
              isTaught ? Optional.of(teacher.trainLogits()) : Optional.empty(),
              seeds.start(),
              seeds.order(),
              planned.second(),
              watched(ownData));
      return run(
          key(job, own, isTaught ? Optional.of(teacherKey) : Optional.empty()),
          job,
          planned.arm(),
          number,
          "%s of teacher %d".formatted(planned.arm(), number));
    }

    private Run run(RunKey key, Job job, Arm arm, int number, String what) {
      try {
        Run run = studies.run(key, job);
        runs.add(
            new ArmKey(study.id(), noise, seed, arm)
                .row(
                    List.of(
                        RunColumns.NETWORK.is(number),
                        RunColumns.RUN.is(key.name()),
                        RunColumns.DIGEST.is(studies.digest(key)))));
        return run;
      } catch (ArithmeticException e) {
        throw new ArithmeticException(what + ": " + e.getMessage());
      }
    }

    private RunKey key(Job job, Pool of, Optional<RunKey> teacher) {
      return RunKey.of(job, of, study.rows(), noise, seed, teacher, studies.isOnGpu());
    }
  }
}
