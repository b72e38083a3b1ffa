// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose.layer;

/**
 * A layer's weights along a band of eigendirections of its inputs. With V the band's directions, t
 * and s the weights of teacher and student at their ends; NaN for what is not known.
 *
 * @param name the band, directions counted from 1
 * @param share the directions' part of the second moment of the inputs
 * @param relativeChange {@code |(s - t) V| / |t V|}, Frobenius; of one basis and shape
 * @param cosine {@code <s V, t V> / (|s V| |t V|)}; of one basis and shape
 * @param normRatio {@code |s V| / |t V|}
 * @param lag of {@link org.eigendistill.diagnose.Bias}; of checkpoints, below the top band
 * @param movementRatio the same
 */
public record LayerBand(
    String name,
    double share,
    double relativeChange,
    double cosine,
    double normRatio,
    double lag,
    double movementRatio) {}
