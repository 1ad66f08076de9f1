package org.hedgerow.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code EXPORT --heads DIRECTORY... --key FILE [--allowance SECONDS]}: verifies an export of the audit, {@code -} for standard input. Ends with 0
 * when every entry is as it was sealed, 1 when one is not, 2 when it could not be tried.
 */
public final class VerifyAudit {

    private static final long USUAL_ALLOWANCE_SECONDS = 900;

    private final PrintStream out;
    private final List<Path> places = new ArrayList<>();
    private String export;
    private Path key;
    private long allowanceSeconds = USUAL_ALLOWANCE_SECONDS;

    private VerifyAudit(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** The whole program but for its end. */
    public static int run(PrintStream out, String... arguments) {
        var program = new VerifyAudit(out);
        try {
            return program.read(arguments) ? program.verify() : 2;
        } catch (Finding found) {
            out.println("verify-audit: NOT AS SEALED: " + found.getMessage());
            if (found.leaf() >= 0) {
                out.println("verify-audit: first bad leaf " + found.leaf());
            }
            return 1;
        } catch (IllegalArgumentException e) {
            out.println("verify-audit: the export cannot be read: " + e.getMessage());
        } catch (IOException e) {
            out.println("verify-audit: cannot read " + e.getMessage());
        } catch (GeneralSecurityException e) {
            out.println("verify-audit: the key in " + program.key + " is no Ed25519 public key");
        }
        return 2;
    }

    private boolean read(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            boolean more = i + 1 < arguments.length;
            if (argument.equals("--heads") && more) {
                places.add(Path.of(arguments[++i]));
            } else if (argument.equals("--key") && more) {
                key = Path.of(arguments[++i]);
            } else if (argument.equals("--allowance") && more && arguments[i + 1].matches("\\d{1,6}")) {
                allowanceSeconds = Long.parseLong(arguments[++i]);
            } else if (export == null && (argument.equals("-") || !argument.startsWith("-"))) {
                export = argument;
            } else {
                return misused("does not know \"" + argument + "\"");
            }
        }
        if (export == null || places.isEmpty() || key == null) {
            return misused("needs EXPORT, --heads DIRECTORY and --key FILE");
        }
        return true;
    }

    private boolean misused(String why) {
        out.println("verify-audit: " + why);
        return false;
    }

    private int verify() throws IOException, GeneralSecurityException, Finding {
        long begin = System.nanoTime();
        var heads = Heads.read(places, key);
        if (heads.bySize().isEmpty()) {
            out.println("verify-audit: there is no signed head in " + places + ": nothing can be verified");
            return 2;
        }
        try (var reader = open()) {
            var outcome = new Verification(heads, allowanceSeconds * 1_000_000).verify(reader);
            double seconds = (System.nanoTime() - begin) / 1e9;
            out.printf(
                    "verify-audit: %,d entries are as they were sealed, by %,d signed heads%n",
                    outcome.sealed(), outcome.heads());
            out.println("verify-audit: last head " + Instant.EPOCH.plus(outcome.lastHeadMicros(), ChronoUnit.MICROS));
            out.printf(
                    "verify-audit: %,d entries are younger than the last head%n", outcome.entries() - outcome.sealed());
            out.printf("verify-audit: %.1f s, %,.0f entries/s%n", seconds, outcome.entries() / seconds);
        }
        return 0;
    }

    private BufferedReader open() throws IOException {
        return export.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16)
                : Files.newBufferedReader(Path.of(export));
    }
}
