package org.hedgerow.hotspot;

import java.io.PrintStream;
import java.util.List;
import org.hedgerow.hotspot.analyse.Analysis;

/** {@code analyse METHOD FILE}: the methods on a file, with the same code that answers the map. Needs no Spring and no database. */
public final class AnalyseCommand {

    private AnalyseCommand() {}

    /**
     * Does what the arguments ask for.
     *
     * @param arguments without the word {@code analyse}
     * @return the exit code: 0 done, 1 the file or a value was refused, 2 misuse
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream errors) {
        return Analysis.run(arguments, out, errors);
    }
}
