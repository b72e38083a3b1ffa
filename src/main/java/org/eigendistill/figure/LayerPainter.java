package org.eigendistill.figure;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;

/** Gives each layer of a panel a dataset and a renderer of JFreeChart's, in order. */
final class LayerPainter {
  /** The share of a category that its bars fill together. */
  private static final double FILLED = 0.7;

  private final Canvas canvas;
  private final Frame frame;
  private final Optional<ColourScale> counts;

  /**
   * A painter on one panel.
   *
   * @param counts the colours of a density's counts
   */
  LayerPainter(Canvas canvas, Frame frame, Optional<ColourScale> counts) {
    this.canvas = canvas;
    this.frame = frame;
    this.counts = counts;
  }

  void addTo(XYPlot plot, List<Layer> layers) {
    List<Bars> bars = layers.stream().filter(Bars.class::isInstance).map(Bars.class::cast).toList();
    for (Layer layer : layers) {
      if (layer instanceof Line line) {
        add(plot, points(line.x(), line.y()), CurveRenderer.line(line));
      } else if (layer instanceof Band band) {
        addBand(plot, band);
      } else if (layer instanceof Scatter s) {
        add(
            plot,
            points(s.x(), s.y()),
            CurveRenderer.marks(s.x(), s.y(), s.style(), s.size(), s.alpha()));
      } else if (layer instanceof Reference reference) {
        Line line = path(reference);
        add(plot, points(line.x(), line.y()), CurveRenderer.line(line));
      } else if (layer instanceof Intervals intervals) {
        addIntervals(plot, intervals);
      } else if (layer instanceof HeatMap map) {
        addDrawing(plot, () -> Cells.of(map, frame).draw(canvas, map.scale()));
      } else if (layer instanceof Density density) {
        addDrawing(plot, () -> Cells.of(density, frame).draw(canvas, counts.orElseThrow()));
      } else if (layer instanceof Contours contours) {
        addDrawing(plot, () -> new ContourPainter(canvas, frame).draw(contours));
      } else if (layer instanceof Bars bar) {
        addBars(plot, bar, bars.indexOf(bar), bars.size());
      }
    }
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
    DefaultXYDataset stand = new DefaultXYDataset();
    double[][] corner = {{frame.x().range().low()}, {frame.y().range().low()}};
    stand.addSeries("", corner);
    add(plot, stand, new FreehandRenderer(drawing));
  }

  private static XYDataset points(Values x, Values y) {
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("", new double[][] {x.toArray(), y.toArray()});
    return dataset;
  }

  /** A band is a series for each run of known values. */
  private static void addBand(XYPlot plot, Band band) {
    DefaultIntervalXYDataset runs = new DefaultIntervalXYDataset();
    int size = band.x().size();
    int start = 0;
    for (int i = 0; i <= size; i++) {
      boolean known =
          i < size && !Double.isNaN(band.x().get(i) + band.low().get(i) + band.high().get(i));
      if (known) {
        continue;
      }
      if (i > start) {
        int[] run = IntStream.range(start, i).toArray();
        double[] x = IntStream.of(run).mapToDouble(band.x()::get).toArray();
        double[] low = IntStream.of(run).mapToDouble(band.low()::get).toArray();
        double[] high = IntStream.of(run).mapToDouble(band.high()::get).toArray();
        runs.addSeries(start, new double[][] {x, x, x, low, low, high});
      }
      start = i + 1;
    }
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha((float) band.alpha());
    renderer.setAutoPopulateSeriesFillPaint(false);
    renderer.setDefaultFillPaint(Canvas.paint(band.colour()));
    add(plot, runs, renderer);
  }

  private static void addIntervals(XYPlot plot, Intervals intervals) {
    int[] barred =
        IntStream.range(0, intervals.value().size())
            .filter(
                i ->
                    !Double.isNaN(
                        intervals.value().get(i)
                            + intervals.low().get(i)
                            + intervals.high().get(i)))
            .toArray();
    double[] place = IntStream.of(barred).mapToDouble(intervals.place()::get).toArray();
    double[] value = IntStream.of(barred).mapToDouble(intervals.value()::get).toArray();
    double[] low = IntStream.of(barred).mapToDouble(intervals.low()::get).toArray();
    double[] high = IntStream.of(barred).mapToDouble(intervals.high()::get).toArray();
    Style style = intervals.style();
    addErrorBars(plot, place, value, low, high, intervals.horizontal(), style.colour(), 0.9f, 2.5);
    Values x = intervals.horizontal() ? intervals.value() : intervals.place();
    Values y = intervals.horizontal() ? intervals.place() : intervals.value();
    add(plot, points(x, y), CurveRenderer.marks(x, y, style, 4.2, 1));
  }

  private static void addErrorBars(
      XYPlot plot,
      double[] place,
      double[] value,
      double[] low,
      double[] high,
      boolean horizontal,
      Colour colour,
      float width,
      double cap) {
    DefaultIntervalXYDataset dataset = new DefaultIntervalXYDataset();
    dataset.addSeries(
        "",
        horizontal
            ? new double[][] {value, low, high, place, place, place}
            : new double[][] {place, place, place, value, low, high});
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(horizontal);
    renderer.setDrawYError(!horizontal);
    renderer.setCapLength(cap);
    renderer.setDefaultShapesVisible(false);
    renderer.setErrorPaint(Canvas.paint(colour));
    renderer.setErrorStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, 0));
    add(plot, dataset, renderer);
  }

  private void addBars(XYPlot plot, Bars bars, int member, int members) {
    double thickness = FILLED / members;
    double shift = thickness * (member - (members - 1) / 2.0);
    addDrawing(
        plot,
        () -> {
          for (int i = 0; i < bars.value().size(); i++) {
            if (!Double.isNaN(bars.value().get(i))) {
              canvas.fill(bar(bars, i, i + shift, thickness), bars.colour(), 1);
            }
          }
        });
    if (bars.low().size() > 0) {
      double[] place =
          IntStream.range(0, bars.value().size()).mapToDouble(i -> i + shift).toArray();
      addErrorBars(
          plot,
          place,
          bars.value().toArray(),
          bars.low().toArray(),
          bars.high().toArray(),
          bars.horizontal(),
          House.INK,
          0.8f,
          2.5);
    }
  }

  private Rectangle2D bar(Bars bars, int i, double place, double thickness) {
    double low = place - thickness / 2;
    double high = place + thickness / 2;
    Rectangle2D.Double bar = new Rectangle2D.Double();
    if (bars.horizontal()) {
      bar.setFrameFromDiagonal(
          frame.px(0), frame.py(low), frame.px(bars.value().get(i)), frame.py(high));
    } else {
      bar.setFrameFromDiagonal(
          frame.px(low), frame.py(0), frame.px(high), frame.py(bars.value().get(i)));
    }
    return bar;
  }

  /** A reference line as a line of points; the diagonal is bent where one axis is logarithmic. */
  private Line path(Reference reference) {
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
      switch (reference.kind()) {
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
    return Line.of("", x, y, Legends.REFERENCE);
  }

  /** Draws the words that stand among the data. */
  void drawWords(List<Layer> layers) {
    for (Layer layer : layers) {
      if (layer instanceof Note note) {
        drawNote(note);
      } else if (layer instanceof Reference reference && !reference.text().isEmpty()) {
        drawText(reference);
      }
    }
  }

  private void drawNote(Note note) {
    Block block = MathText.set(note.text(), House.SMALL);
    double x = frame.px(note.x());
    double y = frame.py(note.y()) + block.capital() / 2;
    double step = 4 + block.capital() / 2;
    AffineTransform place =
        switch (note.side()) {
          case RIGHT -> AffineTransform.getTranslateInstance(x + 4, y);
          case LEFT -> AffineTransform.getTranslateInstance(x - 4 - block.width(), y);
          case ABOVE -> AffineTransform.getTranslateInstance(x - block.width() / 2, y - step);
          case BELOW -> AffineTransform.getTranslateInstance(x - block.width() / 2, y + step);
          case CENTRE -> AffineTransform.getTranslateInstance(x - block.width() / 2, y);
        };
    canvas.clear(block, place);
    canvas.text(block, place, House.INK);
  }

  private void drawText(Reference reference) {
    Block block = MathText.set(reference.text(), House.SMALL);
    Rectangle2D area = frame.area();
    AffineTransform place;
    switch (reference.kind()) {
      case HORIZONTAL ->
          place =
              AffineTransform.getTranslateInstance(
                  area.getMaxX() - block.width() - 2, frame.py(reference.value()) - 2.5);
      case VERTICAL -> {
        place =
            AffineTransform.getTranslateInstance(
                frame.px(reference.value()) + 2.5 + block.capital(),
                area.getY() + block.width() + 2);
        place.rotate(-Math.PI / 2);
      }
      default -> {
        Line line = path(reference);
        place = besideDiagonal(line, block);
      }
    }
    canvas.clear(block, place);
    canvas.text(block, place, Colour.GREY);
  }

  /** Below the diagonal, near where it leaves the panel at the upper right. */
  private AffineTransform besideDiagonal(Line line, Block block) {
    int last = line.x().size() - 1;
    while (last > 1
        && !(frame.area().contains(frame.px(line.x().get(last)), frame.py(line.y().get(last))))) {
      last--;
    }
    double x2 = frame.px(line.x().get(last));
    double y2 = frame.py(line.y().get(last));
    double x1 = frame.px(line.x().get(last - 1));
    double y1 = frame.py(line.y().get(last - 1));
    AffineTransform place = AffineTransform.getTranslateInstance(x2, y2);
    place.rotate(Math.atan2(y2 - y1, x2 - x1));
    place.translate(-block.width() - 12, block.capital() + 3);
    return place;
  }
}
