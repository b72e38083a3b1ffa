// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

/** Why there is no release, and the mend. */
final class NoReleaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoReleaseException(String message) {
    super(message);
  }
}
