/**
 * Networks with cross-entropy, on DJL and PyTorch: models, recipes, training with distillation, and
 * the store of finished runs.
 */
package org.eigendistill.neural;
