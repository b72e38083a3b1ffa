package org.eigendistill.experiment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Version;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.data.Table;
import org.eigendistill.figure.FigureWriter;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Runs experiments into a folder: data/ID.csv, ID.png, ID.svg and ID.pdf, claims.json and
 * claims.md, provenance.json, report.html and latex/. Figures are drawn from the tables as they
 * were written.
 *
 * @param experiments what to run
 * @param solver decomposes the data
 * @param fashion a folder with the full Fashion-MNIST, to be used in the place of the bundled slice
 * @param full whether long experiments are computed too; otherwise they are drawn from their tables
 *     where these are in the folder, and left out where not
 * @param threads how many networks are trained side by side
 * @param seed goes into the provenance; experiments fix their own seeds
 * @param progress is told of each step
 */
public record Reproduction(
    List<Experiment> experiments,
    EigenSolver solver,
    Optional<Path> fashion,
    boolean full,
    int threads,
    long seed,
    Progress progress) {
  /** The folder of tables in the folder of figures. */
  private static final String TABLES = "data/";

  /** The folder of trained networks. */
  private static final String RUNS = "runs";

  private static final String PROVENANCE = "provenance.json";

  /** Computes everything and draws it. */
  public List<Claim> run(Path folder) {
    Networks networks = new Networks(folder.resolve(RUNS), threads, progress);
    Spectra spectra = new Spectra(solver, fashion, networks, progress);
    try (OutputFolder out = OutputFolder.open(folder)) {
      List<Experiment> shown = new ArrayList<>();
      Set<String> tables = new HashSet<>();
      int done = 0;
      for (Experiment experiment : experiments) {
        progress.update("experiments", done++, experiments.size());
        String file = TABLES + experiment.table() + ".csv";
        if (experiment.isLong() && !full) {
          if (Files.exists(folder.resolve(file))) {
            shown.add(experiment);
            keep(out, folder, file);
          }
          continue;
        }
        shown.add(experiment);
        if (tables.add(experiment.table())) {
          Table table = experiment.compute(spectra, progress);
          out.write(file, table::write);
        }
      }
      Map<String, Object> provenance = provenance(shown, folder);
      List<Claim> claims = draw(out, out.staging(), shown, provenance);
      out.write(PROVENANCE, file -> json().writeValue(file.toFile(), provenance));
      out.publish();
      networks.forgetSmall();
      return claims;
    }
  }

  /** Takes a table that is there already, so that it is drawn with the others. */
  private static void keep(OutputFolder out, Path folder, String file) {
    if (!Files.exists(out.staging().resolve(file))) {
      out.write(file, copy -> Files.copy(folder.resolve(file), copy));
    }
  }

  /** Draws everything from the tables that are in the folder already. */
  public List<Claim> redraw(Path folder) {
    try (OutputFolder out = OutputFolder.open(folder)) {
      List<Experiment> there =
          experiments.stream()
              .filter(e -> !e.isLong() || Files.exists(folder.resolve(TABLES + e.table() + ".csv")))
              .toList();
      List<Claim> claims = draw(out, folder, there, recorded(folder.resolve(PROVENANCE)));
      out.publish();
      return claims;
    }
  }

  private List<Claim> draw(
      OutputFolder out, Path source, List<Experiment> shown, Map<String, Object> provenance) {
    List<Claim> claims = new ArrayList<>();
    Report report = new Report();
    Latex latex = new Latex();
    for (Experiment experiment : shown) {
      progress.update("drawing " + experiment.id(), 0, 0);
      Table table = Table.read(source.resolve(TABLES + experiment.table() + ".csv"));
      claims.addAll(experiment.claims(table));
      Shown part = Shown.of(experiment, table);
      part.figure()
          .ifPresent(
              figure -> out.write("", staging -> FigureWriter.write(figure, staging, part.id())));
      report.add(part, part.figure().map(figure -> svg(out, experiment)));
      latex.add(part);
    }
    out.write("claims.json", file -> json().writeValue(file.toFile(), claims));
    out.write("claims.md", file -> Files.writeString(file, ClaimsPage.of(claims)));
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

  private Map<String, Object> provenance(List<Experiment> shown, Path folder) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("version", Version.current());
    record.put("seed", seed);
    record.put("solver", solver.name());
    record.put("fashion_mnist", fashion.isPresent() ? "full" : "bundled slice");
    record.put("experiments", shown.stream().map(Experiment::id).toList());
    List<String> tables =
        shown.stream().filter(Experiment::isLong).map(Experiment::table).distinct().toList();
    if (!tables.isEmpty()) {
      // What is only drawn again keeps the record of the run that computed it.
      record.put(
          "networks",
          full ? Networks.record(tables) : recorded(folder.resolve(PROVENANCE)).get("networks"));
    }
    return record;
  }

  private static ObjectMapper json() {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  }
}
