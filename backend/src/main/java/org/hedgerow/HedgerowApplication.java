package org.hedgerow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Hedgerow. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Hedgerow", sharedModules = "platform")
public class HedgerowApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(HedgerowApplication.class, arguments);
    }
}
