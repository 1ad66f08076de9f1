package org.hedgerow.access;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Half a second of video, made by the program that also reads it. */
final class SmallVideo {

    private SmallVideo() {}

    /** With a title and a place that must not be found again. */
    static byte[] withPlace() throws IOException, InterruptedException {
        var file = Files.createTempFile("small", ".mp4");
        try {
            var ended = new ProcessBuilder(List.of(
                            "ffmpeg",
                            "-nostdin",
                            "-loglevel",
                            "error",
                            "-f",
                            "lavfi",
                            "-i",
                            "testsrc2=size=64x48:rate=10:duration=0.5",
                            "-c:v",
                            "libx264",
                            "-pix_fmt",
                            "yuv420p",
                            "-metadata",
                            "title=CANARY",
                            "-metadata",
                            "location=+52.2053+000.1218/",
                            "-y",
                            file.toString()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new IllegalStateException("ffmpeg ended with " + ended);
            }
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
