package org.hedgerow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTests {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    /** Reads the picture as it will be drawn, without its quiet zone. */
    private static String read(QrCode code) throws Exception {
        var bits = new BitMatrix(code.size() - 8);
        var runs = RUN.matcher(code.path());
        while (runs.find()) {
            assertThat(runs.group(3)).isEqualTo(runs.group(4));
            bits.setRegion(
                    Integer.parseInt(runs.group(1)) - 4,
                    Integer.parseInt(runs.group(2)) - 4,
                    Integer.parseInt(runs.group(3)),
                    1);
        }
        assertThat(runs.reset().replaceAll("")).as("nothing but runs").isEmpty();
        return new Decoder().decode(bits).getText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "otpauth://totp/Hedgerow:c.alder%40example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Hedgerow",
                "http://localhost:8080/join.html#7K3QX-GKKKK-7Y4PR-CTBYR-QKW5N-F"
            })
    void whatIsDrawnCanBeReadAgain(String text) throws Exception {
        assertThat(read(QrCode.of(text))).isEqualTo(text);
    }

    @Test
    void theLongestFitsAndALongerOneIsRefused() throws Exception {
        assertThat(read(QrCode.of("x".repeat(1000)))).hasSize(1000);
        assertThatThrownBy(() -> QrCode.of("x".repeat(1001))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QrCode.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}
