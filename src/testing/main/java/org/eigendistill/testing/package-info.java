// SPDX-License-Identifier: Apache-2.0
/**
 * What several rooms' tests share: random cases that can be had again, numbers of which more digits
 * are right than any of the program's, and machines that fail where a test says.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.testing.Seeded}</td><td>random cases that name their seed</td></tr>
 *   <tr><td>{@link org.eigendistill.testing.LongReal}, {@link org.eigendistill.testing.Tolerance}</td><td>fifty digits, and how far a result may lie from them, and why</td></tr>
 *   <tr><td>{@link org.eigendistill.testing.FaultyDisk}, {@link org.eigendistill.testing.DiskFault}, {@link org.eigendistill.testing.DiskOperation}, {@link org.eigendistill.testing.Killed}</td><td>a disk that fails, or a process that ends, at a chosen operation</td></tr>
 *   <tr><td>{@link org.eigendistill.testing.InMemory}, {@link org.eigendistill.testing.Tree}</td><td>folders, and all that lies in them</td></tr>
 *   <tr><td>{@link org.eigendistill.testing.Wanted}</td><td>what a test needs of its machine</td></tr>
 * </table>
 */
package org.eigendistill.testing;
