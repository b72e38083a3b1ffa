// SPDX-License-Identifier: Apache-2.0
/**
 * Text and its writers. A caption, a label, a page of words is written once, in Markdown with
 * formulas between dollar signs, read into a tree, and written in the manner of each medium.
 *
 * <p>A line holds {@code *emphasis*}, {@code **strong emphasis**}, {@code `code`}, {@code
 * [links](target)} and {@code $formulas$}; a page also headings and lists without numbers. A sign
 * after a backslash stands for itself: {@code \$} is a dollar sign. HTML is not in the notation and
 * stands as it is.
 *
 * <p>In a formula letters are italic, {@code _} and {@code ^} take one character or a group in
 * braces, Greek letters and signs go by their TeX names ({@code \lambda}, {@code \le}, {@code
 * \times}, {@code \infty}, {@code \|}), {@code \hat}, {@code \bar}, {@code \tilde} and {@code \dot}
 * are accents, {@code \mathrm} sets upright and {@code \mathbf} bold. An unknown name is refused
 * where the text is read.
 *
 * <table>
 * <caption>One formula, {@code $\lambda_1 \le \hat{w}^2$}, in all media</caption>
 * <tr><th>Medium</th><th>Writer</th><th>Written</th></tr>
 * <tr><td>HTML</td><td>{@link org.eigendistill.markup.HtmlWriter}</td><td>{@code λ<sub>1</sub> ≤ ŵ<sup>2</sup>}</td></tr>
 * <tr><td>LaTeX</td><td>{@link org.eigendistill.markup.LatexWriter}</td><td>{@code $\lambda_{1}\le\hat{w}^{2}$}</td></tr>
 * <tr><td>terminal, records in files</td><td>{@link org.eigendistill.markup.PlainWriter}</td><td>{@code lambda_1 ≤ hat(w)^2}</td></tr>
 * <tr><td>figures</td><td>{@code figure.type.Typesetter}</td><td>glyphs at their places</td></tr>
 * </table>
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><th>Class</th><th>Is</th></tr>
 * <tr><td>{@link org.eigendistill.markup.Markup}</td><td>a text: its blocks, and how it was given</td></tr>
 * <tr><td>{@link org.eigendistill.markup.Block}</td><td>a paragraph, heading or list</td></tr>
 * <tr><td>{@link org.eigendistill.markup.Inline}</td><td>plain text, code, emphasis, a link or a formula</td></tr>
 * <tr><td>{@link org.eigendistill.markup.Formula}</td><td>letters, signs, functions, accents, scripts</td></tr>
 * <tr><td>{@link org.eigendistill.markup.Symbols}</td><td>TeX names of letters and signs</td></tr>
 * </table>
 */
package org.eigendistill.markup;
