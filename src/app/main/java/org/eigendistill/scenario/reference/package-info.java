// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers c that scenarios come to beside those r that are known from elsewhere: printed in a
 * paper, of a paper's formula or theorem, or derived here and worked out apart from the engine.
 * They agree where
 *
 * <pre>    |c - r| &lt;= tolerance max(1, |r|). </pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.scenario.reference.ReferenceNumbers}</td><td>all of them, and how they are checked</td></tr>
 *   <tr><td>{@link org.eigendistill.scenario.reference.ReferenceNumber}, {@link org.eigendistill.scenario.reference.CheckedNumber}</td><td>one, and what is computed beside it</td></tr>
 *   <tr><td>{@link org.eigendistill.scenario.reference.Provenance}, {@link org.eigendistill.scenario.reference.Relation}</td><td>what kind of number it is, and what the computed one owes to it</td></tr>
 * </table>
 */
package org.eigendistill.scenario.reference;
