// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

/** That no exact average, or no limit, is known of a scenario; the message says of what. */
public final class NotKnownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason, a clause. */
  public NotKnownException(String reason) {
    super(reason);
  }
}
