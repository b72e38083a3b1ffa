// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

/** The end of a process that is to go on: nothing that it does after this reaches the disk. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("the process was killed");
  }
}
