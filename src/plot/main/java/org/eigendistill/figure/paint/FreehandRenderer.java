// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/**
 * Puts a drawing of our own into JFreeChart's order of layers and under its clip. Its dataset has
 * one item, which stands for the whole drawing.
 */
@SuppressWarnings("serial") // never serialized
final class FreehandRenderer extends AbstractXYItemRenderer {
  private final Runnable drawing;

  FreehandRenderer(Runnable drawing) {
    this.drawing = drawing;
  }

  @Override
  public void drawItem(
      Graphics2D g,
      XYItemRendererState state,
      Rectangle2D area,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domain,
      ValueAxis range,
      XYDataset dataset,
      int series,
      int item,
      CrosshairState crosshair,
      int pass) {
    drawing.run();
  }
}
