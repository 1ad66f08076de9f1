package org.hedgerow.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the example of RFC 8291 (section 5 and appendix A), and against a browser that was written from the RFC alone. */
class PushMessageTests {

    private static final String TEXT = "When I grow up, I want to be a watermelon";
    private static final String SENDER_KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SENDER_POINT =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String BROWSER_KEY = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final String BROWSER_POINT =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String SEALED =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYL"
                    + "ocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static KeyPair pair(String key, String point) throws Exception {
        var open = PushMessage.publicKey(bytes(point));
        var secret = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes(key)), open.getParams()));
        return new KeyPair(open, secret);
    }

    @Test
    void theExampleOfTheStandardIsSealedAsTheStandardHasIt() throws Exception {
        var text = TEXT.getBytes(StandardCharsets.UTF_8);
        var sealed = PushMessage.seal(
                text, text.length + 1, bytes(BROWSER_POINT), bytes(AUTH), pair(SENDER_KEY, SENDER_POINT), bytes(SALT));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo(SEALED);
        assertThat(new TestBrowser(pair(BROWSER_KEY, BROWSER_POINT), bytes(AUTH)).open(bytes(SEALED)))
                .isEqualTo(TEXT);
    }

    @Test
    void everyMessageOfOneLengthIsReadByItsBrowserAndByNoOther() throws Exception {
        var random = new Random(8291);
        var browser = TestBrowser.made(random);
        var other = TestBrowser.made(random);
        var lengths = new HashSet<Integer>();
        for (int length : new int[] {0, 1, 7, 200, 1_000, PushMessage.PADDED_BYTES - 1}) {
            var text = "x".repeat(length);
            var sealed = PushMessage.seal(text.getBytes(StandardCharsets.UTF_8), browser.point(), browser.auth());
            lengths.add(sealed.length);
            assertThat(browser.open(sealed)).isEqualTo(text);
            assertThat(other.opens(sealed)).isFalse();
            sealed[sealed.length - 1] ^= 1;
            assertThat(browser.opens(sealed)).isFalse();
        }
        assertThat(lengths).hasSize(1).allMatch(length -> length <= 4096);
        var once = PushMessage.seal(new byte[1], browser.point(), browser.auth());
        assertThat(PushMessage.seal(new byte[1], browser.point(), browser.auth()))
                .isNotEqualTo(once);
    }

    @Test
    void whatIsNoPointOfTheCurveIsNoKey() throws Exception {
        var good = TestBrowser.made(new Random(1)).point();
        assertThat(PushMessage.point(PushMessage.publicKey(good))).isEqualTo(good);
        var bad = new HashSet<byte[]>();
        bad.add(new byte[0]);
        bad.add(new byte[65]);
        bad.add(Arrays.copyOf(good, 64));
        bad.add(Arrays.copyOf(good, 66));
        for (int at : new int[] {0, 1, 32, 33, 64}) {
            var changed = good.clone();
            changed[at] ^= 1;
            bad.add(changed);
        }
        var infinite = new byte[65];
        Arrays.fill(infinite, (byte) 0xff);
        infinite[0] = 4;
        bad.add(infinite);
        for (var point : bad) {
            assertThatIllegalArgumentException().isThrownBy(() -> PushMessage.publicKey(point));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PushMessage.seal(new byte[PushMessage.PADDED_BYTES], good, new byte[16]));
        assertThatIllegalArgumentException().isThrownBy(() -> PushMessage.seal(new byte[1], good, new byte[15]));
    }
}
