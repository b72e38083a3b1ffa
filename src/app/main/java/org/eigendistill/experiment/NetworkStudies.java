// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigendistill.base.Progress;
import org.eigendistill.neural.Studies;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.StudyTables;
import org.eigendistill.neural.TripleTables;
import org.eigendistill.spectrum.EjmlSolver;

/** The studies of networks; each set is run once, however many tables are made of it. */
public final class NetworkStudies {
  private final Path runs;
  private final Path scratch;
  private final int threads;
  private final Progress progress;
  private final Map<List<String>, StudyTables> found = new HashMap<>();
  private final Map<List<String>, TripleTables> triples = new HashMap<>();
  private final Map<List<String>, String> records = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Trains into two stores.
   *
   * @param runs keeps the runs of the long studies, which are not trained again
   * @param scratch holds those of the small study, which is trained anew each time
   */
  public NetworkStudies(Path runs, Path scratch, int threads, Progress progress) {
    this.runs = runs;
    this.scratch = scratch;
    this.threads = threads;
    this.progress = progress;
  }

  /** What studies leave, by their names. */
  public StudyTables tables(List<String> names) {
    if (!found.containsKey(names)) {
      Studies studies = new Studies(runs, new EjmlSolver(), threads, false, progress);
      found.put(names, studies.run(names.stream().map(StudyFile::read).toList()));
      note(names, studies);
    }
    return found.get(names);
  }

  /** What studies with three teachers leave, by their names. */
  public TripleTables triples(List<String> names) {
    if (!triples.containsKey(names)) {
      Path store = names.equals(StudyFile.small()) ? scratch : runs;
      Studies studies = new Studies(store, new EjmlSolver(), threads, false, progress);
      triples.put(names, studies.runTriples(names.stream().map(StudyFile::readTriple).toList()));
      note(names, studies);
    }
    return triples.get(names);
  }

  private void note(List<String> names, Studies studies) {
    records.put(names, studies.record());
    notes.addAll(studies.notes());
  }

  /** What is to be said of runs that were taken from the store. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The data that studies name, each once, and which of them are a folder beside the program. */
  public static String data(List<String> studies) {
    return studies.stream()
        .map(StudyFile::data)
        .distinct()
        .map(data -> Studies.isBundled(data) ? data : data + " (a folder)")
        .collect(Collectors.joining(", "));
  }

  /** How the runs of studies came about, whose tables were asked for before. */
  public String record(List<String> names) {
    return records.get(names);
  }
}
