// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.util.List;

/** What becomes of a disk at the N-th operation. A write that fails has written half its bytes. */
public enum DiskFault {
  /** Nothing. */
  NONE,
  /** That one operation fails. */
  ONCE,
  /** From then on nothing that takes space is done: the disk is full and stays so. */
  FULL,
  /** From then on no operation is done: the disk is read-only, or gone. */
  GONE,
  /** The process dies: from then on nothing at all is done, and no cleaning up. */
  KILL,
  /**
   * The machine dies: as KILL, and files that were not synced since they were written are empty.
   */
  POWER;

  /** All but NONE. */
  public static final List<DiskFault> ALL = List.of(ONCE, FULL, GONE, KILL, POWER);

  /** Whether the process dies of it. */
  public boolean isDeath() {
    return this == KILL || this == POWER;
  }
}
