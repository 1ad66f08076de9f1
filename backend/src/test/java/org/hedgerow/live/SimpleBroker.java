package org.hedgerow.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * What the live stream is measured against: Spring's simple broker as its documentation begins with it, which sends each change as one frame to
 * everybody. Takes lines {@code CHANGES-PER-SECOND MILLISECONDS} and answers each with {@code published NUMBER}. The lower half of a change's id
 * holds the {@link System#nanoTime} at which it was published. Without any annotation that a scan of the application would find.
 */
@EnableWebSocketMessageBroker
class SimpleBroker implements WebSocketMessageBrokerConfigurer {

    private static final String DESTINATION = "/topic/changes";
    private static final long LOWER_60 = -1L >>> 4;
    private static final long VARIANT = 1L << 63;

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/topic");
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/broker");
    }

    @Bean
    static TomcatServletWebServerFactory server() {
        var factory = new TomcatServletWebServerFactory(0);
        factory.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
        return factory;
    }

    @Bean
    static DispatcherServlet dispatcherServlet() {
        return new DispatcherServlet();
    }

    @Bean
    static ServletRegistrationBean<DispatcherServlet> dispatcher(DispatcherServlet servlet) {
        return new ServletRegistrationBean<>(servlet, "/");
    }

    public static void main(String[] arguments) throws IOException {
        var feature = Files.readString(Path.of(arguments[0]));
        var context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(SimpleBroker.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("spring.config.name=simple-broker", "logging.level.root=WARN")
                .run();
        System.out.println("port " + context.getWebServer().getPort());
        var template = context.getBean("brokerMessagingTemplate", SimpMessagingTemplate.class);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.split(" ");
            System.out.println(
                    "published " + publish(template, feature, Integer.parseInt(words[0]), Long.parseLong(words[1])));
        }
        context.close();
    }

    private static long publish(SimpMessagingTemplate template, String feature, int perSecond, long milliseconds) {
        var start = feature.indexOf("\"id\":\"") + 6;
        var before = feature.substring(0, start);
        var after = feature.substring(start + 36);
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        long published = 0;
        for (long due = System.nanoTime(); System.nanoTime() < end; due += TimeUnit.SECONDS.toNanos(1) / perSecond) {
            LockSupport.parkNanos(due - System.nanoTime());
            var id = new UUID(published << 16 | 0x4000L, System.nanoTime() & LOWER_60 | VARIANT);
            var change = (before + id + after).getBytes(StandardCharsets.UTF_8);
            template.send(DESTINATION, MessageBuilder.withPayload(change).build());
            published++;
        }
        return published;
    }
}
