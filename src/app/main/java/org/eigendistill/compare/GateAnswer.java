// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

/**
 * What a gate says to a comparison.
 *
 * @param fails whether it fails
 * @param why it fails, or why it could not; empty where it was asked and holds
 */
public record GateAnswer(boolean fails, String why) {
  static final GateAnswer PASSED = new GateAnswer(false, "");

  static GateAnswer failing(String why) {
    return new GateAnswer(true, why);
  }

  static GateAnswer unable(String why) {
    return new GateAnswer(false, why);
  }
}
