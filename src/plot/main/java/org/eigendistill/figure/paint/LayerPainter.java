// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Optional;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Contours;
import org.eigendistill.figure.Coordinates;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Span;
import org.eigendistill.figure.Style;
import org.eigendistill.figure.type.Typesetter;
import org.eigendistill.markup.Markup;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYDataset;

/** Gives each layer of a panel a dataset and a renderer of JFreeChart's, in order. */
final class LayerPainter {
  /** The length of the caps of error bars, in points. */
  private static final double CAP = 2.5;

  /** The width of error bars, in points. */
  private static final float ERROR_BAR = 0.9f;

  private final Canvas canvas;
  private final Frame frame;
  private final Optional<ColourScale> counts;
  private final Typesetter type;

  /**
   * A painter on one panel.
   *
   * @param counts the colours of a density's counts
   */
  LayerPainter(Canvas canvas, Frame frame, Optional<ColourScale> counts, Typesetter type) {
    this.canvas = canvas;
    this.frame = frame;
    this.counts = counts;
    this.type = type;
  }

  void addTo(XYPlot plot, List<Layer> layers) {
    for (Layer layer : layers) {
      if (layer instanceof Line line) {
        add(plot, Datasets.points(line.x(), line.y()), CurveRenderer.line(line));
      } else if (layer instanceof Band band) {
        addBand(plot, band);
      } else if (layer instanceof Scatter s) {
        add(
            plot,
            Datasets.points(s.x(), s.y()),
            CurveRenderer.marks(s.x(), s.y(), s.style(), s.size(), s.alpha()));
      } else if (layer instanceof Reference reference) {
        Line line = path(reference, frame);
        if (onColours(layers)) {
          Style ground = Style.of(Colour.WHITE).withWidth(1.6);
          Line under = new Line(Markup.EMPTY, line.x(), line.y(), ground, false);
          add(plot, Datasets.points(line.x(), line.y()), CurveRenderer.line(under));
        }
        add(plot, Datasets.points(line.x(), line.y()), CurveRenderer.line(line));
      } else if (layer instanceof Intervals intervals) {
        addIntervals(plot, intervals);
      } else if (layer instanceof HeatMap map) {
        addDrawing(plot, () -> Patches.of(map, frame).draw(canvas, map.scale()));
      } else if (layer instanceof Density density) {
        addDrawing(plot, () -> Patches.of(density, frame).draw(canvas, counts.orElseThrow()));
      } else if (layer instanceof Contours contours) {
        addDrawing(plot, () -> new ContourPainter(canvas, frame, type).draw(contours));
      } else if (layer instanceof Bars bar) {
        addBars(plot, bar, layers);
      }
    }
  }

  /** Whether lines and words lie on colours, and so want a light ground. */
  static boolean onColours(List<Layer> layers) {
    return layers.stream()
        .anyMatch(l -> l instanceof HeatMap || l instanceof Density || l instanceof Bars);
  }

  private static void add(XYPlot plot, XYDataset dataset, XYItemRenderer renderer) {
    int index = plot.getRendererCount();
    if (index == 1 && plot.getRenderer(0) == null) {
      index = 0;
    }
    plot.setDataset(index, dataset);
    plot.setRenderer(index, renderer, false);
  }

  private void addDrawing(XYPlot plot, Runnable drawing) {
    add(plot, Datasets.stand(frame), new FreehandRenderer(drawing));
  }

  private void addBand(XYPlot plot, Band band) {
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha((float) band.alpha());
    renderer.setAutoPopulateSeriesFillPaint(false);
    renderer.setDefaultFillPaint(Canvas.paint(band.colour()));
    add(plot, Datasets.runs(band, frame), renderer);
  }

  private void addIntervals(XYPlot plot, Intervals intervals) {
    addErrorBars(plot, intervals, intervals.style().colour());
    Coordinates x = intervals.horizontal() ? intervals.value() : intervals.place();
    Coordinates y = intervals.horizontal() ? intervals.place() : intervals.value();
    add(plot, Datasets.points(x, y), CurveRenderer.marks(x, y, intervals.style(), 4.2, 1));
  }

  private void addErrorBars(XYPlot plot, Intervals intervals, Colour colour) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(intervals.horizontal());
    renderer.setDrawYError(!intervals.horizontal());
    renderer.setCapLength(CAP);
    renderer.setDefaultShapesVisible(false);
    renderer.setErrorPaint(Canvas.paint(colour));
    renderer.setErrorStroke(new BasicStroke(ERROR_BAR, BasicStroke.CAP_BUTT, 0));
    add(plot, Datasets.errors(intervals, frame), renderer);
  }

  private void addBars(XYPlot plot, Bars bars, List<Layer> layers) {
    BarShapes shapes = BarShapes.of(bars, layers);
    addDrawing(
        plot,
        () -> {
          shapes.on(frame).forEach(bar -> canvas.fill(bar, bars.colour(), 1));
          canvas.stroke(shapes.foot(frame), new BasicStroke(HouseStyle.AXIS), HouseStyle.INK);
        });
    if (bars.low().size() > 0) {
      addErrorBars(plot, shapes.errors(), HouseStyle.INK);
    }
  }

  /** A reference line as a line of points; the diagonal is bent where one axis is logarithmic. */
  static Line path(Reference reference, Frame frame) {
    Span across = frame.x().range();
    Span up = frame.y().range();
    double at = reference.value();
    int n = 201;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double share = i / (n - 1.0);
      double along =
          frame.x().axis().isLog()
              ? across.low() * Math.pow(across.high() / across.low(), share)
              : across.low() + share * across.width();
      switch (reference.orientation()) {
        case HORIZONTAL -> {
          x[i] = along;
          y[i] = at;
        }
        case VERTICAL -> {
          x[i] = at;
          y[i] = i == 0 ? up.low() : up.high();
        }
        case DIAGONAL -> {
          x[i] = along;
          y[i] = frame.y().axis().isLog() && along <= 0 ? Double.NaN : along;
        }
      }
    }
    return Line.of("", x, y, HouseStyle.REFERENCE);
  }
}
