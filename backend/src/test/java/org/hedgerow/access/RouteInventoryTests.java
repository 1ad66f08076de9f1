package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.interchange.ExportFormat;
import org.hedgerow.operation.sheet.BriefingFormat;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.util.ClassUtils;

/**
 * Everything by which something may leave the application besides an address over HTTP: the messages of the stream, what happens by the
 * clock or on an event, who follows the change log, who calls out, export formats, commands, pages. {@code channels.csv} names each with the
 * channel of the rule that it is under; what it does not name, or names though it is gone, fails the build. The addresses are in
 * {@code access-matrix.csv}.
 */
class RouteInventoryTests extends OverHttp {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What is no address and shows no record. */
    private static final Set<String> WITHOUT_RECORDS = Set.of("no records", "command line", "pages");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hedgerow");

    @Autowired
    private ApplicationContext application;

    /** One thing that there is. */
    private record Route(String kind, String name, String channel, String why) {

        String door() {
            return kind + " " + name;
        }
    }

    @Test
    void everyWayOutIsOnTheListAndEveryWayOnTheListIsThere() {
        var listed = routes().stream().map(Route::door).toList();
        var found = found();
        assertThat(found.stream().filter(way -> !listed.contains(way)))
                .as("ways out that channels.csv does not name: say which channel they are under and what goes that way")
                .isEmpty();
        assertThat(listed.stream().filter(way -> !found.contains(way)))
                .as("ways out that channels.csv names and that are no longer there")
                .isEmpty();
        assertThat(routes()).extracting(Route::door).doesNotHaveDuplicates();
    }

    @Test
    void everyWayNamesAChannelThatTheMatrixKnowsAndSaysWhatGoesThatWay() {
        var channels = MatrixRow.readAll().stream().map(MatrixRow::channel).collect(Collectors.toSet());
        for (var route : routes()) {
            assertThat(Stream.concat(channels.stream(), WITHOUT_RECORDS.stream()))
                    .as(route.door())
                    .contains(route.channel());
            assertThat(route.why()).as(route.door()).isNotBlank();
        }
    }

    private TreeSet<String> found() {
        var ways = new TreeMap<String, Supplier<Stream<String>>>(Map.of(
                "message", this::messages,
                "question", this::questions,
                "scheduled", this::scheduled,
                "listener", this::listeners,
                "follower", this::followers,
                "outbound", this::outbound,
                "export",
                        () -> Stream.concat(
                                Arrays.stream(ExportFormat.values()).map(Enum::name),
                                Arrays.stream(BriefingFormat.values()).map(format -> "briefing as " + format)),
                "command", this::commands,
                "page", this::pages));
        var found = new TreeSet<String>();
        ways.forEach((kind, names) -> names.get().forEach(name -> found.add(kind + " " + name)));
        return found;
    }

    /** What the server says over the stream. A message whose kind is not written out where it is made cannot be listed, and fails. */
    private Stream<String> messages() {
        var kinds = new TreeSet<String>();
        for (var source : sources("live")) {
            var made = occurrences(source, "LiveMessage\\.of\\(|new LiveMessage\\(");
            var named = Pattern.compile("(?:LiveMessage\\.of\\(\\s*\\w+,|new LiveMessage\\()\\s*\"([a-z-]+)\"")
                    .matcher(source)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            // The class's own factory passes on what it was given.
            int passedOn = source.contains("final class LiveMessage ") ? 1 : 0;
            assertThat(made).as(source).isEqualTo(named.size() + passedOn);
            kinds.addAll(named);
        }
        assertThat(kinds).isNotEmpty();
        return kinds.stream();
    }

    /** What a client may say over the stream. */
    private Stream<String> questions() {
        var kinds = sources("live").stream()
                .filter(source -> source.contains("said.type()"))
                .flatMap(source ->
                        Pattern.compile("case \"([a-z-]+)\" ->").matcher(source).results())
                .map(match -> match.group(1))
                .toList();
        assertThat(kinds).isNotEmpty();
        return kinds.stream();
    }

    /** What happens by the clock, by name; and no more of it than there are tasks in the running application. */
    private Stream<String> scheduled() {
        var methods = ownMethods()
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, Scheduled.class))
                .map(RouteInventoryTests::name)
                .toList();
        var tasks = application.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(task -> task.getTask().toString())
                .filter(task -> task.contains("org.hedgerow"))
                .count();
        assertThat(tasks).isEqualTo(methods.size());
        return methods.stream();
    }

    private Stream<String> listeners() {
        return Stream.concat(
                ownMethods()
                        .filter(method -> AnnotatedElementUtils.hasAnnotation(method, EventListener.class))
                        .map(RouteInventoryTests::name),
                application.getBeansOfType(ApplicationListener.class).values().stream()
                        .map(AopUtils::getTargetClass)
                        .filter(RouteInventoryTests::isOurs)
                        .map(Class::getSimpleName));
    }

    /** Who asks to be told of changes, of the log or of what an audience sees. */
    private Stream<String> followers() {
        return CLASSES.stream()
                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(call ->
                        Set.of("listen", "follow").contains(call.getTarget().getName())
                                && call.getTarget().getRawParameterTypes().size() == 1
                                && call.getTargetOwner().getPackageName().startsWith("org.hedgerow")
                                && !call.getTargetOwner().equals(call.getOriginOwner()))
                .map(call -> outermost(call.getOriginOwner().getName()) + " of "
                        + outermost(call.getTargetOwner().getName()))
                .distinct();
    }

    /** Who opens a connection to anywhere. */
    private Stream<String> outbound() {
        var ways = Set.of(
                "java.net.http.HttpClient",
                "java.net.http.WebSocket",
                "java.net.Socket",
                "java.net.DatagramSocket",
                "java.net.URLConnection",
                "java.nio.channels.SocketChannel",
                "java.sql.DriverManager",
                "org.springframework.web.client.RestClient",
                "org.springframework.mail.MailSender",
                "software.amazon.awssdk.services.s3.S3Client");
        return CLASSES.stream()
                .filter(each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(on -> ways.contains(on.getTargetClass().getName())))
                .map(each -> outermost(each.getName()))
                .distinct();
    }

    /** What the launcher knows, and through it every command of the application. */
    private Stream<String> commands() {
        var commands = Pattern.compile("(?m)^([a-z][a-z-]*)(?: \\|[^)]*)?\\)(?= |$)")
                .matcher(read(ROOT.resolve("hedgerow")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(commands).contains("run", "import", "test");
        return commands.stream();
    }

    private Stream<String> pages() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:META-INF/resources/*.html");
            return Arrays.stream(found).map(page -> Objects.requireNonNull(page.getFilename()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Method> ownMethods() {
        return Arrays.stream(application.getBeanDefinitionNames())
                .map(application::getType)
                .filter(Objects::nonNull)
                .map(ClassUtils::getUserClass)
                .filter(RouteInventoryTests::isOurs)
                .distinct()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isBridge() && !method.isSynthetic());
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.hedgerow.") && !type.getName().startsWith("org.hedgerow.support.");
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static String outermost(String className) {
        var simple = className.substring(className.lastIndexOf('.') + 1);
        int inner = simple.indexOf('$');
        return inner < 0 ? simple : simple.substring(0, inner);
    }

    private static List<String> sources(String module) {
        try (var files =
                Files.list(ROOT.resolve("backend/src/main/java/org/hedgerow").resolve(module))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(RouteInventoryTests::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int occurrences(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Route> routes() {
        try (var file = Objects.requireNonNull(RouteInventoryTests.class.getResourceAsStream("/channels.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 4))
                    .map(cells -> new Route(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
