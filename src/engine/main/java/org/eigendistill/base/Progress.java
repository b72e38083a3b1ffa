// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

/** Listens to long work. Called from the working thread, so it must be quick and must not throw. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (task, done, total) -> {};

  /**
   * Some of a task is done.
   *
   * @param task what is being done, in a few words; a new name starts a new task
   * @param done units finished, from 0 to {@code total}
   * @param total units in all, or 0 where that is not known
   */
  void update(String task, long done, long total);
}
