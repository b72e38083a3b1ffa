// SPDX-License-Identifier: Apache-2.0
/**
 * What every room stands on. Nothing here knows of data files, spectra or distillation.
 *
 * <p>Its numerics is the product of matrices,
 *
 * <pre>\[ (A B)_{ij} = \sum_k A_{ik} B_{kj}, \]</pre>
 *
 * each sum in one order, whatever the number of threads, so that the bits are the same everywhere.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.base.Matrix}</td><td>immutable, dense, of doubles</td></tr>
 *   <tr><td>{@link org.eigendistill.base.BadInputException}</td><td>the one exception for bad input: source, place, problem and mend in one line</td></tr>
 *   <tr><td>{@link org.eigendistill.base.OneLine}, {@link org.eigendistill.base.Counted}, {@link org.eigendistill.base.Numerals}</td><td>text from outside made fit for a line; numbers of things; the one spelling of numbers</td></tr>
 *   <tr><td>{@link org.eigendistill.base.Randomness}, {@link org.eigendistill.base.PowerLaw}, {@link org.eigendistill.base.StudentT}</td><td>random numbers and powers that are the same on every machine; intervals of 95 %</td></tr>
 *   <tr><td>{@link org.eigendistill.base.Progress}, {@link org.eigendistill.base.SideBySide}</td><td>who listens to long work; tasks on threads of their own</td></tr>
 *   <tr><td>{@link org.eigendistill.base.Remembered}</td><td>work whose results are kept, within bounds</td></tr>
 *   <tr><td>{@link org.eigendistill.base.Part}</td><td>a share of items in a row, for work that is done apart</td></tr>
 *   <tr><td>{@link org.eigendistill.base.RowChunks}</td><td>in how many rows at a time data are gone through that are not kept</td></tr>
 *   <tr><td>{@link org.eigendistill.base.Services}</td><td>lists that others add to</td></tr>
 *   <tr><td>{@link org.eigendistill.base.Machine}, {@link org.eigendistill.base.Version}</td><td>what a result's last digits may hang on, and the program's version</td></tr>
 *   <tr><td>{@link org.eigendistill.base.NativeCache}, {@link org.eigendistill.base.PrivateFolder}</td><td>where native libraries are unpacked, closed to others</td></tr>
 * </table>
 */
package org.eigendistill.base;
