// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

/**
 * Data as networks take them.
 *
 * @param name of the data set
 * @param train the rows to train on
 * @param validation rows that training can be stopped by, their labels as noisy as the training
 *     rows'
 * @param test rows with true labels
 * @param classes the number of classes
 * @param vocabulary the number of words of token sequences; 0 where inputs are features
 */
public record NetworkData(
    String name,
    LabelledRows train,
    LabelledRows validation,
    LabelledRows test,
    int classes,
    int vocabulary) {}
