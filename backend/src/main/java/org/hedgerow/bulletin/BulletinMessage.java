package org.hedgerow.bulletin;

/** What an issue does. An update and a cancellation are bulletins of their own that name the earlier one. Compared with the database's check by a test. */
public enum BulletinMessage {
    ALERT,
    UPDATE,
    CANCEL
}
