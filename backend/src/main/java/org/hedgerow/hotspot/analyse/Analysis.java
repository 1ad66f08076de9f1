package org.hedgerow.hotspot.analyse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hedgerow.hotspot.method.DensityFile;
import org.hedgerow.hotspot.method.DensityGrid;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.platform.CsvRefused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code analyse METHOD FILE}: one method on one file, answered as text or JSON. The answer goes to standard output, a bar and refusals to
 * standard error.
 */
public final class Analysis {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int MISUSE = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Analysis() {}

    /** An answer and what it looks like on a terminal. */
    record Answer(Object result, RunStatement statement, List<String> lines) {}

    /**
     * Does what the arguments ask for.
     *
     * @param arguments without the word {@code analyse}
     * @return the exit code: 0 done, 1 the file or a value was refused, 2 misuse
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream errors) {
        var bar = new ProgressBar(errors);
        try {
            var options = new Options(arguments);
            var progress = options.has("--progress") ? bar : Progress.SILENT;
            var points = PointFile.read(options.file(), options.has("--skip-bad"));
            var answer = answer(options, points, progress);
            bar.clear();
            print(options, points, answer, out);
            return DONE;
        } catch (Misuse e) {
            bar.clear();
            errors.println("hedgerow: analyse: " + e.getMessage());
            return MISUSE;
        } catch (IllegalArgumentException | CsvRefused | IOException e) {
            bar.clear();
            errors.println("hedgerow: " + e.getMessage());
            return REFUSED;
        } catch (OutOfMemoryError e) {
            errors.println("hedgerow: This takes more memory than there is: take larger cells, or fewer rows");
            return REFUSED;
        }
    }

    private static Answer answer(Options options, Points points, Progress progress) throws IOException {
        return switch (options.method()) {
            case "dbscan" -> PlaceMethods.dbscan(options, points);
            case "gistar" -> PlaceMethods.gistar(options, points, progress);
            case "kde" -> surface(options, points, progress);
            case "emerging" -> EmergingMethod.emerging(options, points, progress);
            case "scan" -> TimeMethods.scan(options, points, progress);
            case "forecast" -> WeekAheadMethod.forecast(options, points, progress);
            case "knox" -> TimeMethods.knox(options, points, progress);
            default -> TimeMethods.aoristic(options, points);
        };
    }

    private static Answer surface(Options options, Points points, Progress progress) throws IOException {
        var file = options.text("--out");
        boolean isImage = file != null && file.endsWith(".png");
        if (file != null && !isImage && !file.endsWith(".tif") && !file.endsWith(".tiff")) {
            throw new Misuse("--out names a file that ends in .tif or .png");
        }
        var grid = PlaceMethods.kde(options, points, progress);
        if (file != null) {
            try (var stream = newFile(file)) {
                write(grid, isImage, stream);
            }
        }
        return PlaceMethods.surface(grid, points);
    }

    private static void write(DensityGrid grid, boolean isImage, OutputStream stream) throws IOException {
        if (isImage) {
            DensityFile.writePng(grid, stream);
        } else {
            DensityFile.writeGeoTiff(grid, stream);
        }
    }

    /** Never writes over anything. */
    static OutputStream newFile(String name) throws IOException {
        var file = Path.of(name);
        if (Files.exists(file)) {
            throw new IOException("There is a file " + name + " already");
        }
        try {
            return new BufferedOutputStream(Files.newOutputStream(file));
        } catch (IOException e) {
            throw new IOException("The file " + name + " cannot be written", e);
        }
    }

    private static void print(Options options, Points points, Answer answer, PrintStream out) {
        if (options.has("--json")) {
            out.println(JSON.writeValueAsString(answer.result()));
            return;
        }
        answer.lines().forEach(out::println);
        var statement = answer.statement();
        out.println();
        out.println("Method        " + statement.method() + ", version " + statement.version());
        out.println("n             " + statement.n()
                + (points.leftOut() == 0 ? "" : ", rows left out " + points.leftOut()));
        for (Map.Entry<String, Object> parameter : statement.parameters().entrySet()) {
            out.println("              " + parameter.getKey() + " " + parameter.getValue());
        }
        line(out, "Data from     ", statement.from());
        line(out, "Data to       ", statement.to());
        line(out, "Seed          ", statement.seed());
        out.println("Run time      " + String.format(Locale.ROOT, "%.1f ms", statement.microseconds() / 1e3));
    }

    private static void line(PrintStream out, String name, @Nullable Object value) {
        if (value != null) {
            out.println(name + value);
        }
    }
}
