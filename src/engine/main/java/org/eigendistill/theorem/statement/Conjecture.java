// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import org.eigendistill.theorem.proposition.Subject;

/**
 * What is said, before it is known whether it is true.
 *
 * @param id the name
 * @param title a few words
 * @param setting who trains how
 * @param premise what is given
 * @param conclusion what is claimed
 * @param subject what the program evaluates
 */
record Conjecture(
    String id, String title, String setting, String premise, String conclusion, Subject subject) {}
