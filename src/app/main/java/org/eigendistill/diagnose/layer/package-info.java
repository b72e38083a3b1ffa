// SPDX-License-Identifier: Apache-2.0
/**
 * All layers that two networks have in common, at once: spectra of their weights, how far the one's
 * are from the other's, and both along bands of the eigendirections of what a layer is fed.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.eigendistill.diagnose.layer.LayerReport}</td><td>all pairs and layers, as
 * tables and numbers; verdicts on lags of three pairs</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.layer.LayerComparison}, {@link
 * org.eigendistill.diagnose.layer.LayerBand}</td><td>one layer of one pair</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.layer.LayerSpectrum}, {@link
 * org.eigendistill.diagnose.layer.PowerLawTail}</td><td>singular values: stable rank, exponent
 * of the tail</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.layer.LayerDirections}, {@link
 * org.eigendistill.diagnose.layer.LayerBasis}</td><td>directions of a layer's inputs</td></tr>
 * </table>
 */
package org.eigendistill.diagnose.layer;
