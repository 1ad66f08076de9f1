package org.hedgerow;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.hedgerow.hotspot.AnalyseCommand;
import org.hedgerow.platform.database.DatabaseProblem;
import org.hedgerow.platform.database.LocalPostgres;
import org.hedgerow.reference.PlaceCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.validation.FieldError;

/**
 * Starts Hedgerow: {@code run [--demo [--trickle]]} serves; the commands, such as {@code import FILE...}, do one thing and end.
 *
 * <p>{@code place} and {@code analyse} need little but themselves. Any other command runs without web server, tailer and engines: profile {@code command}, and a profile of the command's own name for its bean.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Hedgerow", sharedModules = "platform")
public class HedgerowApplication {

    private static final Set<String> COMMANDS = Set.of("import", "load-boundaries", "export-audit");

    public static void main(String[] arguments) {
        try {
            start(List.of(arguments));
        } catch (DatabaseProblem e) {
            refuse(e.getMessage());
        } catch (RuntimeException e) {
            refuse(reason(e));
        }
    }

    private static void start(List<String> arguments) {
        if (!arguments.isEmpty() && arguments.get(0).equals("place")) {
            System.exit(place(arguments.subList(1, arguments.size())));
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("analyse")) {
            System.exit(analyse(arguments.subList(1, arguments.size())));
        }
        var command = arguments.isEmpty() || !COMMANDS.contains(arguments.get(0)) ? null : arguments.get(0);
        Map<String, Object> settings = new HashMap<>();
        if (System.getenv("HEDGEROW_DB_URL") == null) {
            var home = System.getenv("HEDGEROW_DATA");
            if (home == null) {
                throw new DatabaseProblem(
                        "Set HEDGEROW_DATA (a directory for a database of our own) or HEDGEROW_DB_URL.");
            }
            var postgres = LocalPostgres.start(Path.of(home).toAbsolutePath(), true);
            SpringApplication.getShutdownHandlers().add(postgres::close);
            settings.putAll(postgres.settings());
        }
        settings.put("hedgerow.demonstration.enabled", arguments.contains("--demo"));
        if (arguments.contains("--demo")) {
            // Its people have only just been invented, and hold no phones. Whoever wants can ask for more by
            // environment.
            settings.put("HEDGEROW_SECOND_FACTOR", "optional");
        }
        settings.put("hedgerow.demonstration.trickle", arguments.contains("--trickle"));
        var application = new SpringApplication(HedgerowApplication.class);
        application.setDefaultProperties(settings);
        if (command != null) {
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setAdditionalProfiles("command", command);
        }
        var context = application.run(arguments.stream()
                .filter(argument -> !argument.equals("--demo") && !argument.equals("--trickle"))
                .toArray(String[]::new));
        if (command != null) {
            System.exit(SpringApplication.exit(context));
        }
    }

    /**
     * {@code place} only computes, so it starts no Spring; it asks a database that is there already for official boundaries, and makes none. It
     * speaks UTF-8 whatever the terminal's locale.
     */
    private static int place(List<String> arguments) {
        var out = standardOutput();
        int exit = placeCommand().run(arguments, out, standardError());
        out.flush();
        return exit;
    }

    /** {@code analyse} only computes: neither Spring nor a database. */
    private static int analyse(List<String> arguments) {
        var out = standardOutput();
        int exit = AnalyseCommand.run(arguments, out, standardError());
        out.flush();
        return exit;
    }

    private static PrintStream standardOutput() {
        var buffered = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        return new PrintStream(buffered, false, StandardCharsets.UTF_8);
    }

    private static PrintStream standardError() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    private static PlaceCommand placeCommand() {
        var url = System.getenv("HEDGEROW_DB_URL");
        if (url != null) {
            return PlaceCommand.with(application(url, System.getenv("HEDGEROW_DB_APP_PASSWORD")));
        }
        var home = System.getenv("HEDGEROW_DATA");
        if (home == null || !LocalPostgres.isMade(Path.of(home).toAbsolutePath())) {
            return PlaceCommand.offline();
        }
        try (var postgres = LocalPostgres.start(Path.of(home).toAbsolutePath(), true)) {
            var settings = postgres.settings();
            return PlaceCommand.with(application(
                    (String) settings.get("HEDGEROW_DB_URL"), (String) settings.get("HEDGEROW_DB_APP_PASSWORD")));
        }
    }

    private static DataSource application(String url, String password) {
        return new DriverManagerDataSource(url, "hedgerow_app", password);
    }

    /** The innermost cause that says something an operator can act on. */
    private static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && !(cause instanceof PortInUseException)) {
            cause = cause.getCause();
        }
        if (cause instanceof PortInUseException inUse) {
            return "Port " + inUse.getPort() + " is in use. Stop what uses it, or set HEDGEROW_PORT.";
        }
        if (cause instanceof FlywayValidateException) {
            return "The database was made by another version of Hedgerow, which this one cannot follow on: start that version, or"
                    + " begin with an empty database.";
        }
        if (cause instanceof BindValidationException invalid) {
            var errors = invalid.getValidationErrors();
            return errors.getAllErrors().stream()
                    .map(error -> "The setting " + errors.getName()
                            + (error instanceof FieldError field ? "." + field.getField() : "") + " "
                            + error.getDefaultMessage())
                    .findFirst()
                    .orElse("A setting of " + errors.getName() + " is not valid");
        }
        var line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        boolean isOurOwn = cause.getClass().getName().startsWith("org.hedgerow.");
        return isOurOwn ? line : cause.getClass().getSimpleName() + ": " + line;
    }

    private static void refuse(String line) {
        System.err.println("hedgerow: " + line);
        System.exit(1);
    }
}
