// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

/** What a program asks of a disk that changes it; a folder's creation is one, too. */
public enum DiskOperation {
  /** A file opened to be written, or a folder made. */
  CREATE,
  /** Bytes, or attributes. */
  WRITE,
  /** Of a file or of a folder. */
  SYNC,
  /** A renaming. */
  MOVE,
  /** Of a file or of a folder. */
  DELETE;

  /** Whether a full disk refuses it. */
  boolean takesSpace() {
    return this != MOVE && this != DELETE;
  }
}
