// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

/** A risk that is infinite, which is a result: the message says why. */
public final class UnboundedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason, a clause. */
  public UnboundedException(String why) {
    super(why);
  }
}
