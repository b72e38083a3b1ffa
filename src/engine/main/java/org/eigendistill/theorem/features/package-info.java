// SPDX-License-Identifier: Apache-2.0
/**
 * What if the teacher sees other features than the student?
 *
 * <p>Student and teacher are linear models trained by flow, on features whose eigenvectors are the
 * same and whose eigenvalues are not: l_1 &gt; l_2 of the student's, mu_1 and mu_2 of the
 * teacher's. Then all depends on the ratios k = l_2/l_1 and ka = mu_2/mu_1: with g_c(u) = 1 - (1 -
 * u)^c, and gains u and v of student and teacher along the upper direction, the student is behind
 * plain training in its own features where
 *
 * <pre>\[ \psi(v) = \log g_{ka}(v) + \log g_k(u) - \log g_k(u v) \lt 0. \]</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.features.FeaturePair}</td><td>two directions: behind, ahead, or from ahead to behind at one time of the teacher</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.features.FeatureSpaces}</td><td>all pairs of directions of two spectra</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.features.ChangeOver}</td><td>that time, with its error</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.features.FeatureStanding}</td><td>behind, ahead, changes, undecided</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.features.TopGain}</td><td>how far training has come along the upper direction: a gain or a time</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.features.FeatureLaw}, {@link org.eigendistill.theorem.features.FeatureExample}</td><td>the statement (N5) with its false neighbours, by cases, and fractions that refute these</td></tr>
 *   <tr><td>{@code FeatureCase}, {@code ChangeOverSearch}, {@code Question}, {@code LowerGains}</td><td>one case, proved signs, and the formula whose digits do not cancel</td></tr>
 * </table>
 */
package org.eigendistill.theorem.features;
