package org.hedgerow.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes into the service worker which files a phone keeps of the report page, with the SHA-256 of each. A browser compares the script on every visit, so a change in any of the files brings the new ones to the phone, all
 * together or none.
 */
@Configuration(proxyBeanMethods = false)
class ShellOfReportPage implements WebMvcConfigurer {

    private static final String SCRIPT = "/service-worker.js";
    private static final String FILES = "META-INF/resources/";
    private static final String LIST = FILES + "js/field/shell.json";
    private static final Pattern WEBJAR = Pattern.compile("/webjars/([\\w.-]+)/(.+)");
    private static final String PLACE = "const SHELL = { version: '', files: {} };";

    private final JsonMapper json;

    ShellOfReportPage(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // The chain keeps what it has made: the files of a running application do not change.
        registry.addResourceHandler(SCRIPT)
                .addResourceLocations("classpath:/" + FILES)
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addTransformer(this::withShell);
    }

    private Resource withShell(HttpServletRequest request, Resource script, ResourceTransformerChain chain)
            throws IOException {
        var text = chain.transform(request, script).getContentAsString(StandardCharsets.UTF_8);
        if (!text.contains(PLACE)) {
            throw new IllegalStateException("The service worker has no place for its files");
        }
        var files = new TreeMap<String, String>();
        for (var path : paths()) {
            files.put(path, sha256(file(path).getContentAsByteArray()));
        }
        var list = json.writeValueAsString(files);
        var shell = json.writeValueAsString(new Shell(sha256(list.getBytes(StandardCharsets.UTF_8)), files));
        return new TransformedResource(
                script, text.replace(PLACE, "const SHELL = " + shell + ";").getBytes(StandardCharsets.UTF_8));
    }

    /** What is sent at a path of the client, or at one of a WebJar, which names no version. */
    private static Resource file(String path) throws IOException {
        var webjar = WEBJAR.matcher(path);
        if (!webjar.matches()) {
            return new ClassPathResource(FILES + path.substring(1));
        }
        var found = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:" + FILES + "webjars/" + webjar.group(1) + "/*/" + webjar.group(2));
        if (found.length != 1) {
            throw new IllegalStateException("The shell of the report page lacks " + path);
        }
        return found[0];
    }

    private record Shell(String version, TreeMap<String, String> files) {}

    private List<String> paths() {
        try (var list = new ClassPathResource(LIST).getInputStream()) {
            return List.of(json.readValue(list, String[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
