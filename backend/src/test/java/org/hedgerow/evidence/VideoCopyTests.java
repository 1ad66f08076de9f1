package org.hedgerow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.hedgerow.evidence.copy.FileKind;
import org.hedgerow.evidence.copy.PictureSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies of videos, HEIC and AVIF: small enough, upright, of every kind that phones and cameras write. */
class VideoCopyTests {

    private final CopyProcess process = Copiers.pictures();
    private final Copying copying = Copiers.copying(process);

    @AfterEach
    void end() {
        process.destroy();
    }

    @Test
    void everyKindHasACopyThatIsAVideoAndAStill() throws IOException {
        for (var base : VideoBases.videos().entrySet()) {
            var kept = Copiers.copy(copying, base.getValue());
            var made = kept.outcome().made();
            assertThat(made).as(base.getKey() + " " + kept.outcome()).isNotNull();
            assertThat(made.original()).isEqualTo(new PictureSize(VideoBases.WIDTH, VideoBases.HEIGHT));
            assertThat(made.seconds()).isOne();
            assertThat(FileKind.of(kept.copy())).isEqualTo(FileKind.MP4);
            assertThat(FileKind.of(kept.thumbnail())).isEqualTo(FileKind.JPEG);
        }
    }

    @Test
    void picturesInBoxesHaveACopyOfPixels() throws IOException {
        for (var base : VideoBases.pictures(new Random(7)).entrySet()) {
            var kept = Copiers.copy(copying, base.getValue());
            var made = kept.outcome().made();
            assertThat(made).as(base.getKey() + " " + kept.outcome()).isNotNull();
            assertThat(made.original()).isEqualTo(new PictureSize(Bases.WIDTH, Bases.HEIGHT));
            assertThat(FileKind.of(kept.copy())).isEqualTo(FileKind.JPEG);
        }
    }

    @Test
    void aLargeAndFastVideoBecomesSmallerAndSlower() throws IOException {
        var large = VideoBases.made(
                "a.mp4",
                List.of("-f", "lavfi", "-i", "testsrc2=size=1080x1920:rate=60:duration=0.3"),
                List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        var kept = Copiers.copy(copying, large);
        assertThat(Objects.requireNonNull(kept.outcome().made()).original()).isEqualTo(new PictureSize(1080, 1920));
        var probe = VideoBases.probed(kept.copy());
        assertThat(probe).contains("width=720", "height=1280", "r_frame_rate=30/1", "codec_name=h264");
    }

    @Test
    void aVideoThatWasHeldOnItsSideStands() throws IOException {
        var lying = VideoBases.videos().get("mp4-silent");
        var turned = VideoBases.made(
                "b.mp4", Map.of("a.mp4", lying), List.of("-i", "a.mp4", "-c", "copy", "-metadata:s:v:0", "rotate=90"));
        var kept = Copiers.copy(copying, turned);
        assertThat(Objects.requireNonNull(kept.outcome().made()).original())
                .isEqualTo(new PictureSize(VideoBases.HEIGHT, VideoBases.WIDTH));
        assertThat(VideoBases.probed(kept.copy())).contains("width=" + VideoBases.HEIGHT, "height=" + VideoBases.WIDTH);
    }
}
