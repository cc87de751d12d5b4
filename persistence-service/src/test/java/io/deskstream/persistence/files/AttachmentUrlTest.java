package io.deskstream.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are shown under our address, pages under their own. The gateway's test has the same table. */
class AttachmentUrlTest {

    @ParameterizedTest
    @CsvSource({
        "image, https://scontent.xx.fbcdn.net/a.jpg, true",
        "video, https://example.com/a.mp4, true",
        "file, HTTP://example.com/a.pdf, true",
        "ig_reel, https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1, true",
        "share, https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1, true",
        "fallback, https://scontent.cdninstagram.com/a.jpg, true",
        "share, https://www.facebook.com/posts/1, false",
        "template, https://notfbcdn.net/a, false",
        "fallback, https://fbcdn.net.example.com/a, false",
        "share, 'https://exa mple.com/', false",
        "image, javascript:alert(1), false",
        "image, , false",
        "file, upload:8ad1, true",
    })
    void aFileIsShownUnderOurAddress(String kind, String url, boolean ours) {
        assertThat(AttachmentUrl.shown("id", kind, url)).isEqualTo(ours ? "/api/attachments/id" : url);
    }
}
