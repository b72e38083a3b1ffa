// SPDX-License-Identifier: Apache-2.0
/**
 * Writing, whole or not at all, whatever happens: a folder holds one run's result with its
 * manifest, or the one before it, at every moment at which the machine may stop. Files are written
 * beside, brought onto the disk, and moved into place by a journal that can be gone on with;
 * whoever owns a folder is said by a lock of the operating system. Nothing here knows what is
 * written.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.output.ResultFolder}, {@code Staging}, {@code Publication}, {@code Journal}</td><td>a folder of one result, and how the new one takes the old one's place</td></tr>
 *   <tr><td>{@link org.eigendistill.output.WholeFile}</td><td>the same for a single file</td></tr>
 *   <tr><td>{@link org.eigendistill.output.RunManifest}, {@link org.eigendistill.output.FileDigest}, {@link org.eigendistill.output.FolderCheck}</td><td>manifest.json: the run and its files' digests, and whether they are as they were</td></tr>
 *   <tr><td>{@code HiddenFolder}, {@code FolderLock}, {@code LockFile}, {@code OverwriteCheck}</td><td>who owns a folder, and what may not be written over</td></tr>
 *   <tr><td>{@link org.eigendistill.output.FileBody}, {@link org.eigendistill.output.StrictJson}</td><td>what is written, and JSON</td></tr>
 *   <tr><td>{@code Disk}, {@code Trees}, {@code WriteFaults}</td><td>what the disk itself has, and faults in words</td></tr>
 * </table>
 */
package org.eigendistill.output;
