// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Part;
import org.eigendistill.base.Progress;
import org.eigendistill.base.SideBySide;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Runs studies: seeds and rates of noise side by side, each run on one thread. What the store holds
 * already is not trained again.
 */
public final class Studies {
  private final RunStore store;
  private final EigenSolver solver;
  private final int threads;
  private final boolean gpu;
  private final Progress progress;
  private final StudyPools pools = new StudyPools();
  private final Map<String, Matrix> directions = new LinkedHashMap<>();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final AtomicLong done = new AtomicLong();
  private final Set<String> trained = new ConcurrentSkipListSet<>();
  private final Set<String> used = new ConcurrentSkipListSet<>();
  private final Set<String> processors = new ConcurrentSkipListSet<>();
  private final Map<String, BadInputException> failures = new ConcurrentSkipListMap<>();

  /** What is to be trained: what the store turns out to have goes off it. */
  private final AtomicLong total = new AtomicLong();

  private boolean hasThreeTeachers;

  /**
   * Runs into a folder.
   *
   * @param folder of finished and broken runs
   * @param solver decomposes the data
   * @param threads how many runs go side by side
   * @param gpu whether on the first GPU
   */
  public Studies(Path folder, EigenSolver solver, int threads, boolean gpu, Progress progress) {
    this.store = new RunStore(folder);
    this.solver = solver;
    this.threads = threads;
    this.gpu = gpu;
    this.progress = progress;
  }

  /**
   * Runs studies to their end.
   *
   * @throws BadInputException if one does not fit its data, or its loss stops being finite
   */
  public StudyTables run(List<Study> studies) {
    for (Study study : studies) {
      prepare(study);
      total.addAndGet(cost(study) * replicates(List.of(study), List.of()));
    }
    return StudyTables.joined(
        SideBySide.run(threads, replicates(studies)).stream().map(Replicate::tables).toList());
  }

  private List<Callable<Replicate>> replicates(List<Study> studies) {
    List<Callable<Replicate>> replicates = new ArrayList<>();
    for (Study study : studies) {
      for (int seed = 1; seed <= study.seeds(); seed++) {
        for (double noise : study.labelNoise()) {
          int own = seed;
          replicates.add(() -> finite(study, noise, own));
        }
      }
    }
    return replicates;
  }

  /** How many replicates studies have: each is a seed at a rate of label noise. */
  public static int replicates(List<Study> studies, List<TripleStudy> triples) {
    return studies.stream().mapToInt(each -> each.seeds() * each.labelNoise().size()).sum()
        + triples.stream().mapToInt(each -> each.seeds() * each.labelNoise().size()).sum();
  }

  /**
   * Trains a part of all runs into the store, and keeps no tables: replicates in a row, those of
   * studies with three teachers last. Several processes may do so with one folder at a time; {@link
   * #run} and {@link #runTriples} then find them there.
   *
   * @throws BadInputException as theirs
   */
  public void train(List<Study> studies, List<TripleStudy> triples, Part part) {
    hasThreeTeachers = !triples.isEmpty();
    List<Task> all = new ArrayList<>();
    for (Study study : studies) {
      prepare(study);
      long cost = cost(study);
      replicates(List.of(study)).forEach(work -> all.add(new Task(cost, work::call)));
    }
    for (TripleStudy study : triples) {
      TripleRunner runner = new TripleRunner(this, pools, study);
      long cost = runner.prepare();
      for (int s = 0; s < study.seeds(); s++) {
        int seed = study.firstSeed() + s;
        for (double noise : study.labelNoise()) {
          all.add(new Task(cost, () -> runner.replicates(seed, noise)));
        }
      }
    }
    List<Task> own = all.subList(part.first(all.size()), part.next(all.size()));
    own.forEach(task -> total.addAndGet(task.cost));
    SideBySide.run(threads, own.stream().map(Task::work).toList());
  }

  /** A replicate that is to be made, and about how long it takes. */
  private record Task(long cost, Callable<Object> work) {}

  /**
   * Runs studies with three teachers to their end. A seed at a rate of label noise in which the
   * loss of a run stops being finite has no rows, and is told in the notes.
   *
   * @throws BadInputException if one does not fit its data, or no replicate of any came to its end
   */
  public TripleTables runTriples(List<TripleStudy> studies) {
    hasThreeTeachers = true;
    TripleTables tables = TripleTables.joined(SideBySide.run(threads, seeds(studies)));
    if (tables.cells().rows().isEmpty()) {
      throw failures.values().iterator().next();
    }
    return tables;
  }

  private List<Callable<TripleTables>> seeds(List<TripleStudy> studies) {
    List<Callable<TripleTables>> seeds = new ArrayList<>();
    for (TripleStudy study : studies) {
      TripleRunner runner = new TripleRunner(this, pools, study);
      total.addAndGet(runner.prepare() * replicates(List.of(), List.of(study)));
      Double[] rates = study.labelNoise().toArray(Double[]::new);
      for (int s = 0; s < study.seeds(); s++) {
        int seed = study.firstSeed() + s;
        seeds.add(() -> runner.replicates(seed, rates));
      }
    }
    return seeds;
  }

  /**
   * How many runs were trained, how many the store had, and on which processors all were made; of
   * studies with three teachers, by which page of rules.
   */
  public String record() {
    return "%s: %s trained, %d from the store; made on %s%s"
        .formatted(
            Torch.version(),
            Counted.of(trained.size(), "run"),
            used.size() - trained.size(),
            String.join(" and ", processors),
            hasThreeTeachers ? "; pre-registration.md " + PreRegistration.sha256() : "");
  }

  /** What is to be said of runs that failed, and of those that were taken from the store. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    failures
        .keySet()
        .forEach(what -> notes.add(what + ". The tables have no rows of this replicate."));
    if (store.unchecked() > 0) {
      notes.add(
          "%s of an earlier version, without digests: %s arrays were not checked."
              .formatted(
                  Counted.of(store.unchecked(), "stored run")
                      + Counted.word(store.unchecked(), " is", " are"),
                  Counted.word(store.unchecked(), "its", "their")));
    }
    return notes;
  }

  /** Whether data of this name are a folder of a user's. */
  public static boolean isFolder(String data) {
    return PoolSources.isFolder(data);
  }

  /** Whether data of this name come with the program. */
  public static boolean isBundled(String data) {
    return PoolSources.isBundled(data);
  }

  /** Loads what a study needs, before runs start side by side. */
  private void prepare(Study study) {
    for (Recipe recipe : List.of(study.teacher(), study.student())) {
      Pool pool = pools.fitting(study.id(), study.data(), study.rows(), recipe);
      study
          .recipes()
          .forEach(each -> StudyPools.requireBatches(study.id(), study.rows(), pool, each));
      String name = touched(study, recipe);
      if (!directions.containsKey(name)) {
        progress.update("decomposing " + study.data(), 0, 0);
        try {
          directions.put(name, pool.directions(recipe.kind(), solver));
        } catch (IllegalArgumentException e) {
          throw BadInputException.of(
              study.data(), "", e.getMessage(), "Give features that vary.", e);
        }
      }
    }
  }

  /** What the first weights of a recipe's network touch. */
  private static String touched(Study study, Recipe recipe) {
    return "%s %s %d".formatted(study.data(), recipe.kind().touches(), recipe.layout().pool());
  }

  private Replicate finite(Study study, double noise, int seed) {
    try {
      return replicate(study, noise, seed);
    } catch (ArithmeticException e) {
      throw notFinite(study.id(), place(noise, seed) + ": " + e.getMessage());
    }
  }

  private static BadInputException notFinite(String study, String what) {
    return BadInputException.of(study, "", what, "Lower the recipe's learning-rate.");
  }

  static String place(double noise, int seed) {
    return "label noise %s, seed %d".formatted(noise, seed);
  }

  /** A replicate in which a run's loss stopped being finite has no rows; others go on. */
  void failed(String study, String what) {
    failures.put(study + ", " + what, notFinite(study, what));
  }

  private Replicate replicate(Study study, double noise, int seed) {
    Pool pool = pools.of(study.id(), study.data(), study.teacher());
    NetworkData data = pool.draw(study.rows(), noise, seed);
    RunKey teacherKey =
        RunKey.of(study.teacher(), pool, study.rows(), noise, seed, seed, Optional.empty(), gpu);
    Run teacher = run(teacherKey, new Job(study.teacher(), data, Optional.empty(), seed));
    String touched = touched(study, study.student());
    boolean oneInput = touched.equals(touched(study, study.teacher()));
    Replicate replicate =
        new Replicate(study, noise, seed, data, oneInput ? directions.get(touched) : null, teacher);
    Matrix logits = teacher.last().trainLogits();
    Pool own = pools.of(study.id(), study.data(), study.student());
    NetworkData ownData = own == pool ? data : own.draw(study.rows(), noise, seed);
    for (PlannedArm planned : study.arms()) {
      boolean taught = planned.recipe().needsTeacher();
      long other = 1000L + seed;
      RunKey key =
          RunKey.of(
              planned.recipe(),
              own,
              study.rows(),
              noise,
              seed,
              other,
              taught ? Optional.of(teacherKey) : Optional.empty(),
              gpu);
      Optional<Matrix> target = taught ? Optional.of(logits) : Optional.empty();
      replicate.add(
          planned.arm(),
          run(key, new Job(planned.recipe(), ownData, target, other)),
          planned.readAt());
    }
    return replicate;
  }

  /** The rows that networks of a replicate are trained on, as they get them. */
  public static LabelledRows trainingRows(TripleStudy study, double noise, int seed) {
    return new StudyPools()
        .of(study.id(), study.data(), study.teacher())
        .draw(study.rows(), noise, seed)
        .train();
  }

  boolean isOnGpu() {
    return gpu;
  }

  /** The stored run, or the same trained now; two that ask for one key wait for one training. */
  Run run(RunKey key, Job job) {
    synchronized (locks.computeIfAbsent(key.name(), name -> new Object())) {
      Optional<Run> found = store.find(key);
      Run run = found.orElseGet(() -> train(key, job));
      used.add(key.name());
      processors.add(store.processor(key));
      if (found.isPresent()) {
        total.addAndGet(-cost(job));
      } else {
        done.addAndGet(cost(job));
      }
      progress.update("networks", done.get(), total.get());
      return run;
    }
  }

  /** The digest of a finished run's logits on test rows. */
  String digest(RunKey key) {
    return store.digest(key);
  }

  private Run train(RunKey key, Job job) {
    Run run = Trainer.train(job, gpu, store.restart(key), Progress.NONE);
    store.save(key, run, job.recipe().precision().equals("float32"));
    trained.add(key.name());
    return run;
  }

  /** About how long a replicate of a study takes, in some unit. */
  private long cost(Study study) {
    int rows =
        study.rows() == 0
            ? pools.of(study.id(), study.data(), study.teacher()).rows()
            : study.rows();
    long one = cost(study.teacher(), rows);
    for (PlannedArm planned : study.arms()) {
      one += cost(planned.recipe(), rows);
    }
    return one;
  }

  private static long cost(Job job) {
    return cost(job.recipe(), job.data().train().rows() * 10 / 9);
  }

  static long cost(Recipe recipe, int rows) {
    return (long) recipe.kind().cost() * rows * recipe.epochs();
  }
}
