// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigendistill.data.Delimiter;
import org.eigendistill.data.ReadOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How the user's tables are to be read: what is declared is obeyed, what is guessed is said. */
final class ReadingOptions {
  /** Options that name a file to read, of which one may be standard input. */
  private static final Set<String> FILES =
      Set.of(
          "--data",
          "--target",
          "--predict",
          "--start",
          "--teacher-data",
          "--teacher-predict",
          "--groups",
          "--weight",
          "--teacher",
          "--student",
          "--control",
          "--pair",
          "--mask",
          "--labels",
          "--clean-labels",
          "--test-teacher",
          "--test-student",
          "--test-control",
          "--test-labels",
          "--teacher-logits",
          "--student-logits",
          "--control-logits",
          "--inputs",
          "--teacher-weights",
          "--student-weights",
          "--spectrum",
          "--student-spectrum",
          "--teacher-spectrum");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--header",
      paramLabel = "yes|no|auto",
      defaultValue = "auto",
      converter = ChoiceConverter.class,
      description =
          "Whether the first line of text tables holds names (default: ${DEFAULT-VALUE}, which says"
              + " what it takes it for, and refuses what may be either).")
  private ReadOptions.Choice header;

  @Option(
      names = "--index",
      paramLabel = "yes|no|auto|NAME",
      defaultValue = "auto",
      description =
          "Whether the first column numbers or names the rows and is left out, or which column does"
              + " (default: ${DEFAULT-VALUE}: one without a name that counts the rows).")
  private String index;

  @Option(
      names = "--delimiter",
      paramLabel = "D",
      converter = DelimiterConverter.class,
      description =
          "Between the cells of text tables: comma, semicolon, tab, space (any run of blanks), pipe,"
              + " or one character (default: what parts all lines alike).")
  private Delimiter delimiter;

  @Option(
      names = "--drop",
      paramLabel = "NAMES",
      split = ",",
      description =
          "Columns to leave out, by name, in double quotes where it has a comma, or by number (from 1,"
              + " as they stand in the file).")
  private List<String> drop = List.of();

  @Option(
      names = "--columns",
      paramLabel = "NAMES",
      split = ",",
      description = "The only columns to take as features, by name or number.")
  private List<String> columns = List.of();

  /** What was declared. */
  ReadOptions declared() {
    checkStandardInput();
    checkApart("--columns", columns, "--drop", drop);
    checkApart("--index", List.of(index), "--columns", columns);
    checkApart("--index", List.of(index), "--drop", drop);
    ReadOptions.Choice choice = ChoiceConverter.choice(index).orElse(ReadOptions.Choice.YES);
    return new ReadOptions(
        header,
        choice,
        ChoiceConverter.choice(index).isPresent() ? Optional.empty() : Optional.of(index),
        Optional.ofNullable(delimiter),
        drop,
        columns);
  }

  /**
   * What was declared of the form of tables, for a file that has columns of its own.
   *
   * @param same whether it is the file that --drop speaks of
   * @param dropped columns to leave out besides
   * @param taken the only ones to take
   */
  ReadOptions declared(boolean same, List<String> dropped, List<String> taken) {
    ReadOptions own = declared();
    List<String> all = new ArrayList<>(same ? drop : List.of());
    dropped.stream().filter(name -> !all.contains(name)).forEach(all::add);
    all.removeAll(taken);
    return new ReadOptions(
        own.header(),
        same ? own.index() : ReadOptions.Choice.AUTO,
        same ? own.indexName() : Optional.empty(),
        own.delimiter(),
        all,
        taken);
  }

  /** What one option takes another must not leave out. */
  private void checkApart(String option, List<String> some, String other, List<String> more) {
    some.stream()
        .filter(more::contains)
        .findFirst()
        .ifPresent(
            both -> {
              throw new ParameterException(
                  spec.commandLine(),
                  "%s and %s both name the column %s; leave it out of one of them."
                      .formatted(option, other, both));
            });
  }

  private void checkStandardInput() {
    List<String> from =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .filter(o -> FILES.contains(o.longestName()))
            .flatMap(o -> o.stringValues().stream().filter("-"::equals).map(v -> o.longestName()))
            .toList();
    if (from.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Standard input can be read for one option only, not for %s."
              .formatted(String.join(" and ", from)));
    }
  }

  /** yes, no or auto. */
  static final class ChoiceConverter implements ITypeConverter<ReadOptions.Choice> {
    @Override
    public ReadOptions.Choice convert(String text) {
      return choice(text)
          .orElseThrow(
              () -> new TypeConversionException("'%s' is not yes, no or auto".formatted(text)));
    }

    private static Optional<ReadOptions.Choice> choice(String text) {
      for (ReadOptions.Choice one : ReadOptions.Choice.values()) {
        if (one.name().equalsIgnoreCase(text)) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }
  }

  /** A word or a character. */
  static final class DelimiterConverter implements ITypeConverter<Delimiter> {
    @Override
    public Delimiter convert(String text) {
      try {
        return Delimiter.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
