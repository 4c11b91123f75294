/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.model.action.ActionKind;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a kind as files write it. */
final class KindConverter implements ITypeConverter<ActionKind> {
  @Override
  public ActionKind convert(String text) {
    return ActionKind.parse(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is no kind; there are %s"
                    .formatted(
                        text,
                        Stream.of(ActionKind.values())
                            .map(ActionKind::column)
                            .collect(Collectors.joining(", ")))));
  }
}
