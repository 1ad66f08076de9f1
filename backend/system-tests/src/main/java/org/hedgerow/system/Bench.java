package org.hedgerow.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hedgerow.system.live.LiveBench;
import org.hedgerow.system.live.LiveMorning;

/**
 * Measures the application as it is launched, beside named peers on the same machine in the same run, and prints. It never fails
 * for being slow. Everything runs on the loopback address and is gone afterwards. Arguments: {@code --rows=165000}
 * {@code --clients=1000} {@code --seed=1} {@code --soak-minutes=10} {@code --json=FILE}, and {@code --only=PART,...} for some parts of
 * {@code server}, {@code backend}, {@code live-soak} and those of {@link LiveBench#PARTS}.
 */
public final class Bench {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int STARTS = 3;
    /** The map that the live stream is measured on. */
    private static final int LIVE_ROWS = 20_000;

    private static final int SOAK_PAGES = 500;
    private static final long SOAK_PAUSE_MICROS = 40_000;
    private static final int SOAK_SETTLED_WITHIN_SECONDS = 60;
    private static final List<String> PARTS = Stream.of(
                    List.of("server", "backend"), LiveBench.PARTS, List.of("live-soak"))
            .flatMap(List::stream)
            .toList();

    private final Figures figures = new Figures();
    private final int rows;
    private final int clients;
    private final long seed;
    private final int soakMinutes;
    private final List<String> parts;

    private Bench(int rows, int clients, long seed, int soakMinutes, List<String> parts) {
        this.soakMinutes = soakMinutes;
        this.parts = parts;
        this.rows = rows;
        this.clients = clients;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws IOException {
        int rows = 165_000;
        int clients = 1_000;
        long seed = 1;
        int soakMinutes = 10;
        var parts = PARTS;
        Path json = null;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--rows" -> rows = Integer.parseInt(value);
                case "--clients" -> clients = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--soak-minutes" -> soakMinutes = Integer.parseInt(value);
                case "--only" -> parts = List.of(value.split(","));
                case "--json" -> json = Path.of(value);
                default -> misuse();
            }
        }
        if (!PARTS.containsAll(parts)) {
            misuse();
        }
        var bench = new Bench(rows, clients, seed, soakMinutes, parts);
        bench.run();
        bench.figures.print();
        if (json != null) {
            Files.writeString(json, bench.figures.json());
        }
        System.exit(0);
    }

    private static void misuse() {
        System.err.println(
                "bench takes --rows=N, --clients=N, --seed=N, --soak-minutes=N, --json=FILE and --only=PART,... of "
                        + String.join(" ", PARTS));
        System.exit(2);
    }

    private void run() throws IOException {
        if (parts.contains("server")) {
            server();
        }
        if (parts.stream().anyMatch(LiveBench.PARTS::contains)) {
            live();
        }
        if (parts.contains("live-soak")) {
            soak();
        }
        if (parts.contains("backend")) {
            backend();
        }
    }

    private void live() throws IOException {
        try (var hedgerow = RunningHedgerow.start(
                Java.asLaunched(), RunningHedgerow.builtApplication(), LiveBench.SETTINGS.toArray(String[]::new))) {
            var settlement = Settlement.in(hedgerow);
            var force = settlement.force("CAMBS", "Cambridgeshire Constabulary");
            takeIn(settlement.signIn(settlement.person(force, "ANALYST")), LIVE_ROWS);
            new LiveBench(figures, hedgerow, settlement, force, parts, clients, seed).measure();
        }
    }

    /** Many minutes of a morning with wires that fail, and what is wrong at its end. */
    private void soak() {
        try (var hedgerow = RunningHedgerow.start(
                        Java.asLaunched(), RunningHedgerow.builtApplication(), LiveMorning.MANY_SOCKETS);
                var morning = new LiveMorning(hedgerow, seed, SOAK_PAUSE_MICROS)) {
            morning.open(SOAK_PAGES);
            morning.awaitAllLive();
            morning.write(soakMinutes * 1_200, TimeUnit.MINUTES.toMillis(soakMinutes));
            morning.check(SOAK_SETTLED_WITHIN_SECONDS);
            var findings = morning.findings();
            System.out.println("soak, seed " + seed + ": " + findings);
            figures.add(
                    "soak of " + soakMinutes + " minutes, " + SOAK_PAGES + " pages: forced disconnects",
                    findings.counted("forced disconnects"),
                    "",
                    "");
            figures.add("  messages heard", findings.counted("messages"), "", "");
            figures.add("  acts acknowledged", morning.acknowledged(), "", "");
            figures.add("  findings of the checker", findings.size(), "", "0");
        }
    }

    private void server() throws IOException {
        try (var hedgerow = RunningHedgerow.start(Java.asLaunched(), RunningHedgerow.builtApplication())) {
            figures.add(
                    "first start ever, with a new database",
                    hedgerow.startedIn().toMillis() / 1000.0,
                    "s",
                    "");
            var settlement = Settlement.in(hedgerow);
            start(hedgerow);
            var force = settlement.force("CAMBS", "Cambridgeshire Constabulary");
            var officer = settlement.signIn(settlement.person(force, "OFFICER", "ANALYST"));
            var watch = settlement.signIn(
                    settlement.person(settlement.watchGroup("Watch of the east", squares()), "WATCH_COORDINATOR"));
            fill(hedgerow, officer);
            var questions = new QuestionBench(figures, hedgerow, seed);
            questions.ask("officer", officer);
            questions.ask("watch member", watch);
            questions.hotspots(officer);
            new RecallBench(figures, hedgerow, settlement, officer, clients).measure();
            new PaintBench(figures, hedgerow, settlement, force).measure();
            figures.add("resident memory at the end", residentMegabytes(hedgerow), "MB", "< 700");
        }
    }

    private void backend() throws IOException {
        backend("org.hedgerow.reference.CountryBench", "-Xmx400m", "--seed=" + seed);
        backend("org.hedgerow.reference.ForceBench", "-Xmx3g");
        backend("org.hedgerow.sharing.RowSecurityBench", "-Xmx600m", "--seed=" + seed);
        backend("org.hedgerow.audit.AuditBench", "-Xmx600m", "--seed=" + seed);
        backend("org.hedgerow.changelog.ChangeLogBench", "-Xmx900m", "--seed=" + seed);
        backend("org.hedgerow.notice.NoticeBench", "-Xmx400m");
        backend("org.hedgerow.sighting.PlateSearchBench", "-Xmx400m", "--seed=" + seed);
        backend("org.hedgerow.operation.sheet.SheetBench", "-Xmx400m");
        backend("org.hedgerow.sighting.link.LinkBench", "-Xmx1g");
        backend("org.hedgerow.hotspot.method.DbscanBench", "-Xmx2g");
        backend("org.hedgerow.hotspot.method.ScanBench", "-Xmx400m");
        backend("org.hedgerow.hotspot.method.GistarBench", "-Xmx400m");
        backend("org.hedgerow.hotspot.MapCellsBench", "-Xmx2g");
        backend("org.hedgerow.hotspot.FollowedBench", "-Xmx2g");
    }

    /** The figures of a bench of the backend's own, which needs no server, in its own process. */
    private void backend(String bench, String memory, String... arguments) throws IOException {
        var classes = System.getenv("HEDGEROW_BACKEND_CLASSES");
        if (classes == null || classes.isBlank()) {
            throw new IllegalStateException("HEDGEROW_BACKEND_CLASSES must say where the backend's test classes are");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, memory, "-cp", classes, bench));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader()) {
            lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(figure -> figure.length == 4)
                    .forEach(figure -> figures.add(figure[0], Double.parseDouble(figure[1]), figure[2], figure[3]));
        }
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(bench + " failed");
        }
    }

    private void start(RunningHedgerow hedgerow) {
        var starts = new Figures.Samples();
        for (int round = 0; round < STARTS; round++) {
            hedgerow.stop();
            hedgerow.startAgain();
            new HedgerowClient(hedgerow.address()).get("/").expect(200);
            starts.add(hedgerow.startedIn().toMillis());
        }
        figures.add(
                "start to first page with the database, median of " + STARTS,
                starts.median() / 1000,
                "s",
                "< 10 (Java 17), < 5 (Java 25)");
    }

    private void fill(RunningHedgerow hedgerow, HedgerowClient analyst) throws IOException {
        var file = Files.createTempFile("invented-street", ".csv");
        try {
            StreetCrimeFile.write(file, rows, seed);
            var copied = Peers.copy(hedgerow.database(), file);
            figures.add("bare COPY of the same rows", rows / copied, "rows/s", "");
            var start = System.nanoTime();
            var accepted = takeIn(analyst, file);
            var seconds = (System.nanoTime() - start) / 1e9;
            figures.add("import, accepted rows", accepted, "rows", "");
            figures.add("import, everything written", rows / seconds, "rows/s", ">= 5000");
            figures.add("import over bare COPY", seconds / copied, "times", "");
            figures.add("resident memory after the import", residentMegabytes(hedgerow), "MB", "< 700");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void takeIn(HedgerowClient analyst, int count) throws IOException {
        var file = Files.createTempFile("invented-street", ".csv");
        try {
            StreetCrimeFile.write(file, count, seed);
            takeIn(analyst, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Imports a file, and waits; how many rows were accepted. */
    private static long takeIn(HedgerowClient analyst, Path file) {
        var run = analyst.upload("/api/imports?dryRun=false&format=police-uk", file)
                .expect(202)
                .json()
                .get("id")
                .asString();
        return Await.value("the import ends", LONG, () -> {
                    var state = analyst.get("/api/imports/" + run).expect(200).json();
                    return List.of("DONE", "FAILED").contains(state.get("state").asString()) ? state : null;
                })
                .get("accepted")
                .asLong();
    }

    private static String[] squares() {
        var squares = new ArrayList<String>();
        for (var letters : List.of("TL", "TM", "TF")) {
            for (int number = 0; number < 100; number++) {
                squares.add(letters + String.format("%02d", number));
            }
        }
        return squares.toArray(String[]::new);
    }

    private static double residentMegabytes(RunningHedgerow hedgerow) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", String.valueOf(hedgerow.processId()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    /** A viewport somewhere in the eastern counties, as a desk or a phone would ask for it. */
    static String viewport(Random random) {
        var zoom = 8 + random.nextInt(7);
        var width = 1440 * 360.0 / (256 << zoom);
        var west = -0.4 + random.nextDouble() * 1.5 - width / 2;
        var south = 51.9 + random.nextDouble() * 0.65 - width / 5;
        return String.format(
                java.util.Locale.ROOT,
                "bbox=%.5f,%.5f,%.5f,%.5f&zoom=%d",
                west,
                south,
                west + width,
                south + width * 0.4,
                zoom);
    }
}
