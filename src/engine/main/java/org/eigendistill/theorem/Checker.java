// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.certificate.Shrinker;
import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.BoxProof;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.search.CaseSearch;
import org.eigendistill.theorem.search.Tally;
import org.eigendistill.theorem.statement.Statement;

/**
 * Decides statements: by cases and, where one is violated, by a certificate. A verdict never rests
 * on doubles alone: "refuted" needs rational numbers that refute in exact or 50-digit arithmetic,
 * and "holds" needs the proof on record besides.
 */
public final class Checker {
  /** The cases for a statement that is known to fail: enough to say how often it does. */
  public static final long CASES_OF_THE_REFUTED = 2000;

  private final long seed;

  /**
   * A checker.
   *
   * @param seed of the cases
   */
  public Checker(long seed) {
    this.seed = seed;
  }

  /** Checks one statement; one on record as refuted by few cases only. */
  public Finding check(Statement statement, long cases) {
    return check(statement, cases, Math.min(cases, CASES_OF_THE_REFUTED));
  }

  /**
   * Checks one statement.
   *
   * @param cases how many cases, at least 1, a statement has to pass that is recorded as holding
   * @param casesOfRefuted how many cases, at least 1, are drawn of one recorded as refuted
   */
  public Finding check(Statement statement, long cases, long casesOfRefuted) {
    if (cases < 1 || casesOfRefuted < 1) {
      throw new IllegalArgumentException("cases must be at least 1");
    }
    long begin = processorNanos();
    long drawn = statement.isRefuted() ? casesOfRefuted : cases;
    Tally tally = CaseSearch.of(statement.subject(), seed).cover(drawn).direct().tally();
    double seconds = (processorNanos() - begin) / 1e9;
    Map<BoxClaim, BoxProof> boxes = new LinkedHashMap<>();
    statement.boxes().forEach(claim -> boxes.put(claim, claim.prove()));
    return finding(statement, tally, boxes, seconds);
  }

  /** Of this thread; a search runs on one. */
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /**
   * Looks for violations of one statement for as long as told, in stretches of some thousand cases.
   */
  public Finding hunt(Statement statement, BooleanSupplier goOn) {
    long begin = processorNanos();
    Tally tally = CaseSearch.of(statement.subject(), seed).hunt(goOn).tally();
    return finding(statement, tally, Map.of(), (processorNanos() - begin) / 1e9);
  }

  /** What the cases and the attempts on boxes come to. */
  Finding finding(Statement statement, Tally tally, Map<BoxClaim, BoxProof> boxes, double seconds) {
    Optional<Counterexample> certificate = certificate(statement, tally);
    boolean boxed = boxes.values().stream().allMatch(p -> p.verdict() == Verdict.HOLDS);
    Verdict verdict = Verdict.UNDECIDED;
    if (certificate.isPresent()) {
      verdict = Verdict.REFUTED;
    } else if (tally.cases() > 0 && tally.violations() == 0 && !statement.isRefuted() && boxed) {
      verdict = statement.recorded();
    }
    return new Finding(
        statement,
        verdict,
        tally.cases(),
        tally.violations(),
        tally.undecided(),
        tally.unmet(),
        tally.smallestMargin(),
        tally.where() == null ? "" : tally.where().toString(),
        certificate.map(Counterexample::text).orElse(""),
        certificate.map(Counterexample::gains).orElse(""),
        certificate.map(Counterexample::arithmetic).orElse("none"),
        boxes.entrySet().stream().map(Checker::words).collect(Collectors.joining("; ")),
        seed,
        seconds);
  }

  private static String words(Map.Entry<BoxClaim, BoxProof> attempt) {
    BoxProof proof = attempt.getValue();
    return "%s on %s: %,d boxes"
        .formatted(proof.verdict().word(), attempt.getKey().where(), proof.boxes());
  }

  /** The one on record, verified anew; or a new one where a violation asks for it. */
  private Optional<Counterexample> certificate(Statement statement, Tally tally) {
    Optional<Counterexample> stored = statement.certificate().filter(Counterexample::verifies);
    if (stored.isPresent() || tally.violations() == 0) {
      return stored;
    }
    return statement.proposition().flatMap(p -> Shrinker.search(p, seed));
  }
}
