// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

/**
 * How many rows there are, and why some are left out.
 *
 * @param considered rows that count and have a label where there are labels
 * @param unlabelled rows without a label, where there are labels
 * @param masked rows in which some model masks a class
 * @param oneClass left out: fewer than two classes are unmasked
 * @param maskConflict left out: a model's own top class is masked by another
 * @param labelMasked left out: the label is masked
 * @param duplicates rows that are copies of earlier ones in teacher and student
 */
public record RowCounts(
    int considered,
    int unlabelled,
    int masked,
    int oneClass,
    int maskConflict,
    int labelMasked,
    int duplicates) {}
