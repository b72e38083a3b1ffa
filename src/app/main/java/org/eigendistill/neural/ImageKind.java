// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import org.eigendistill.base.Matrix;

/** A kind of network that begins with a 3 x 3 convolution of square images. */
interface ImageKind extends NetworkKind {
  @Override
  default String takes() {
    return "square images";
  }

  /** What its first kernels see: 3 x 3 patches. */
  @Override
  default Matrix touched(Pool pool) {
    return ImageLayers.patches(pool.train());
  }

  @Override
  default String touches() {
    return "patches";
  }
}
