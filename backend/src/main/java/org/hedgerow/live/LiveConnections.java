package org.hedgerow.live;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * What Tomcat holds for each connection while nothing happens on it: two buffers, of 8 KB each if nobody says otherwise, which an idle stream
 * never uses. Requests are read and answered in pieces of this size instead; ADR 67 has the figures.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!command")
class LiveConnections {

    private static final String READ_BYTES = "2048";
    private static final String WRITE_BYTES = "4096";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lightConnections() {
        return factory -> factory.addConnectorCustomizers(LiveConnections::lighten);
    }

    static void lighten(Connector connector) {
        connector.setProperty("socket.appReadBufSize", READ_BYTES);
        connector.setProperty("socket.appWriteBufSize", WRITE_BYTES);
    }
}
