// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

/** A command line that asks for what is not to be had; exit code 2. */
final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
