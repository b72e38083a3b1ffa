package org.eigendistill.data;

/**
 * Rows to train on and rows kept back.
 *
 * @param train the rows to train on
 * @param test the rows kept back, of the same features and targets
 */
public record Split(Dataset train, Dataset test) {}
