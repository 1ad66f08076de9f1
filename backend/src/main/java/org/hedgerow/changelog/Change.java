package org.hedgerow.changelog;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of the change log.
 *
 * @param labelId under which it may be told
 * @param subjectId the record
 * @param version of the record after the change
 * @param at when its transaction began, by the database's clock
 */
public record Change(LogPosition position, int labelId, UUID subjectId, int version, ChangeKind kind, Instant at) {}
