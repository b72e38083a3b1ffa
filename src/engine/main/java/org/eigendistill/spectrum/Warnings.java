// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a user ought to know before trusting small directions of a spectrum, a sentence each. */
final class Warnings {
  /** Below so many digits of an eigenvalue a route is said to have lost them. */
  private static final int WANTED_DIGITS = 6;

  /** So many groups of equal eigenvalues are told of one by one. */
  private static final int CLUSTERS_SAID = 3;

  private Warnings() {}

  static List<String> of(Spectrum spectrum) {
    List<String> said = new ArrayList<>();
    int directions = spectrum.directions();
    long poor =
        IntStream.range(0, directions).filter(k -> spectrum.digits(k) < WANTED_DIGITS).count();
    if (poor > 0) {
      String better =
          spectrum.route() == Route.GRAM ? " The svd route keeps about twice as many." : "";
      said.add(
          sentence(
              "By the %s route %d of %d directions (%d to %d) have fewer than %d digits in their eigenvalue (the smallest about %.0f).%s",
              spectrum.route().name().toLowerCase(Locale.ROOT),
              poor,
              directions,
              directions - poor + 1,
              directions,
              WANTED_DIGITS,
              Math.floor(spectrum.digits(directions - 1)),
              better));
    }
    int most = (int) Math.min(spectrum.rows(), spectrum.dimension());
    RankReport rank = spectrum.rank();
    if (rank.rank() < most) {
      said.add(
          sentence(
              "The data have rank %d of %d: directions with a singular value up to %.3g are null and keep their start.",
              rank.rank(), most, rank.threshold()));
    }
    List<Cluster> clusters = spectrum.clusters();
    for (Cluster cluster : clusters.subList(0, Math.min(CLUSTERS_SAID, clusters.size()))) {
      said.add(
          sentence(
              "Directions %d to %d share the eigenvalue %.6g to within rounding: only their subspace has a meaning.",
              cluster.first() + 1, cluster.last() + 1, spectrum.eigenvalue(cluster.first())));
    }
    if (clusters.size() > CLUSTERS_SAID) {
      said.add(
          sentence(
              "So do %d more groups of directions, each an eigenvalue of its own.",
              clusters.size() - CLUSTERS_SAID));
    }
    return List.copyOf(said);
  }

  /** The same words and decimal points in every country. */
  private static String sentence(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
