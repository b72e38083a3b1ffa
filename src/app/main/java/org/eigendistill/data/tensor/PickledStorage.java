// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

/**
 * Numbers of a file of PyTorch's, which tensors look into.
 *
 * @param type its class, {@code torch.FloatStorage} for instance
 * @param key the name of the member that holds them
 * @param count how many
 */
record PickledStorage(String type, String key, long count) {}
