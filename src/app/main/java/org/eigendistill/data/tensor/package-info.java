// SPDX-License-Identifier: Apache-2.0
/**
 * Tensors in files. The problem solved here is to read one tensor out of files of many, of which
 * the whole may be larger than memory: where its elements lie, {@code start + width sum_k i_k
 * stride_k}, what their bytes mean, and that nothing in such a file does more than be read, however
 * it was made.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.data.tensor.Tensor}, {@link org.eigendistill.data.tensor.TensorReader}, {@code ScatteredElements}</td><td>a tensor where it lies, and its elements in any blocks</td></tr>
 *   <tr><td>{@link org.eigendistill.data.tensor.ElementType}, {@link org.eigendistill.data.tensor.HalfPrecision}</td><td>what bytes mean, those of 16-bit floats among them</td></tr>
 *   <tr><td>{@link org.eigendistill.data.tensor.TensorFile}, {@link org.eigendistill.data.tensor.Safetensors}, {@link org.eigendistill.data.tensor.ShardedSafetensors}</td><td>files of tensors by names</td></tr>
 *   <tr><td>{@link org.eigendistill.data.tensor.TorchArchive}, {@code StoredZip}, {@code ZipDirectory}, {@code TensorNames}</td><td>files of torch.save</td></tr>
 *   <tr><td>{@code PickleMachine}, {@code PickleBytes}, {@code TorchObjects}</td><td>the pickle in them, read as data: nothing is called</td></tr>
 * </table>
 */
package org.eigendistill.data.tensor;
