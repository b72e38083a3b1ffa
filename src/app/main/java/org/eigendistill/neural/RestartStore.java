// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.Optional;

/** Keeps a run's state while it trains, so that it can go on after a break. */
interface RestartStore {
  /** Keeps nothing. */
  RestartStore NONE =
      new RestartStore() {
        @Override
        public Optional<TrainingState> last() {
          return Optional.empty();
        }

        @Override
        public boolean isDue() {
          return false;
        }

        @Override
        public void keep(TrainingState state) {
          // nothing
        }
      };

  /** What a broken run left, if one did. */
  Optional<TrainingState> last();

  /** Whether it is time to keep the state; asked after every epoch. */
  boolean isDue();

  /** Keeps a state, in the place of the one before. */
  void keep(TrainingState state);
}
