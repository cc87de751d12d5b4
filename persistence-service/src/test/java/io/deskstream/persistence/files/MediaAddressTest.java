package io.deskstream.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are fetched from plain addresses of the public internet and from nowhere else. */
class MediaAddressTest {

    private static final Set<String> TRUSTED = Set.of("127.0.0.1:8090", "pictures.test:8443");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://scontent.xx.fbcdn.net/v/t1.jpg?oh=1&oe=2",
                "http://example.com/a.png",
                "https://example.com:443/a.png",
                "http://example.com:80/a.png",
                "HTTPS://EXAMPLE.COM/A.png",
                "https://93.184.216.34/a.png",
                "https://[2606:2800:220:1::1]/a.png",
                "https://xn--bcher-kva.example/a.png",
                "https://example.com./a.png",
            })
    void aPlainAddressIsTaken(String url) {
        assertThat(MediaAddress.of(url, TRUSTED).trusted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8090/photo.png", "http://PICTURES.test:8443/a", "https://pictures.test:8443/a"
            })
    void whatTheOperatorNamedIsTakenAtItsPort(String url) {
        assertThat(MediaAddress.of(url, TRUSTED).trusted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/a",
                "file:///etc/passwd",
                "gopher://example.com/",
                "jar:http://example.com!/a",
                "data:image/png;base64,AAAA",
                "javascript:alert(1)",
                "//example.com/a",
                "/etc/passwd",
                "",
                "https://",
                "https:///a",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://example.com@127.0.0.1/",
                "https://example.com%40127.0.0.1/",
                "https://example.com:22/",
                "https://example.com:6379/",
                "https://example.com:8080/",
                "https://example.com:99999/",
                "http://127.0.0.1:8091/photo.png",
                "http://127.0.0.1.:8090/photo.png",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://0/",
                "http://127.000.000.001/",
                "http://256.1.1.1/",
                "http://1.2.3.4.5/",
                "http://\u2460\u2461\u2466.0.0.1/",
                "http://[::1%25lo]/",
                "http://[fe80::1%25eth0]/",
                "http://exa mple.com/",
                "http://example.com\\@127.0.0.1/",
                "http://exam_ple.com/",
                "http://-example.com/",
                "http://example.com/\r\nHost: 127.0.0.1",
            })
    void anOddOneIsRefused(String url) {
        assertThatThrownBy(() -> MediaAddress.of(url, TRUSTED))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageNotContaining("example");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/b.png, true",
        "/b.png, true",
        "//example.org/b.png, true",
        "http://169.254.169.254:8080/, false",
        "file:///etc/passwd, false",
        "https://user@example.com/, false",
        "http://0x7f000001/, false",
        "'', false",
        "'http://[', false",
    })
    void whereAnAnswerSendsOnToIsCheckedAsWell(String location, boolean taken) {
        MediaAddress from = MediaAddress.of("https://example.com/a.png", TRUSTED);
        if (taken) {
            assertThat(from.redirected(location, TRUSTED).uri().isAbsolute()).isTrue();
        } else {
            assertThatThrownBy(() -> from.redirected(location, TRUSTED)).isInstanceOf(RefusedAddressException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "5f00::1",
            })
    void anAddressOfSomebodysInsideIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "93.184.216.34",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a03:2880:f003::1",
            })
    void whatLiesBesideIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }
}
