package io.deskstream.persistence.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Text without markup: UTF-8, no control characters, and nothing at its beginning that a browser takes for a page. */
final class PlainText {

    private PlainText() {}

    /** Whether the first {@code most} bytes are such text; a character that the bound cuts does no harm. */
    static boolean is(byte[] bytes, int most) {
        CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(most);
        var result = decoder.decode(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, most)), text, bytes.length < most);
        String read = text.flip().toString();
        return !result.isError()
                && !read.isBlank()
                && !isMarkup(read)
                && read.chars().noneMatch(PlainText::isControl);
    }

    private static boolean isMarkup(String text) {
        return text.replace("\ufeff", "").strip().startsWith("<");
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
