package org.hedgerow.evidence;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hedgerow.evidence.Child.Ended;
import org.hedgerow.evidence.Confinement.Limits;
import org.hedgerow.evidence.copy.DamagedPicture;
import org.hedgerow.evidence.copy.FileKind;
import org.hedgerow.evidence.copy.MovieOnly;
import org.hedgerow.evidence.copy.MovieSize;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs {@code ffmpeg} as a {@link Child} for one video: decoded and encoded anew as H.264 and AAC in an MP4, at most 1,280 pixels, 30 pictures a second and
 * ten minutes, and one still of it. It reads one local file as what our own reader found it to be, may follow nothing in it to another, knows the few codecs
 * that cameras use, and takes over no word.
 */
@Component
class VideoProcess {

    static final int LONGEST_SIDE = 1280;
    static final int MOST_SECONDS = 600;

    /** How it ends when it was told to stop, as it is when its processor time is over. */
    private static final int TOLD_TO_STOP = 255;

    private static final int ABORTED = 128 + 6;
    private static final int CRASHED = 128 + 11;
    private static final long LARGEST_COPY = 96L << 20;
    private static final int LARGEST_STILL = 4 << 20;
    private static final String DECODERS =
            "h264,hevc,mpeg4,h263,mjpeg,vp8,vp9,libdav1d,av1,aac,mp3,mp3float,opus,libopus,"
                    + "vorbis,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,alac,ac3,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s32le,pcm_f32le,pcm_mulaw,pcm_alaw";

    /** No larger than asked, as wide as it is looked at, with even sides. */
    private static final String SIZE = "scale=w='max(2,2*trunc(iw*sar*min(1,LONG/max(iw*sar,ih))/2))'"
            + ":h='max(2,2*trunc(ih*min(1,LONG/max(iw*sar,ih))/2))',setsar=1";

    private final EvidenceSettings settings;
    private final Child child;

    VideoProcess(EvidenceSettings settings, Child child) {
        this.settings = settings;
        this.child = child;
    }

    /**
     * What became of one.
     *
     * @param size of the copy; null when there is none
     * @param tooMuch that there is none because it would take more memory or time than a video may
     */
    record Ending(@Nullable MovieSize size, boolean tooMuch) {}

    /** Whether there is a program for it here. */
    boolean isHere() {
        return Confinement.find("ffmpeg").isPresent();
    }

    static Path copy(WorkFolder folder) {
        return folder.file("copy.mp4");
    }

    static Path still(WorkFolder folder) {
        return folder.file("still.jpg");
    }

    /** How much room a folder needs besides the original. */
    static long roomBeside() {
        return LARGEST_COPY + LARGEST_STILL;
    }

    /**
     * @param original in the folder, in which the copy and its still are afterwards
     * @throws DamagedPicture when what came out is no copy of a video
     * @throws IOException when the program did not start
     */
    Ending run(FileKind kind, Path original, WorkFolder folder) throws IOException, DamagedPicture {
        var limits = new Limits(settings.videoMegabytes(), settings.videoSeconds(), LARGEST_COPY + LARGEST_STILL, true);
        var ended = child.run(limits, program(kind, original, folder), folder.path(), Map.of(), new byte[0], 0);
        if (ended.code() != 0) {
            return new Ending(null, isTooMuch(ended));
        }
        if (!folder.hasMade(copy(folder), LARGEST_COPY) || !folder.hasMade(still(folder), LARGEST_STILL)) {
            return new Ending(null, false);
        }
        try (var made = FileChannel.open(copy(folder), READ, WRITE, LinkOption.NOFOLLOW_LINKS)) {
            MovieOnly.blank(made);
            return new Ending(MovieOnly.check(made, LONGEST_SIDE, MOST_SECONDS + 2), false);
        }
    }

    private static boolean isTooMuch(Ended ended) {
        boolean crashed = ended.code() == ABORTED || ended.code() == CRASHED;
        return ended.code() == TOLD_TO_STOP || ended.bySignal() && !crashed;
    }

    private static List<String> program(FileKind kind, Path original, WorkFolder folder) throws IOException {
        var command = new ArrayList<String>();
        command.add(Confinement.find("ffmpeg").orElseThrow(() -> new IOException("ffmpeg has gone")));
        command.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "quiet", "-filter_threads", "1"));
        command.addAll(List.of("-protocol_whitelist", "file", "-codec_whitelist", DECODERS, "-threads", "1"));
        command.addAll(
                List.of("-max_pixels", Long.toString(Copying.MOST_PIXELS), "-t", Integer.toString(MOST_SECONDS)));
        if (kind == FileKind.MP4) {
            command.addAll(List.of("-f", "mov", "-enable_drefs", "0", "-use_absolute_path", "0"));
            command.addAll(List.of("-ignore_chapters", "1", "-export_all", "0", "-export_xmp", "0"));
        } else {
            command.addAll(List.of("-f", "matroska"));
        }
        command.addAll(List.of("-i", "file:" + original.getFileName()));
        var still = SIZE.replace("LONG", Integer.toString(LONGEST_SIDE)) + ",thumbnail=24";
        var film = SIZE.replace("LONG", Integer.toString(LONGEST_SIDE)) + ",fps='min(30,source_fps)'";
        command.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?"));
        command.addAll(plain());
        command.addAll(List.of("-vf", film, "-t", Integer.toString(MOST_SECONDS)));
        command.addAll(List.of("-frames:v", Integer.toString(MOST_SECONDS * 30)));
        command.addAll(List.of("-fs", Long.toString(LARGEST_COPY), "-c:v", "libx264", "-preset", "veryfast"));
        command.addAll(List.of("-profile:v", "main", "-pix_fmt", "yuv420p", "-crf", "26", "-g", "150"));
        command.addAll(List.of("-maxrate", "1000k", "-bufsize", "2000k", "-threads:v", "1"));
        // What the encoder says about itself in the stream goes.
        command.addAll(List.of("-bsf:v", "filter_units=remove_types=6"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "64k", "-ac", "1", "-ar", "44100"));
        command.addAll(List.of(
                "-movflags",
                "+faststart",
                "-f",
                "mp4",
                "-y",
                "file:" + copy(folder).getFileName()));
        command.addAll(List.of("-map", "0:v:0"));
        command.addAll(plain());
        command.addAll(List.of("-vf", still, "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "3", "-threads:v", "1"));
        command.addAll(List.of(
                "-f", "image2", "-update", "1", "-y", "file:" + still(folder).getFileName()));
        return command;
    }

    private static List<String> plain() {
        return List.of(
                "-sn",
                "-dn",
                "-map_metadata",
                "-1",
                "-map_chapters",
                "-1",
                "-fflags",
                "+bitexact",
                "-flags:v",
                "+bitexact",
                "-flags:a",
                "+bitexact");
    }
}
