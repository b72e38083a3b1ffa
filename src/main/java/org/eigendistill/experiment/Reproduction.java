package org.eigendistill.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigendistill.base.Machine;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Version;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.data.Table;
import org.eigendistill.figure.FigureWriter;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Computes tables of experiments into a folder, data/ID.csv, and draws the report of all tables
 * that are there: ID.png, ID.svg and ID.pdf, claims.json and claims.md, report.html, latex/ and
 * manifest.json. What is not computed is taken from the folder, else from the committed figures, so
 * that a run of a part loses nothing of the rest.
 *
 * @param experiments all of the report
 * @param computed the names of the tables to compute
 * @param solver decomposes the data
 * @param fashion a folder with the full Fashion-MNIST, to be used in the place of the bundled slice
 * @param figures the committed ones, to take tables from and to compare with
 * @param runs where trained networks of the long studies are kept
 * @param threads how many networks are trained side by side
 * @param progress is told of each step
 */
public record Reproduction(
    List<Experiment> experiments,
    Set<String> computed,
    EigenSolver solver,
    Optional<Path> fashion,
    Optional<Path> figures,
    Path runs,
    int threads,
    Progress progress) {

  /**
   * What a run left.
   *
   * @param claims all of the page
   * @param computed the tables that were computed
   * @param taken those that were taken as committed
   * @param leftOut why others are not shown
   * @param comparison with the committed figures as they were before, where they are there: of all
   *     tables that this folder's runs computed
   */
  public record Outcome(
      List<Claim> claims,
      List<String> computed,
      List<String> taken,
      Map<String, String> leftOut,
      Optional<Comparison> comparison) {}

  /** The tables of some experiments, in their order: those not long, or all. */
  public static Set<String> tables(List<Experiment> chosen, boolean evenLong) {
    Set<String> names = new LinkedHashSet<>();
    chosen.stream().filter(e -> evenLong || !e.isLong()).forEach(e -> names.add(e.table()));
    return names;
  }

  /** Computes what is to be computed, and draws everything. */
  public Outcome run(Path folder) {
    Shelf shelf = new Shelf(folder, figures);
    Map<String, Shelf.Found> taken = taken(shelf);
    try (OutputFolder scratch = OutputFolder.open(folder);
        OutputFolder out = OutputFolder.open(folder)) {
      Networks networks = new Networks(runs, scratch.staging(), threads, progress);
      Map<String, TableRun> made = compute(out, networks, shelf);
      Map<String, TableRun> shown = new LinkedHashMap<>();
      Map<String, String> leftOut = new LinkedHashMap<>();
      List<Experiment> owners = new ArrayList<>();
      for (Experiment experiment : owners()) {
        String name = experiment.table();
        Shelf.Found found = taken.get(name);
        if (made.containsKey(name)) {
          shown.put(name, made.get(name));
        } else if (found != null && found.fault().isPresent()) {
          leftOut.put(name, found.fault().get());
        } else if (found != null) {
          shown.put(name, found.run());
          out.write(file(name), copy -> Files.copy(found.file(), copy));
        }
        if (shown.containsKey(name)) {
          owners.add(experiment);
        }
      }
      List<Claim> claims = draw(out, new Runs(shown, leftOut));
      out.write(Manifest.FILE, manifest(folder, shown)::write);
      List<String> copies =
          shown.keySet().stream()
              .filter(name -> !made.containsKey(name) && shown.get(name).committed())
              .toList();
      owners.removeIf(e -> copies.contains(e.table()));
      Optional<Comparison> comparison =
          figures.map(place -> Comparison.of(place, owners, out.staging(), claims));
      out.publish();
      return new Outcome(claims, List.copyOf(made.keySet()), copies, leftOut, comparison);
    }
  }

  /** One experiment for each table: the first that is drawn from it. */
  private List<Experiment> owners() {
    Set<String> names = new LinkedHashSet<>();
    return experiments.stream().filter(e -> names.add(e.table())).toList();
  }

  /** The tables that are not computed, looked for before anything is. */
  private Map<String, Shelf.Found> taken(Shelf shelf) {
    Map<String, Shelf.Found> taken = new LinkedHashMap<>();
    for (Experiment experiment : owners()) {
      if (!computed.contains(experiment.table())) {
        shelf
            .find(experiment)
            .map(found -> tried(found, experiment.table()))
            .ifPresent(found -> taken.put(experiment.table(), found));
      }
    }
    return taken;
  }

  /**
   * A table that no run of this program is known to have made is drawn once, to see whether it can
   * be.
   */
  private Shelf.Found tried(Shelf.Found found, String name) {
    if (found.run().isKnown() || found.fault().isPresent()) {
      return found;
    }
    try {
      Table table = Table.read(found.file());
      for (Experiment experiment : experiments) {
        if (experiment.table().equals(name)) {
          experiment.claims(table);
          Shown.of(experiment, table);
        }
      }
      return found;
    } catch (RuntimeException e) {
      String fault = "its rows are not those that this version writes (%s)";
      return new Shelf.Found(
          found.file(), found.run(), Optional.of(fault.formatted(e.getMessage())));
    }
  }

  private Map<String, TableRun> compute(OutputFolder out, Networks networks, Shelf shelf) {
    Spectra spectra = new Spectra(solver, fashion, networks, progress);
    TableRun run = thisRun(shelf.isCommitted());
    Manifest before = Manifest.of(shelf.folder());
    Map<String, TableRun> made = new LinkedHashMap<>();
    for (Experiment experiment : owners()) {
      String name = experiment.table();
      if (computed.contains(name)) {
        progress.update("experiments", made.size(), computed.size());
        out.write(file(name), experiment.compute(spectra, progress)::write);
        String digest = Manifest.sha256(Manifest.table(out.staging(), name));
        TableRun own = run.of(digest, networks.record(experiment.studies()));
        made.put(name, shelf.isCommitted() ? before.sameOr(name, own) : own);
      }
    }
    return made;
  }

  private TableRun thisRun(boolean committed) {
    return new TableRun(
        "eigendistill " + Version.current(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Machine.here(),
        solver.name(),
        threads,
        fashion.isPresent() ? "full set" : "bundled slice",
        null,
        committed,
        null);
  }

  /** The runs of what is shown, and the old record of what is left where it was. */
  private static Manifest manifest(Path folder, Map<String, TableRun> shown) {
    Map<String, TableRun> all = new LinkedHashMap<>(shown);
    Manifest.of(folder).tables().forEach(all::putIfAbsent);
    return new Manifest(all);
  }

  private static String file(String table) {
    return Manifest.TABLES + "/" + table + ".csv";
  }

  private List<Claim> draw(OutputFolder out, Runs of) {
    List<Claim> claims = new ArrayList<>();
    Report report = new Report(of);
    Latex latex = new Latex();
    for (Experiment experiment : experiments) {
      if (!of.tables().containsKey(experiment.table())) {
        continue;
      }
      progress.update("drawing " + experiment.id(), 0, 0);
      Table table = Table.read(Manifest.table(out.staging(), experiment.table()));
      claims.addAll(experiment.claims(table));
      Shown part = Shown.of(experiment, table);
      part.figure()
          .ifPresent(
              figure -> out.write("", staging -> FigureWriter.write(figure, staging, part.id())));
      report.add(part, part.figure().map(figure -> svg(out, experiment)));
      latex.add(part);
    }
    out.write("claims.json", file -> Files.write(file, Manifest.json().writeValueAsBytes(claims)));
    out.write("claims.md", file -> Files.writeString(file, ClaimsPage.of(claims)));
    out.write("report.html", file -> Files.writeString(file, report.html(claims)));
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
}
