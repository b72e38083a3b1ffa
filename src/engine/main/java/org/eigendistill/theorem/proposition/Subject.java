// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

/**
 * What a statement is about, in terms that a program evaluates: a {@link Proposition} on a student
 * and plain training, or a law with a premise and a conclusion of its own kind, {@code
 * org.eigendistill.theorem.search.Law}.
 */
public interface Subject {}
