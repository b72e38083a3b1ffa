// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

/** What is said where nothing was decided: what was tried, and what could help. */
final class Tried {
  private Tried() {}

  /** The search for a failure. */
  static String refuting(int eigenvalues, boolean alike) {
    return "Tried to refute it: lengths of teacher and student over ten decades, in all pairs%s. The criterion fails at none of these."
        .formatted(
            alike
                ? ""
                : ", along %d eigenvalue%s".formatted(eigenvalues, eigenvalues == 1 ? "" : "s"));
  }

  /** The proof by corollary (i), which did not come through. */
  static String corollary() {
    return "Tried to prove it by corollary (i): c (1 + a) would have to rise with the gain a at all gains. That asks for more than the criterion, so nothing is refuted by its failing.";
  }

  /** What is left to do. */
  static String help(Trio trio) {
    boolean numbers = trio.all().stream().anyMatch(one -> !one.numbers().isEmpty());
    return "What could help: %sa proof of %s by hand, or gains at which it fails."
        .formatted(
            numbers ? "other numbers, or " : "",
            trio.isOne() ? "e(u v) <= e(u) + e(v)" : "e_R(u v) <= e_S(u) + e_T(v)");
  }
}
