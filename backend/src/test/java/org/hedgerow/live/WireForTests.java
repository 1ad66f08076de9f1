package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hedgerow.identity.Person;

/** A wire that keeps what it takes, and takes nothing while it is stalled, as a phone without a signal. */
final class WireForTests implements LiveWire {

    private final String id = UUID.randomUUID().toString();
    private final Person person;
    private final String httpSessionId;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private boolean stalled;
    private boolean open = true;

    WireForTests(Person person, String httpSessionId) {
        this.person = person;
        this.httpSessionId = httpSessionId;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public String httpSessionId() {
        return httpSessionId;
    }

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public synchronized boolean write(LiveMessage message, long number) {
        return isReady() && heard.add(message.text(number));
    }

    @Override
    public synchronized boolean isReady() {
        return open && !stalled;
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close(int code) {
        open = false;
    }

    void shut() {
        close(1000);
    }

    synchronized void stall(boolean now) {
        stalled = now;
    }

    /** The next message; waits for it. */
    String next() throws InterruptedException {
        var message = heard.poll(20, TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return message;
    }
}
