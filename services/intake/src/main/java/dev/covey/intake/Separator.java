/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.Optional;

/** What parts the cells of a file: the sign by which its first line names the most columns. */
final class Separator {
  private static final char[] SIGNS = {',', ';', '\t'};

  private Separator() {}

  static char of(String firstLine) {
    char best = SIGNS[0];
    long most = -1;
    for (char sign : SIGNS) {
      long known = known(firstLine, sign);
      if (known > most) {
        best = sign;
        most = known;
      }
    }
    return best;
  }

  private static long known(String line, char sign) {
    try {
      return CsvReader.builder().fieldSeparator(sign).ofCsvRecord(line).stream()
          .limit(1)
          .flatMap(record -> record.getFields().stream())
          .map(Column::named)
          .flatMap(Optional::stream)
          .count();
    } catch (CsvParseException notSoParted) {
      return 0;
    }
  }
}
