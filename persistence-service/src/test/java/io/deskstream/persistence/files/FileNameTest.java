package io.deskstream.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file was called, its clean name is a name and nothing else. */
class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "invoice.pdf, invoice.pdf",
        "'Rechnung März (2).pdf', 'Rechnung März (2).pdf'",
        "請求書.pdf, 請求書.pdf",
        "../../etc/passwd, passwd",
        "'..\\..\\windows\\system32\\cmd.exe', cmd.exe",
        "/etc/shadow, shadow",
        "C:\\autoexec.bat, autoexec.bat",
        "..., file",
        ".htaccess, htaccess",
        "'  a.txt. ', a.txt",
        "'a\"; filename=\"evil.exe', 'a filename=evil.exe'",
        "'a%0d%0aSet-Cookie: x', 'a0d0aSet-Cookie x'",
        "CON, _CON",
        "nul.txt, _nul.txt",
        "'', file",
        "folder/, file",
    })
    void itIsClean(String given, String clean) {
        assertThat(FileName.clean(given, "file")).isEqualTo(clean);
    }

    @Test
    void whatTurnsOrHidesTextIsTakenOut() {
        assertThat(FileName.clean("photo\u202egpj.exe", "file")).isEqualTo("photogpj.exe");
        assertThat(FileName.clean("a\u200b\u2066b\u0000\r\nc\u0007.txt", "file"))
                .isEqualTo("abc.txt");
        assertThat(FileName.clean("\ud800a\ue000.txt", "file")).isEqualTo("a.txt");
        assertThat(FileName.clean(null, "file")).isEqualTo("file");
    }

    @Test
    void aLongOneKeepsItsExtension() {
        String clean = FileName.clean("\ud83d\udeb2".repeat(300) + ".jpeg", "file");

        assertThat(clean.codePointCount(0, clean.length())).isEqualTo(120);
        assertThat(clean).startsWith("\ud83d\udeb2").endsWith("\ud83d\udeb2.jpeg");
    }

    @Test
    void itsExtensionSaysWhatTheContentIs() {
        FileType png = FileType.named("image/png");

        assertThat(FileName.clean("cat.PNG", png)).isEqualTo("cat.PNG");
        assertThat(FileName.clean("cat.html", png)).isEqualTo("cat.html.png");
        assertThat(FileName.clean("cat", png)).isEqualTo("cat.png");
        assertThat(FileName.clean(null, png)).isEqualTo("attachment.png");
        assertThat(FileName.clean("run.exe", FileType.named("text/plain"))).isEqualTo("run.exe.txt");
        assertThat(FileName.clean("offer.docx", FileType.named("application/zip")))
                .isEqualTo("offer.docx");
        assertThat(FileName.clean("what.ever", FileType.UNKNOWN)).isEqualTo("what.ever");
    }
}
