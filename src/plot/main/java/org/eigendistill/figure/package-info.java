/**
 * Figures for papers: lines, bands, clouds of points, intervals, bars and maps, in panels, as PNG,
 * SVG and PDF. The room knows series and labels and nothing of what they mean.
 *
 * <p>A {@link org.eigendistill.figure.Figure} is a value that says what is drawn; {@link
 * org.eigendistill.figure.FigureWriter} draws it. What the value leaves open is settled by the
 * house style: 8 and 7 point type, thin axes, a light grid, colours and dashes that are told apart
 * in grey and by every colour vision.
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
 * <caption>Layers of a panel</caption>
 * <tr><th>Layer</th><th>Draws</th></tr>
 * <tr><td>{@link org.eigendistill.figure.Line}</td><td>a line through points, NaN breaks it</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Band}</td><td>the area between two curves</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Scatter}</td><td>a cloud of up to some thousand points</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Density}</td><td>more points, counted in cells</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Intervals}</td><td>points with error bars, forest plots</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Bars}</td><td>bars from 0, one for each category</td></tr>
 * <tr><td>{@link org.eigendistill.figure.HeatMap}</td><td>a grid of coloured cells</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Contours}</td><td>lines of equal value of a grid</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Reference}</td><td>y = x, or a straight line across</td></tr>
 * <tr><td>{@link org.eigendistill.figure.Note}</td><td>words at a point</td></tr>
 * </table>
 *
 * <p>Text may hold math between dollar signs: letters are italic, {@code _} and {@code ^} take one
 * character or a group in braces, Greek letters and signs go by their TeX names ({@code \lambda},
 * {@code \le}, {@code \times}, {@code \infty}, {@code \|}), {@code \hat}, {@code \bar}, {@code
 * \tilde} and {@code \dot} are accents, {@code \mathrm} sets upright and {@code \mathbf} bold. An
 * unknown name is refused when the figure is drawn.
 *
 * <p>Values: NaN means "no value here" everywhere; infinite values are refused; a logarithmic axis
 * refuses values that are not positive, so that nothing vanishes from a figure unseen. Empty series
 * are refused. Lengths are in inches for figures and in points (1/72 inch) for ink.
 *
 * <p>Files: the same figure gives the same bytes on every run and machine. The type is DejaVu Sans,
 * which comes with the program (LICENSE-DejaVu.txt beside it). Nothing of Java's window system is
 * loaded before the first figure is drawn, and no screen and no installed fonts are needed.
 */
package org.eigendistill.figure;
