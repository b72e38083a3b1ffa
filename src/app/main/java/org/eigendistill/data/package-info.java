// SPDX-License-Identifier: Apache-2.0
/**
 * Data in, results out. The problem solved here is to bring X (n x p) and Y (n x C) in from the
 * files that people have, whatever their spelling, with every fault told by file, place and mend,
 * nothing decided in silence, and no more memory than there are numbers; and to bring tables out
 * whose numbers come back to the last bit.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.data.Formats}, {@code Format}, {@link org.eigendistill.data.Sources}</td><td>the formats that are read, and the one place where files are opened</td></tr>
 *   <tr><td>{@link org.eigendistill.data.UserData}, {@link org.eigendistill.data.MatrixReader}, {@link org.eigendistill.data.RowStream}, {@link org.eigendistill.data.RowBlocks}</td><td>whole matrices, rows in blocks once, and rows in blocks as often as asked for</td></tr>
 *   <tr><td>{@code TextLayout}, {@code TextHead}, {@code HeaderRule}, {@link org.eigendistill.data.Delimiter}</td><td>what a text table is taken to be</td></tr>
 *   <tr><td>{@link org.eigendistill.data.ReadOptions}, {@link org.eigendistill.data.Expected}, {@link org.eigendistill.data.ReadRecord}, {@link org.eigendistill.data.Reading}, {@code ReadDescription}</td><td>what was declared of a file, how it was read, and what is said of that</td></tr>
 *   <tr><td>{@link org.eigendistill.data.Dataset}, {@link org.eigendistill.data.Split}, {@link org.eigendistill.data.Groups}, {@link org.eigendistill.data.Dealing}</td><td>features with targets, and rows dealt into parts</td></tr>
 *   <tr><td>{@link org.eigendistill.data.Scaling}, {@link org.eigendistill.data.Preprocessing}, {@link org.eigendistill.data.Columns}</td><td>units: centred, standardized, and back</td></tr>
 *   <tr><td>{@link org.eigendistill.data.BundledData}, {@link org.eigendistill.data.MailSequences}, {@link org.eigendistill.data.ArrayFolder}, {@link org.eigendistill.data.LabelNoise}</td><td>the sets that come along, and noise put on labels</td></tr>
 *   <tr><td>{@link org.eigendistill.data.Table}, {@link org.eigendistill.data.Column}, {@link org.eigendistill.data.TableWriter}</td><td>results as named and typed columns</td></tr>
 *   <tr><td>{@link org.eigendistill.data.YamlKeys}</td><td>keys and values of YAML files, of which only what cannot be misunderstood is taken</td></tr>
 *   <tr><td>{@code NpyReader}, {@link org.eigendistill.data.NpyWriter}, {@code NpzArchive}, {@link org.eigendistill.data.IdxReader}, {@code CsvReader}</td><td>single formats</td></tr>
 * </table>
 */
package org.eigendistill.data;
