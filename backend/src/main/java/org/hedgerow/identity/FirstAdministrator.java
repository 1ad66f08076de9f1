package org.hedgerow.identity;

import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * On an installation without people, prints the code that makes the first administrator, last of all at start. To standard
 * output and never to the log, which is copied to places that nobody chose.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

    private final Enrolments enrolments;
    private final PrintStream out;

    @Autowired
    FirstAdministrator(Enrolments enrolments) {
        this(enrolments, System.out);
    }

    FirstAdministrator(Enrolments enrolments, PrintStream out) {
        this.enrolments = enrolments;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        enrolments.renewFirstCode().ifPresent(code -> {
            out.println();
            out.println(
                    "Nobody can sign in yet. Open Hedgerow, choose \"I have a code\", and give this one (24 hours, once):");
            out.println("    " + code);
            out.println();
        });
    }
}
