// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

/**
 * Rows of like confidence of the teacher.
 *
 * @param n how many
 * @param low the teacher's lowest log-odds
 * @param high the teacher's highest
 * @param teacherMean the mean of the teacher's log-odds
 * @param studentMean the mean of the student's log-odds of the same class
 * @param offset the mean of student less teacher, with Student's interval
 * @param shareBelow the share of rows below the diagonal, where the student's is less
 */
public record ConfidenceBin(
    int n,
    double low,
    double high,
    double teacherMean,
    double studentMean,
    Estimate offset,
    double shareBelow) {}
