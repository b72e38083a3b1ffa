// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

/**
 * An array of any number of axes: the first counts the rows, all others together the columns.
 *
 * @param matrix its numbers, rows x columns
 * @param shape its extents
 */
public record ShapedArray(NamedMatrix matrix, long... shape) {}
