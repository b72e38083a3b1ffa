// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.io.IOException;
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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eigendistill.base.Machine;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Version;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.NetworkStudies;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.experiment.TableRun;
import org.eigendistill.experiment.page.Exhibit;
import org.eigendistill.experiment.page.ExplorerPage;
import org.eigendistill.experiment.page.TableRuns;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.output.FileDigest;
import org.eigendistill.output.ResultFolder;
import org.eigendistill.output.RunManifest;
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
 * @param style how figures are set
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
    PrintStyle style,
    Progress progress) {
  private static final String COMMAND = "reproduce";

  /**
   * What a run left.
   *
   * @param claims all of the page
   * @param computed the tables that were computed
   * @param taken those that were taken as committed
   * @param leftOut why others are not shown
   * @param comparison with the committed figures as they were before, where they are there: of all
   *     tables that this folder's runs computed
   * @param notes on the networks that were taken from the store
   */
  public record Reproduced(
      List<Claim> claims,
      List<String> computed,
      List<String> taken,
      Map<String, String> leftOut,
      Optional<Comparison> comparison,
      List<String> notes) {}

  /** The tables of some experiments, in their order: those not long, or all. */
  public static Set<String> tables(List<Experiment> chosen, boolean evenLong) {
    Set<String> names = new LinkedHashSet<>();
    chosen.stream().filter(e -> evenLong || !e.isLong()).forEach(e -> names.add(e.table()));
    return names;
  }

  /** Computes what is to be computed, and draws everything, for one who keeps no record. */
  public Reproduced run(Path folder) {
    String program = "eigendistill " + Version.current();
    return run(folder, files -> new TreeMap<>(Map.of("program", program, "command", COMMAND)));
  }

  /**
   * Computes what is to be computed, and draws everything.
   *
   * @param record what the folder's manifest says of this run
   */
  public Reproduced run(Path folder, ResultFolder.Head record) {
    ResultFolder.Opening opening = ResultFolder.Opening.of(COMMAND, Set.of());
    boolean adopts = Manifest.isOfEarlierVersion(folder);
    try (ResultFolder out = ResultFolder.open(folder, adopts ? opening.adopting() : opening)) {
      TableStore store = new TableStore(folder, figures);
      Map<String, StoredTable> taken = taken(store);
      Set<String> staying = staying(taken, adopts, store);
      out.claim(names(taken, staying));
      if (!store.isCommitted()) {
        // the committed one is what this is a copy of
        out.claim(Set.of(ExplorerPage.FILE));
        out.write(ExplorerPage.FILE, file -> Files.writeString(file, ExplorerPage.text()));
      }
      NetworkStudies networks = new NetworkStudies(runs, out.scratch(), threads, progress);
      Map<String, TableRun> made = compute(out, networks, store);
      Map<String, TableRun> shown = new LinkedHashMap<>();
      Map<String, Path> places = new LinkedHashMap<>();
      Map<String, String> leftOut = new LinkedHashMap<>();
      List<Experiment> owners = new ArrayList<>();
      for (Experiment experiment : owners()) {
        String name = experiment.table();
        StoredTable found = taken.get(name);
        if (made.containsKey(name)) {
          shown.put(name, reading(experiment, made.get(name)));
          places.put(name, Manifest.table(out.staging(), name));
        } else if (found != null && found.fault().isPresent()) {
          leftOut.put(name, found.fault().get());
        } else if (found != null) {
          shown.put(name, reading(experiment, found.run()));
          places.put(name, found.file());
          if (!staying.contains(name)) {
            out.write(file(name), copy -> Files.copy(found.file(), copy));
          }
        }
        if (shown.containsKey(name)) {
          owners.add(experiment);
        }
      }
      keepTables(out);
      List<Claim> claims =
          new ReportWriter(experiments, style, progress)
              .write(out, new TableRuns(shown, leftOut), places);
      List<String> copies =
          shown.keySet().stream()
              .filter(name -> !made.containsKey(name) && shown.get(name).committed())
              .toList();
      owners.removeIf(e -> copies.contains(e.table()));
      Optional<Comparison> comparison =
          figures.map(place -> Comparison.of(place, owners, places, claims));
      Manifest tables = manifest(folder, shown);
      out.publish(files -> head(store, out, tables, files, record));
      return new Reproduced(
          claims, List.copyOf(made.keySet()), copies, leftOut, comparison, networks.notes());
    }
  }

  /** Networks are trained on what their studies name, whatever set the run took for the rest. */
  private static TableRun reading(Experiment experiment, TableRun run) {
    return experiment.studies().isEmpty() || !run.isKnown()
        ? run
        : run.reading(NetworkStudies.data(experiment.studies()));
  }

  /** Where the committed figures come out as they are, their record stays as it is too. */
  private static Map<String, ?> head(
      TableStore store,
      ResultFolder out,
      Manifest tables,
      Map<String, FileDigest> files,
      ResultFolder.Head record)
      throws IOException {
    boolean isSame =
        out.earlier().map(RunManifest::files).filter(files::equals).isPresent()
            && tables.equals(Manifest.of(store.folder()));
    if (store.isCommitted() && isSame) {
      return Manifest.again(store.folder());
    }
    Map<String, Object> head = new LinkedHashMap<>(record.of(files));
    head.put(Manifest.KEY, tables.tables());
    return head;
  }

  /** The tables that lie in the folder already and are on record there. */
  private static Set<String> staying(
      Map<String, StoredTable> taken, boolean adopts, TableStore store) {
    return taken.keySet().stream()
        .filter(name -> !adopts && store.isOwn(taken.get(name)))
        .collect(Collectors.toSet());
  }

  /** The files that are to be written: all but tables that stay where they are. */
  private Set<String> names(Map<String, StoredTable> taken, Set<String> staying) {
    Set<String> names = new LinkedHashSet<>(ReportWriter.PAGES);
    for (Experiment experiment : experiments) {
      String table = experiment.table();
      StoredTable found = taken.get(table);
      boolean isComputed = computed.contains(table);
      if (isComputed || found != null && found.fault().isEmpty()) {
        names.addAll(ReportWriter.files(experiment));
        if (!staying.contains(table)) {
          names.add(file(table));
        }
      }
    }
    return names;
  }

  /** No table is lost, be it shown or left out. */
  private static void keepTables(ResultFolder out) {
    out.earlier().map(RunManifest::files).orElse(Map.of()).keySet().stream()
        .filter(name -> name.startsWith(Manifest.TABLES + "/"))
        .forEach(out::keep);
  }

  /** One experiment for each table: the first that is drawn from it. */
  private List<Experiment> owners() {
    Set<String> names = new LinkedHashSet<>();
    return experiments.stream().filter(e -> names.add(e.table())).toList();
  }

  /** The tables that are not computed, looked for before anything is. */
  private Map<String, StoredTable> taken(TableStore store) {
    Map<String, StoredTable> taken = new LinkedHashMap<>();
    for (Experiment experiment : owners()) {
      if (!computed.contains(experiment.table())) {
        store
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
  private StoredTable tried(StoredTable found, String name) {
    if (found.run().isKnown() || found.fault().isPresent()) {
      return found;
    }
    try {
      Table table = Table.read(found.file());
      for (Experiment experiment : experiments) {
        if (experiment.table().equals(name)) {
          experiment.claims(table);
          Exhibit.of(experiment, table);
        }
      }
      return found;
    } catch (RuntimeException e) {
      String fault = "its rows are not those that this version writes (%s)";
      return new StoredTable(
          found.file(), found.run(), Optional.of(fault.formatted(e.getMessage())));
    }
  }

  private Map<String, TableRun> compute(
      ResultFolder out, NetworkStudies networks, TableStore store) {
    Spectra spectra = new Spectra(solver, fashion, networks, progress);
    TableRun run = thisRun(store.isCommitted());
    Manifest before = Manifest.of(store.folder());
    Map<String, TableRun> made = new LinkedHashMap<>();
    for (Experiment experiment : owners()) {
      String name = experiment.table();
      if (computed.contains(name)) {
        progress.update("experiments", made.size(), computed.size());
        out.write(file(name), experiment.compute(spectra, progress)::write);
        String digest = Manifest.sha256(Manifest.table(out.staging(), name));
        TableRun own = run.of(digest, networks.record(experiment.studies()));
        made.put(name, store.isCommitted() ? before.sameOr(name, own) : own);
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
}
