// SPDX-License-Identifier: Apache-2.0
/**
 * Setting type: words and formulas to glyphs at their places, numbers to words, and the ticks that
 * an axis has room for. A line is set from left to right; a script of size s stands at 0.24 s below
 * the baseline or 0.4 s above it, at 0.7 of the size. Ticks are the densest of the usual sets, 1, 2
 * and 5 times powers of ten, whose labels do not touch.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><th>Class</th><th>Does</th></tr>
 * <tr><td>{@link org.eigendistill.figure.type.Typeface}</td><td>the faces of DejaVu Sans and Liberation Serif, which come with the program</td></tr>
 * <tr><td>{@link org.eigendistill.figure.type.Typesetter}</td><td>sets lines of markup, each by a LineSetter: words and formulas</td></tr>
 * <tr><td>{@link org.eigendistill.figure.type.TypesetLine}</td><td>the set line: runs of glyphs, width, bounds of its ink</td></tr>
 * <tr><td>{@link org.eigendistill.figure.type.Ticks}</td><td>where ticks stand and what they say</td></tr>
 * <tr><td>{@link org.eigendistill.figure.type.NumberLabels}</td><td>numbers as labels, in every country alike</td></tr>
 * </table>
 *
 * <p>Measures are of the outlines themselves, without hinting, so that a line is as long on every
 * machine. No screen and no installed fonts are needed (LICENSE-DejaVu.txt and
 * LICENSE-Liberation.txt have the faces' licences).
 */
package org.eigendistill.figure.type;
