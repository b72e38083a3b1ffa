package org.eigendistill.experiment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Version;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.data.Table;
import org.eigendistill.figure.FigureWriter;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Runs experiments into a folder: data/ID.csv, ID.png, ID.svg and ID.pdf, claims.json,
 * provenance.json, report.html and latex/. Figures are drawn from the tables as they were written.
 *
 * @param experiments what to run
 * @param solver decomposes the data
 * @param fashion a folder with the full Fashion-MNIST, to be used in the place of the bundled slice
 * @param seed goes into the provenance; the experiments so far draw nothing at random
 * @param progress is told of each step
 */
public record Reproduction(
    List<Experiment> experiments,
    EigenSolver solver,
    Optional<Path> fashion,
    long seed,
    Progress progress) {
  /** The folder of tables in the folder of figures. */
  private static final String TABLES = "data/";

  private static final String PROVENANCE = "provenance.json";

  /** Computes everything and draws it. */
  public List<Claim> run(Path folder) {
    Spectra spectra = new Spectra(solver, fashion, progress);
    try (OutputFolder out = OutputFolder.open(folder)) {
      int done = 0;
      for (Experiment experiment : experiments) {
        progress.update("experiments", done++, experiments.size());
        Table table = experiment.compute(spectra, progress);
        out.write(TABLES + experiment.id() + ".csv", table::write);
      }
      List<Claim> claims = draw(out, out.staging(), provenance());
      out.write(PROVENANCE, file -> json().writeValue(file.toFile(), provenance()));
      out.publish();
      return claims;
    }
  }

  /** Draws everything from the tables that are in the folder already. */
  public List<Claim> redraw(Path folder) {
    try (OutputFolder out = OutputFolder.open(folder)) {
      List<Claim> claims = draw(out, folder, recorded(folder.resolve(PROVENANCE)));
      out.publish();
      return claims;
    }
  }

  private List<Claim> draw(OutputFolder out, Path source, Map<String, Object> provenance) {
    List<Claim> claims = new ArrayList<>();
    Report report = new Report();
    Latex latex = new Latex();
    for (Experiment experiment : experiments) {
      progress.update("drawing " + experiment.id(), 0, 0);
      Table table = Table.read(source.resolve(TABLES + experiment.id() + ".csv"));
      claims.addAll(experiment.claims(table));
      Shown part = Shown.of(experiment, table);
      part.figure()
          .ifPresent(
              figure -> out.write("", staging -> FigureWriter.write(figure, staging, part.id())));
      report.add(part, part.figure().map(figure -> svg(out, experiment)));
      latex.add(part);
    }
    out.write("claims.json", file -> json().writeValue(file.toFile(), claims));
    out.write("report.html", file -> Files.writeString(file, report.html(claims, provenance)));
    latex
        .files(claims)
        .forEach((name, text) -> out.write("latex/" + name, file -> Files.writeString(file, text)));
    return claims;
  }

  private static String svg(OutputFolder out, Experiment experiment) {
    try {
      return Files.readString(out.staging().resolve(experiment.id() + ".svg"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What made the tables that are in a folder, as far as it is on record. */
  private static Map<String, Object> recorded(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return json().readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException e) {
      throw BadInputException.of(
          file, "", "it is no JSON object", "Delete it, or run reproduce again.", e);
    }
  }

  private Map<String, Object> provenance() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("version", Version.current());
    record.put("seed", seed);
    record.put("solver", solver.name());
    record.put("fashion_mnist", fashion.isPresent() ? "full" : "bundled slice");
    record.put("experiments", experiments.stream().map(Experiment::id).toList());
    return record;
  }

  private static ObjectMapper json() {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  }
}
