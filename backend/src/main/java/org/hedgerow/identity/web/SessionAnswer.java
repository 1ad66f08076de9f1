package org.hedgerow.identity.web;

/** What a session is: a person at work, or one who has yet to finish signing in. */
sealed interface SessionAnswer permits SessionView, HalfSessionView {}
