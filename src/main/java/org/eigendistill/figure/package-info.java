/**
 * Figures for papers: lines, bands, clouds of points, intervals, bars and maps, in panels, as PNG,
 * SVG and PDF. The room knows series and labels and nothing of what they mean.
 */
package org.eigendistill.figure;
