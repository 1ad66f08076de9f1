package org.hedgerow.platform.web;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started Hedgerow where it is, once it answers and everything else that a start says has been said. */
@Component
class ReadyLine {

    @EventListener
    void say(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            System.out.println(
                    "Hedgerow is at http://localhost:" + web.getWebServer().getPort() + "  (Ctrl-C ends it)");
        }
    }
}
