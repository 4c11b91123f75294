/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.entity;

import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

/** The profiles that Covey knows. Bound to one session, so to one thread and one transaction. */
public interface Profiles {
  StatelessSession session();

  @Find
  Optional<Profile> byId(Long id);

  /** Names are compared without case, as X does. */
  @HQL("where lower(username) = lower(:username)")
  Optional<Profile> byUsername(String username);

  @HQL("where xUserId = :xUserId")
  Optional<Profile> byXUserId(Long xUserId);

  /** Those of which new tweets are to be read. */
  @HQL("where status = 'active' and pausedAt is null and removedAt is null order by id")
  List<Profile> tracked();

  @HQL("order by id")
  List<Profile> all();
}
