package org.eigendistill.theorem;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides statements: by cases and, where one is violated, by a certificate. A verdict never rests
 * on doubles alone: "refuted" needs rational numbers that refute in exact or 50-digit arithmetic,
 * and "holds" needs the proof on record besides.
 */
public final class Checker {
  /** The cases for a statement that is known to fail: enough to say how often it does. */
  private static final long CASES_OF_THE_REFUTED = 2000;

  private final Certificates certificates = Certificates.stored();
  private final long seed;

  /**
   * A checker.
   *
   * @param seed of the cases
   */
  public Checker(long seed) {
    this.seed = seed;
  }

  /**
   * Checks one statement.
   *
   * @param cases how many cases, at least 1, a statement has to pass that is recorded as holding
   */
  public Finding check(Statement statement, long cases) {
    if (cases < 1) {
      throw new IllegalArgumentException("cases must be at least 1, not " + cases);
    }
    long few = statement.isRefuted() ? Math.min(cases, CASES_OF_THE_REFUTED) : cases;
    Tally tally = Search.of(statement.comparison(), seed).cover(few).direct().tally();
    String boxes =
        Stream.of(BoxClaims.of(statement), ProofClaims.of(statement.id()))
            .flatMap(Optional::stream)
            .map(BoxClaims.Attempt::text)
            .collect(Collectors.joining("; "));
    return finding(statement, tally, boxes);
  }

  /**
   * Looks for violations of one statement for as long as told, in stretches of some thousand cases.
   */
  public Finding hunt(Statement statement, BooleanSupplier goOn) {
    return finding(statement, Search.of(statement.comparison(), seed).hunt(goOn).tally(), "");
  }

  private Finding finding(Statement statement, Tally tally, String boxes) {
    Optional<Certificate> certificate = certificate(statement, tally);
    Verdict verdict = Verdict.UNDECIDED;
    if (certificate.isPresent()) {
      verdict = Verdict.REFUTED;
    } else if (tally.cases() > 0 && tally.violations() == 0 && !statement.isRefuted()) {
      verdict = statement.recorded();
    }
    return new Finding(
        statement,
        verdict,
        tally.cases(),
        tally.violations(),
        tally.undecided(),
        tally.smallestMargin(),
        tally.where() == null ? "" : tally.where().toString(),
        certificate.map(Certificate::text).orElse(""),
        certificate.map(Certificate::gains).orElse(""),
        certificate.map(Certificate::arithmetic).orElse("none"),
        boxes);
  }

  /** The one on record, verified anew; or a new one where a violation asks for it. */
  private Optional<Certificate> certificate(Statement statement, Tally tally) {
    Optional<Certificate> stored = certificates.of(statement).filter(Certificate::verifies);
    if (stored.isPresent() || tally.violations() == 0) {
      return stored;
    }
    return Shrink.search(statement.comparison(), seed).map(Certificate::new);
  }
}
