package org.hedgerow.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An endpoint comes from anybody. Each form here has been a way around such a list somewhere. */
class PushEndpointTests {

    private static final List<String> SERVICES = List.of(
            "fcm.googleapis.com", "updates.push.services.mozilla.com", "*.notify.windows.com", "web.push.apple.com");

    private static final String PATH = "/fcm/send/abc:APA91bHPRgkF3JUikC4ENAHEeMrd41Zxv3hVZjC9KtT8OvPVGJ";

    @Test
    void whatBrowsersGiveIsTaken() {
        for (var good : List.of(
                "https://fcm.googleapis.com" + PATH,
                "https://fcm.googleapis.com/wp/cJ8-yZ9xTzo:APA91bG_x~y",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk-abc_DEF=",
                "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAC%2bfA%3d%3d",
                "https://web.push.apple.com/QGuQyavXutnMH-abcDEF_123")) {
            assertThat(PushEndpoint.read(good, SERVICES)).as(good).hasValueSatisfying(endpoint -> {
                assertThat(endpoint.text()).isEqualTo(good);
                assertThat(endpoint.toString()).doesNotContain(endpoint.target());
            });
        }
    }

    @Test
    void nothingElseIsCalled() {
        var hostile = hostile();
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(200);
        for (var endpoint : hostile) {
            assertThat(PushEndpoint.read(endpoint, SERVICES)).as(endpoint).isEmpty();
        }
    }

    private static TreeSet<String> hostile() {
        var hostile = new TreeSet<String>();
        var good = "fcm.googleapis.com";
        for (var scheme : List.of(
                "http://",
                "HTTPS://",
                "Https://",
                "ftp://",
                "file://",
                "gopher://",
                "ws://",
                "wss://",
                "//",
                "",
                "https:",
                "https:/",
                "https:///",
                "https:\\\\",
                " https://",
                "\thttps://",
                "\nhttps://",
                "https://\n",
                "https:// ",
                "jar:https://",
                "url:https://",
                "javascript:https://",
                "data:https://",
                "\u0000https://",
                "ｈttps://",
                "https：//",
                "https:/\\",
                "view-source:https://")) {
            hostile.add(scheme + good + PATH);
        }
        for (var host : List.of(
                "127.0.0.1",
                "127.1",
                "0",
                "0.0.0.0",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "017700000001",
                "localhost",
                "localhost.localdomain",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[fe80::1%25eth0]",
                "[fd00:ec2::254]",
                "metadata.google.internal",
                "instance-data",
                "example.org",
                "fcm.googleapis.com.example.org",
                "fcm.googleapis.com.",
                "fcm.googleapis.com..",
                ".fcm.googleapis.com",
                "fcm..googleapis.com",
                "evilfcm.googleapis.com",
                "x.fcm.googleapis.com",
                "fcm.googleapis.co",
                "fcm.googleapis.comm",
                "fcm-googleapis.com",
                "fcmXgoogleapis.com",
                "FCM.googleapis.com",
                "fcm.GOOGLEAPIS.com",
                "fcm.googleapis.com:443",
                "fcm.googleapis.com:80",
                "fcm.googleapis.com:22",
                "fcm.googleapis.com:",
                "fcm.googleapis.com:0443",
                "fcm.googleapis.com:65536",
                "fcm.googleapis.com:-1",
                "fcm.googleapis.com:443@127.0.0.1",
                "user@fcm.googleapis.com",
                "user:pw@fcm.googleapis.com",
                "@fcm.googleapis.com",
                ":@fcm.googleapis.com",
                "fcm.googleapis.com@127.0.0.1",
                "127.0.0.1@fcm.googleapis.com",
                "127.0.0.1#fcm.googleapis.com",
                "127.0.0.1?fcm.googleapis.com",
                "127.0.0.1/fcm.googleapis.com",
                "127.0.0.1\\fcm.googleapis.com",
                "127.0.0.1\\@fcm.googleapis.com",
                "fcm.googleapis.com\\@127.0.0.1",
                "fcm.googleapis.com#@127.0.0.1",
                "fcm.googleapis.com%00.example.org",
                "fcm.googleapis.com%2eexample.org",
                "fcm%2egoogleapis.com",
                "%66cm.googleapis.com",
                "fcm.googleapis.com%20",
                "fcm.googleapis.com ",
                " fcm.googleapis.com",
                "fcm.googleapis.com\t",
                "fcm.googleapis.com\n",
                "fcm.googleapis.com\r\n",
                "fcm.googleapis.com\u0000",
                "fcm。googleapis。com",
                "fcm．googleapis．com",
                "ｆcm.googleapis.com",
                "fcm.gооgleapis.com",
                "fcm.googleapıs.com",
                "ﬁcm.googleapis.com",
                "fcm.googleapis.com\u200b",
                "\u202efcm.googleapis.com",
                "notify.windows.com",
                ".notify.windows.com",
                "evilnotify.windows.com",
                "x.notify.windows.com.example.org",
                "*.notify.windows.com",
                "x..notify.windows.com",
                "x/.notify.windows.com",
                "x@.notify.windows.com",
                "x:1.notify.windows.com",
                "x#.notify.windows.com",
                "x?.notify.windows.com",
                "x\\.notify.windows.com",
                "127.0.0.1/.notify.windows.com",
                "127.0.0.1#.notify.windows.com",
                "127.0.0.1?.notify.windows.com",
                "x .notify.windows.com",
                "x%2f.notify.windows.com",
                "x_y.notify.windows.com",
                "X.notify.windows.com",
                "a.b.c.d.e.f.g.h.notify.windows.com",
                "windows.com",
                "x.notify.windows.com.",
                "x.notify.windows.com:8443",
                "web.push.apple.com.evil.example",
                "evil-web.push.apple.com",
                "push.apple.com",
                "api.push.apple.com",
                "updates.push.services.mozilla.org",
                "push.services.mozilla.com",
                "updates.push.services.mozilla.com:8443",
                "android.googleapis.com",
                "googleapis.com",
                "storage.googleapis.com",
                "xn--fcm-.googleapis.com",
                "fcm.googleapis.com,127.0.0.1",
                "fcm.googleapis.com;127.0.0.1",
                "{fcm.googleapis.com}",
                "fcm.googleapis.com|127.0.0.1",
                "$(fcm.googleapis.com)",
                "''fcm.googleapis.com",
                "fcm.googleapis.com\"",
                "<fcm.googleapis.com>")) {
            hostile.add("https://" + host + PATH);
        }
        for (var path : List.of(
                "",
                "/",
                "/short",
                "fcm/send/abcdefgh",
                "\\fcm\\send\\abcdefgh",
                "/fcm/send/abc#fragment",
                "/fcm/send/abc def",
                "/fcm/send/abc\tdefgh",
                "/fcm/send/abc\r\nHost: 127.0.0.1",
                "/fcm/send/abc\nX: y",
                "/fcm/send/abc\rX: y",
                "/fcm/send/abc HTTP/1.1\r\n\r\nGET /",
                "/fcm/send/abc\u0000defgh",
                "/fcm/send/äöüabcdefgh",
                "/fcm/send/abc\u2028defgh",
                "/fcm/send/\\..\\abcdefgh",
                "/fcm/send/\"abcdefgh",
                "/fcm/send/<abcdefgh>",
                "/fcm/send/{abcdefgh}",
                "/fcm/send/abc|defgh",
                "/fcm/send/abc^defgh",
                "/fcm/send/abc`defgh`",
                "/fcm/send/abc@127.0.0.1",
                "/fcm/send/abc;defghi",
                "/fcm/send/abc,defghi",
                "/fcm/send/abc'defghi",
                "/fcm/send/abc*defghi",
                "/fcm/send/abc!defghi",
                "/fcm/send/(abcdefgh)",
                "/fcm/send/$abcdefgh",
                "/fcm/send/abcdefgh ",
                "/fcm/send/abcdefgh\n",
                "/fcm/send/\ud83d\udc07abcdefgh",
                "/fcm/send/abc\ud83ddefgh",
                "/" + "a".repeat(PushEndpoint.LONGEST),
                "/fcm/send/\u202eabcdefgh",
                "/fcm/send/\ufeffabcdefgh",
                "@127.0.0.1/fcm/send/abc",
                ":443@127.0.0.1/fcm/abc",
                "?@127.0.0.1/fcm/send/abc",
                "#@127.0.0.1/fcm/send/abc",
                "\u0000/fcm/send/abcdefgh",
                "%2f/fcm/send/abcdefgh",
                "%0d%0a/fcm/send/abcdefgh",
                ".127.0.0.1.nip.io/fcm/send/abc",
                "&/fcm/send/abcdefgh")) {
            hostile.add("https://" + good + path);
        }
        for (char control = 0; control < 32; control++) {
            hostile.add("https://" + good + control + PATH);
            hostile.add("https://" + good + PATH + control);
        }
        return hostile;
    }

    @Test
    void anIdIsTheSameForTheSameEndpointAndTellsNothingOfIt() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            var id = PushEndpoint.idOf("https://fcm.googleapis.com/fcm/send/" + i);
            assertThat(id.version()).isEqualTo(8);
            assertThat(id.variant()).isEqualTo(2);
            ids.add(id.toString());
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(PushEndpoint.idOf("https://fcm.googleapis.com/fcm/send/0")).hasToString(ids.get(0));
    }
}
