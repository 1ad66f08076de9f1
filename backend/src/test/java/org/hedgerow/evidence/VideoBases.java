package org.hedgerow.evidence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small honest videos, and pictures in boxes, from which hostile ones are made: by the programs that also read them. */
final class VideoBases {

    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    private static final List<String> PICTURES =
            List.of("-f", "lavfi", "-i", "testsrc2=size=" + WIDTH + "x" + HEIGHT + ":rate=10:duration=0.6");
    private static final List<String> SOUND = List.of("-f", "lavfi", "-i", "sine=duration=0.6:sample_rate=22050");
    private static final List<String> H264 = List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
    private static final List<String> AAC = List.of("-c:a", "aac", "-ac", "1");

    private VideoBases() {}

    static Map<String, byte[]> videos() {
        var bases = new LinkedHashMap<String, byte[]>();
        bases.put("mp4", made("a.mp4", PICTURES, SOUND, H264, AAC));
        bases.put("mp4-silent", made("a.mp4", PICTURES, H264));
        bases.put("mp4-in-parts", made("a.mp4", PICTURES, SOUND, H264, AAC, List.of("-movflags", "frag_keyframe")));
        bases.put("mov", made("a.mov", PICTURES, SOUND, H264, AAC));
        bases.put("3gp", made("a.3gp", PICTURES, List.of("-c:v", "mpeg4", "-an")));
        bases.put("mkv", made("a.mkv", PICTURES, SOUND, H264, AAC));
        bases.put(
                "webm", made("a.webm", PICTURES, List.of("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8")));
        return bases;
    }

    /** HEIC and AVIF of noise, with EXIF that says how the camera was held. */
    static Map<String, byte[]> pictures(Random random) {
        var bases = new LinkedHashMap<String, byte[]>();
        var image = Bases.noise(random, BufferedImage.TYPE_INT_RGB);
        var exif =
                Hostility.joined(Hostility.text("Exif\0\0"), Hostility.exif(new byte[] {1}, ByteOrder.BIG_ENDIAN, 1));
        var jpeg = Hostility.behindFirstMarker(Bases.jpeg(image, false), Hostility.segment(0xE1, exif));
        bases.put("heic", encoded(jpeg, "-q", "50"));
        bases.put("avif", encoded(jpeg, "-A", "-q", "50", "-p", "speed=9"));
        return bases;
    }

    private static byte[] encoded(byte[] jpeg, String... options) {
        var command = new ArrayList<>(List.of("heif-enc"));
        command.addAll(List.of(options));
        command.addAll(List.of("-o", "a.heic", "a.jpg"));
        return run("a.heic", Map.of("a.jpg", jpeg), command);
    }

    /** What ffmpeg writes under that name. */
    @SafeVarargs
    static byte[] made(String name, List<String>... options) {
        return made(name, Map.of(), options);
    }

    /** @param files that it reads, by name */
    @SafeVarargs
    static byte[] made(String name, Map<String, byte[]> files, List<String>... options) {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error"));
        for (var some : options) {
            command.addAll(some);
        }
        command.addAll(List.of("-threads", "1", "-y", name));
        return run(name, files, command);
    }

    /** What ffprobe says of its tracks. */
    static String probed(byte[] video) {
        var command = List.of("ffprobe", "-loglevel", "error", "-show_streams", "-o", "said.txt", "a.mp4");
        return new String(run("said.txt", Map.of("a.mp4", video), command), StandardCharsets.UTF_8);
    }

    private static byte[] run(String result, Map<String, byte[]> files, List<String> command) {
        try (var folder = WorkFolder.make(1 << 20)) {
            for (var file : files.entrySet()) {
                Files.write(folder.file(file.getKey()), file.getValue());
            }
            var process = new ProcessBuilder(command)
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return Files.readAllBytes(folder.file(result));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "This test needs ffmpeg and libheif-examples, which ./hedgerow test installs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
