/**
 * What every room stands on: the immutable {@link org.eigendistill.base.Matrix}, the one exception
 * for {@linkplain org.eigendistill.base.BadInputException bad input} and the {@linkplain
 * org.eigendistill.base.Progress listener} for long work. Nothing here knows of data files, spectra
 * or distillation.
 */
package org.eigendistill.base;
