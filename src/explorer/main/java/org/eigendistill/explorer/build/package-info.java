// SPDX-License-Identifier: Apache-2.0
/**
 * How does the page come to be one file? The engine is compiled, and put together with the page's
 * parts and with what only a JVM works out: directions of images, the atlas with its
 * counterexamples, a drawing for browsers that cannot run it.
 *
 * <p>A page p is up to date where its digest is that of its sources s_1, s_2, ...,
 *
 * <pre>\[ d(p) = h(h(s_1) \, h(s_2) \cdots), \qquad h \text{ SHA-256}. \]</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.explorer.build.BuildPage}</td><td>writes figures/explorer.html and its list of sources</td></tr>
 *   <tr><td>{@code CompiledEngine}, {@link org.eigendistill.explorer.build.MathInBrowser}</td><td>the engine as WebAssembly</td></tr>
 *   <tr><td>{@code AtlasCells}, {@code Garments}, {@code Still}</td><td>what is worked out beforehand</td></tr>
 *   <tr><td>{@code SourceList}</td><td>what the page was made of</td></tr>
 * </table>
 */
package org.eigendistill.explorer.build;
