package org.hedgerow.hotspot.web;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Whether the server is being stopped. It hears of it before the web server does, which waits for the answers that are under way. */
@Component
@Profile("!command")
final class Closing implements SmartLifecycle {

    private volatile boolean running;

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
