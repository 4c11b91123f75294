/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.simulator.x.settings.Vocabulary;

class NewVocabularyContractIT extends XSourceContract {
  NewVocabularyContractIT() {
    super(Vocabulary.NEW);
  }
}
