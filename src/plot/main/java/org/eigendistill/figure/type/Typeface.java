// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.type;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigendistill.figure.Lettering;
import org.eigendistill.markup.Formula;

/**
 * The faces that figures are set in. They come with the program, so that a figure looks the same on
 * every machine, also on one without fonts. What Liberation Serif has no letter for is taken from
 * DejaVu Sans, which has all that formulas need.
 */
public enum Typeface {
  /** Upright. */
  UPRIGHT("DejaVuSans.ttf"),
  /** Oblique, for the letters of formulas. */
  ITALIC("DejaVuSans-Oblique.ttf"),
  /** Bold. */
  BOLD("DejaVuSans-Bold.ttf"),
  /** Upright with serifs. */
  SERIF("LiberationSerif-Regular.ttf"),
  /** Italic with serifs. */
  SERIF_ITALIC("LiberationSerif-Italic.ttf"),
  /** Bold with serifs. */
  SERIF_BOLD("LiberationSerif-Bold.ttf");

  /** Measures text as it is drawn: no hinting, fractions of a point kept. */
  static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private static final String HEADLESS = "java.awt.headless";
  private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

  private final String file;

  /** Read when it is first wanted: most figures have no serifs. */
  private volatile Font unit;

  Typeface(String file) {
    this.file = file;
  }

  /** The face of a cut. */
  static Typeface of(Lettering lettering, Formula.Cut cut) {
    boolean isSerif = lettering == Lettering.SERIF;
    return switch (cut) {
      case UPRIGHT -> isSerif ? SERIF : UPRIGHT;
      case ITALIC -> isSerif ? SERIF_ITALIC : ITALIC;
      case BOLD -> isSerif ? SERIF_BOLD : BOLD;
    };
  }

  /** The faces of a kind of letters, and those that stand in for what it has not. */
  public static List<Typeface> of(Lettering lettering) {
    return lettering == Lettering.SERIF ? List.of(values()) : List.of(UPRIGHT, ITALIC, BOLD);
  }

  /** The face without serifs of the same cut, which has letters that this one may lack. */
  Typeface fallback() {
    return switch (this) {
      case UPRIGHT, SERIF -> UPRIGHT;
      case ITALIC, SERIF_ITALIC -> ITALIC;
      case BOLD, SERIF_BOLD -> BOLD;
    };
  }

  /** The face at a size in points. */
  public Font at(double size) {
    if (unit == null) {
      synchronized (this) {
        unit = unit == null ? load(file) : unit;
      }
    }
    return unit.deriveFont((float) size);
  }

  /** The font file, to be closed by the caller. */
  public InputStream open() {
    return open(file);
  }

  private static InputStream open(String resource) {
    InputStream stream = Typeface.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("font " + resource + " is missing from the program");
    }
    return stream;
  }

  private static Font load(String resource) {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
    try {
      return create(resource);
    } catch (InternalError | RuntimeException noFontsHere) {
      if (System.getProperty(FONT_CONFIGURATION) != null) {
        throw noFontsHere;
      }
      describeEmptySystem();
      return create(resource);
    }
  }

  private static Font create(String resource) {
    try (InputStream stream = open(resource)) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("font " + resource + " is damaged", e);
    }
  }

  /**
   * Java asks the system for fonts before it takes one from a file, and fails where there are none.
   * A configuration that names no font satisfies it.
   */
  private static void describeEmptySystem() {
    try {
      Path configuration = Files.createTempFile("fontconfig", ".properties");
      configuration.toFile().deleteOnExit();
      Files.writeString(configuration, "version=1\nsequence.allfonts=default\n");
      System.setProperty(FONT_CONFIGURATION, configuration.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
