package org.hedgerow.evidence;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;

/**
 * A file that a phone says it will send.
 *
 * @param name in its sender's words, perhaps empty; never the name of anything
 * @param type as its sender's device has it, perhaps empty; what a file is, its bytes say
 * @param size in bytes
 * @param sha256 of the whole file, in hexadecimal digits
 * @param chunks how many pieces of {@link Evidence#CHUNK_BYTES} it comes in
 */
public record DeclaredFile(UUID id, String name, String type, long size, String sha256, int chunks) {

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_TYPE = 100;

    byte[] digest() {
        return HexFormat.of().parseHex(sha256);
    }

    static int chunksOf(long size) {
        return Math.toIntExact((size + Evidence.CHUNK_BYTES - 1) / Evidence.CHUNK_BYTES);
    }

    /**
     * Says what is wrong with what a report declares, so that it is said with everything else that is wrong with the report.
     *
     * @param pointer to the list of files in what was sent, such as {@code /files}
     */
    public static void check(String pointer, List<DeclaredFile> files, FieldErrors errors) {
        if (files.size() > Evidence.MOST_FILES) {
            errors.add(pointer, "At most " + Evidence.MOST_FILES + " photos and videos come with one report.");
            return;
        }
        long all = 0;
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var at = pointer + "/" + i;
            errors.read(() -> checkOne(at, file));
            all += Math.max(0, Math.min(file.size(), Evidence.LARGEST_VIDEO));
        }
        if (all > Evidence.LARGEST_TOGETHER) {
            errors.add(pointer, "Together the files are larger than 300 MB.");
        }
        if (files.stream().map(DeclaredFile::id).distinct().count() < files.size()) {
            errors.add(pointer, "Two of the files have one id.");
        }
    }

    private static DeclaredFile checkOne(String at, DeclaredFile file) {
        if (file.id().version() != 4 || file.id().variant() != 2) {
            throw PlatformProblem.invalid(at + "/id", "This id cannot be used for a file; make another.");
        }
        PlainText.check(at + "/name", file.name(), LONGEST_NAME);
        PlainText.check(at + "/type", file.type(), LONGEST_TYPE);
        if (file.size() < 1 || file.size() > Evidence.LARGEST_VIDEO) {
            throw PlatformProblem.invalid(
                    at + "/size", "A file has at least one byte and at most 200 MB; a picture at most 25 MB.");
        }
        if (file.chunks() != chunksOf(file.size())) {
            throw PlatformProblem.invalid(at + "/chunks", "That many pieces do not make a file of this size.");
        }
        if (!file.sha256().matches("[0-9a-f]{64}")) {
            throw PlatformProblem.invalid(at + "/sha256", "This is no SHA-256 in hexadecimal digits.");
        }
        return file;
    }
}
