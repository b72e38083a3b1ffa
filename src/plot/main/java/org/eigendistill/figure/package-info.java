// SPDX-License-Identifier: Apache-2.0
/**
 * What a figure says: panels with axes and layers, as immutable values. A panel is two maps from
 * numbers to places on paper, one for each axis, linear, place = a + b v, or logarithmic, place = a
 * + b log v; its layers are drawn through both. The room knows series and labels and nothing of
 * what they mean, and draws nothing: {@code figure.type} sets words and ticks, {@code figure.paint}
 * draws and writes.
 *
 * <pre>{@code
 * double[] t = {0.1, 1, 10, 100};
 * Panel panel =
 *     Panel.of(
 *         Axis.log("training time $t$"),
 *         Axis.linear("gain $g_t(\\lambda)$").between(0, 1),
 *         Line.of("$\\lambda_1 = 1$", t, new double[] {0.095, 0.632, 1, 1}, Style.of(0)),
 *         Line.of("$\\lambda_2 = 0.1$", t, new double[] {0.01, 0.095, 0.632, 1}, Style.of(1)),
 *         Reference.vertical(10, "teacher stops"));
 * FigureWriter.write(Figure.single(panel), Path.of("figures"), "gains");
 * }</pre>
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><th>Value</th><th>Says</th></tr>
 * <tr><td>{@link org.eigendistill.figure.Figure}</td><td>panels in a grid, a legend, a caption</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Panel}</td><td>two axes and the layers between them</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Axis}</td><td>linear, logarithmic, or names</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Line}</td><td>layer: a line through points, NaN breaks it</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Band}</td><td>layer: the area between two curves</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Scatter}</td><td>layer: a cloud of up to some thousand points</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Density}</td><td>layer: more points, counted in cells</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Intervals}</td><td>layer: points with error bars, forest plots</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Bars}</td><td>layer: bars from 0, one for each category</td></tr>
 * <tr><td>{@link org.eigendistill.figure.HeatMap}</td><td>layer: a field as coloured cells</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Contours}</td><td>layer: lines of equal value of a field</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Reference}</td><td>layer: y = x, or a straight line across</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Arrow}</td><td>layer: an arrow from one point to another</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Note}</td><td>layer: words at a point</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Coordinates}</td><td>numbers along one axis, NaN where there is none</td></tr>
 * <tr><td>{@link org.eigendistill.figure.ScalarField}</td><td>numbers on a rectangular grid</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Span}</td><td>an interval of an axis</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Style}</td><td>colour, {@link org.eigendistill.figure.Dash}, {@link
 *     org.eigendistill.figure.Mark} and width</td></tr>
 * <tr><td>{@link org.eigendistill.figure.PrintStyle}, {@link
 *     org.eigendistill.figure.Lettering}</td><td>how wide, in what letters: for a journal, for slides</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Colour}</td><td>a colour, and those that are told apart by all</td></tr>
 * <tr><td>{@link org.eigendistill.figure.ColourScale}</td><td>what colour of a {@link
 *     org.eigendistill.figure.ColourMap} a number gets</td></tr>
 * </table>
 *
 * <p>Numbers: NaN means "no value here" everywhere; infinite ones are refused; a logarithmic axis
 * refuses what is not positive, so that nothing vanishes from a figure unseen. Empty series are
 * refused. Lengths are in inches for figures and in points (1/72 inch) for ink.
 */
package org.eigendistill.figure;
