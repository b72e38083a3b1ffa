// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

/**
 * What a pickle names by module and name, or has made of it: a function, a class, or a value of it,
 * of which nothing but the name is kept.
 *
 * @param name {@code torch.Size} for instance
 */
record PickledName(String name) {}
