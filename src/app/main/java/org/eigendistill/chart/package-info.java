// SPDX-License-Identifier: Apache-2.0
/**
 * The commands' figures: what a user's own numbers look like. Each is drawn from the tables or the
 * values that its command writes, along a few directions or groups where there are too many.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.chart.SimulationFigures}, {@link org.eigendistill.chart.NearestDirection}, {@code LengthPhrases}</td><td>simulate: gains, convergence and effective time</td></tr>
 *   <tr><td>{@link org.eigendistill.chart.RiskFigures}, {@link org.eigendistill.chart.RiskColumns}, {@link org.eigendistill.chart.TableGrid}</td><td>risk: risk over time, and the map of where it pays</td></tr>
 *   <tr><td>{@link org.eigendistill.chart.AdviceFigure}</td><td>advise: estimated risk, and what held-out rows say</td></tr>
 *   <tr><td>{@link org.eigendistill.chart.ConfidenceFigure}</td><td>diagnose confidence</td></tr>
 *   <tr><td>{@link org.eigendistill.chart.BiasFigure}</td><td>diagnose bias</td></tr>
 * </table>
 */
package org.eigendistill.chart;
