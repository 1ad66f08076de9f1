package org.hedgerow.live;

import org.hedgerow.identity.Person;

/**
 * One open connection to a client, whatever carries it (WebSocket, server-sent events). For any number of threads; no call waits for the
 * client, and none may call its {@link Listener} before it returns or while it holds a lock.
 */
interface LiveWire {

    /** Hears of wires. About one wire all calls come one after the other, {@link #onOpen} first and {@link #onClosed} last. */
    interface Listener {

        void onOpen(LiveWire wire);

        /** A whole message of the client, within the bounds of its size. */
        void onText(LiveWire wire, String text);

        /** The wire refused a message before and would take one now. */
        void onReady(LiveWire wire);

        void onClosed(LiveWire wire);
    }

    /** Of this connection alone. */
    String id();

    /** Who opened it, with the rights of that moment. */
    Person person();

    /** The sign-in by which it was opened. */
    String httpSessionId();

    /** The address that it came from, as text, for caps. */
    String address();

    /**
     * Takes one whole message to be written, without waiting.
     *
     * @param number counts the messages of this connection from 1; 0 for one that is not numbered
     * @return false when an earlier one has not gone out yet, or the wire is closed: nothing was taken. In the first case the listener's
     *     {@link Listener#onReady} is called once when it has gone out
     */
    boolean write(LiveMessage message, long number);

    /** Whether {@link #write} would take a message now. */
    boolean isReady();

    boolean isOpen();

    /**
     * Ends the connection; what was taken goes out before, if the client takes it within seconds.
     *
     * @param code of RFC 6455: 1000, 1007, 1008 or 1013
     */
    void close(int code);
}
