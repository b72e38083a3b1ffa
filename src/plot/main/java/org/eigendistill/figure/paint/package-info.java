// SPDX-License-Identifier: Apache-2.0
/**
 * Drawing a figure and writing it as PNG, SVG and PDF. Areas between axes are equally large, and
 * words need room about them that depends on the areas; the layout is the fixed point of both,
 * reached in four rounds. Layers are then drawn in order by JFreeChart's plot, with renderers of
 * our own where its are not exact, and words where they cover least.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><th>Classes</th><th>Do</th></tr>
 * <tr><td>{@link org.eigendistill.figure.paint.FigureWriter}</td><td>the way in: a figure to files or bytes, or to the
 *     {@link org.eigendistill.figure.paint.TextBox} of each text</td></tr>
 * <tr><td>Sheet, FigurePainter, PanelPainter, LayerPainter</td><td>a figure in a style, its layout, one panel, one layer</td></tr>
 * <tr><td>AxisFrame, Frame, AxisLabels</td><td>from numbers to places on paper; the words along axes</td></tr>
 * <tr><td>LegendPainter, ColourBar, EndLabels, AnnotationPainter</td><td>words and keys; Obstacles is what they avoid</td></tr>
 * <tr><td>ContourTracer, ContourPainter, Patches, BarShapes, MarkShapes</td><td>shapes on paper</td></tr>
 * <tr><td>Datasets, CurveRenderer, FreehandRenderer, Strokes</td><td>JFreeChart's side</td></tr>
 * <tr><td>Canvas, HouseStyle</td><td>ink, and the measures that all figures share</td></tr>
 * <tr><td>PngFormat, SvgFormat, PdfFormat</td><td>the files</td></tr>
 * <tr><td>PageSvgFormat, PageGraphics, ShortPath, PanelPlaces</td><td>drawings for pages: small, with real text, that tell where panels stand</td></tr>
 * </table>
 *
 * <p>The same figure gives the same bytes on every run and machine. Nothing of Java's window system
 * is loaded before the first figure is drawn, and no screen is needed.
 */
package org.eigendistill.figure.paint;
