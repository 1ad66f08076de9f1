package org.hedgerow.bulletin;

import java.time.Instant;
import java.util.UUID;

/** A question and its answer as they stand under a bulletin. */
public record PublishedAnswer(UUID question, Answer answer, Instant publishedAt) {}
