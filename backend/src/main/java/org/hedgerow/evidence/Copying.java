package org.hedgerow.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hedgerow.evidence.FileStore.Copy;
import org.hedgerow.evidence.FileStore.Opening;
import org.hedgerow.evidence.copy.CopyProgram;
import org.hedgerow.evidence.copy.DamagedPicture;
import org.hedgerow.evidence.copy.FileKind;
import org.hedgerow.evidence.copy.MovieHeader;
import org.hedgerow.evidence.copy.PictureHeader;
import org.hedgerow.evidence.copy.PictureSize;
import org.hedgerow.evidence.copy.PixelsOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes of an original the copy that people look at. Kind and size are read before anything is decoded; decoding is done by processes of their own
 * ({@link CopyProcess}, {@link HeifProcess}, {@link VideoProcess}); what they give back is looked at as if it came from a stranger.
 */
@Component
class Copying {

    /** Of one picture, and of each picture of a video. */
    static final long MOST_PIXELS = 40_000_000;

    static final int LONGEST_SIDE = 30_000;
    static final int LONGEST_VIDEO_SIDE = 8192;

    /** A video that says it lasts longer than a day is none. */
    private static final long LONGEST_SECONDS = 86_400;

    private final CopyProcess pictures;
    private final HeifProcess heif;
    private final VideoProcess videos;

    Copying(CopyProcess pictures, HeifProcess heif, VideoProcess videos) {
        this.pictures = pictures;
        this.heif = heif;
        this.videos = videos;
    }

    /** The two sizes of a copy of a picture, JPEG or PNG, and how large the original is as it is looked at. */
    record Copied(PictureSize original, byte[] copy, byte[] thumbnail) {}

    /** Takes over what was made and checked, while it is there. */
    @FunctionalInterface
    interface Keeper {
        void keep(Copy which, long size, Opening bytes) throws IOException;
    }

    /**
     * That there is a copy.
     *
     * @param original how large the original is as it is looked at, in pixels
     * @param bytes of the larger copy
     * @param seconds that the copy of a video lasts, rounded up; null of a picture
     */
    record Made(PictureSize original, long bytes, @Nullable Integer seconds) {}

    /** Either a copy, which the keeper has, or why there is none. */
    record Outcome(@Nullable Made made, @Nullable NoCopyReason reason) {

        static Outcome without(NoCopyReason reason) {
            return new Outcome(null, reason);
        }

        static Outcome without(boolean tooMuch) {
            return without(tooMuch ? NoCopyReason.TOO_MUCH_WORK : NoCopyReason.DAMAGED);
        }
    }

    /**
     * @param size of the original, in bytes
     * @throws IOException when a process could not be started or broke off for no fault of the file, or the keeper did not take it: to be tried again
     */
    Outcome copy(long size, Opening original, Keeper keeper) throws IOException {
        FileKind kind;
        try (var bytes = original.open()) {
            kind = FileKind.of(bytes.readNBytes(FileKind.BEGINNING));
        }
        try {
            if (kind == null) {
                return Outcome.without(NoCopyReason.DAMAGED);
            } else if (kind.isVideo()) {
                return videos.isHere() ? video(kind, size, original, keeper) : Outcome.without(NoCopyReason.VIDEO);
            } else if (kind == FileKind.HEIC && !heif.isHere()) {
                return Outcome.without(NoCopyReason.CANNOT_DECODE);
            }
            try (var bytes = original.open()) {
                return picture(
                        kind, bytes.readNBytes(Math.toIntExact(Math.min(size, Evidence.LARGEST_PICTURE))), keeper);
            }
        } catch (DamagedPicture e) {
            return Outcome.without(NoCopyReason.DAMAGED);
        }
    }

    private Outcome picture(FileKind kind, byte[] original, Keeper keeper) throws IOException, DamagedPicture {
        if (isTooLarge(PictureHeader.size(kind, original))) {
            return Outcome.without(NoCopyReason.TOO_MANY_PIXELS);
        }
        var read = original;
        var readable = kind;
        if (kind == FileKind.HEIC) {
            var converted = heif.run(original);
            if (converted.jpeg() == null) {
                return Outcome.without(converted.tooMuch());
            }
            read = converted.jpeg();
            readable = FileKind.JPEG;
            if (FileKind.of(read) != readable || isTooLarge(PictureHeader.size(readable, read))) {
                return Outcome.without(NoCopyReason.DAMAGED);
            }
        }
        var ending = pictures.run(readable, read);
        var copied = ending.copied();
        if (copied == null) {
            return Outcome.without(ending.tooMuch());
        }
        check(copied);
        keep(keeper, Copy.WHOLE, copied.copy());
        keep(keeper, Copy.THUMBNAIL, copied.thumbnail());
        return new Outcome(new Made(copied.original(), copied.copy().length, null), null);
    }

    private Outcome video(FileKind kind, long size, Opening original, Keeper keeper)
            throws IOException, DamagedPicture {
        try (var folder = WorkFolder.make(size + VideoProcess.roomBeside())) {
            var file = folder.file("original");
            try (var bytes = original.open()) {
                Files.copy(bytes, file);
            }
            var said = size(kind, file);
            if (said.pixels() > MOST_PIXELS
                    || said.width() > LONGEST_VIDEO_SIDE
                    || said.height() > LONGEST_VIDEO_SIDE) {
                return Outcome.without(NoCopyReason.TOO_MANY_PIXELS);
            }
            var ending = videos.run(kind, file, folder);
            if (ending.size() == null) {
                return Outcome.without(ending.tooMuch());
            }
            var still = Files.readAllBytes(VideoProcess.still(folder));
            PictureHeader.size(FileKind.JPEG, still);
            var copied = pictures.run(FileKind.JPEG, still).copied();
            if (copied == null) {
                return Outcome.without(NoCopyReason.DAMAGED);
            }
            check(copied);
            var copy = VideoProcess.copy(folder);
            long bytes = Files.size(copy);
            keeper.keep(Copy.WHOLE, bytes, () -> Files.newInputStream(copy));
            keep(keeper, Copy.THUMBNAIL, copied.thumbnail());
            int seconds = Math.toIntExact(ending.size().seconds());
            return new Outcome(new Made(said, bytes, seconds), null);
        }
    }

    private static PictureSize size(FileKind kind, Path file) throws IOException, DamagedPicture {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return MovieHeader.size(kind, channel, LONGEST_SECONDS).picture();
        }
    }

    private static boolean isTooLarge(PictureSize size) {
        return size.pixels() > MOST_PIXELS || size.width() > LONGEST_SIDE || size.height() > LONGEST_SIDE;
    }

    private static void check(Copied copied) throws DamagedPicture {
        PixelsOnly.check(copied.copy(), CopyProgram.LONGEST_SIDE);
        PixelsOnly.check(copied.thumbnail(), CopyProgram.THUMBNAIL_SIDE);
    }

    private static void keep(Keeper keeper, Copy which, byte[] bytes) throws IOException {
        keeper.keep(which, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
