// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

/**
 * The measures of {@link Bias} without intervals.
 *
 * @param meanLag the mean lag of lower bands; NaN where a run does not move
 * @param meanRatio the geometric mean of movement ratios
 * @param teacher the teacher's curve
 * @param student the student's curve
 */
public record ProjectionNumbers(
    double meanLag, double meanRatio, BiasCurve teacher, BiasCurve student) {}
