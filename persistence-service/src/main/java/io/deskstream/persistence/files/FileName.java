package io.deskstream.persistence.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names that others gave their files, made harmless: no path, no control or direction characters, nothing that a file system
 * or a header reads as more than a name, at most {@value #LONGEST} characters.
 */
public final class FileName {

    private static final int LONGEST = 120;
    private static final int LONGEST_EXTENSION = 12;
    /** Control, format (direction marks among them), half and private characters, and what file systems reserve. */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}<>:\"|?*;%]");

    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.DOTALL);

    private FileName() {}

    /** The clean name, or {@code otherwise} where nothing of it is left. */
    public static String clean(@Nullable String given, String otherwise) {
        if (given == null) {
            return otherwise;
        }
        String composed = Normalizer.normalize(given, Normalizer.Form.NFC);
        String last = composed.substring(Math.max(composed.lastIndexOf('/'), composed.lastIndexOf('\\')) + 1);
        String clean = HARMFUL.matcher(last).replaceAll("").replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (clean.isEmpty()) {
            return otherwise;
        }
        return shortened(DEVICE.matcher(clean).matches() ? "_" + clean : clean);
    }

    /** A clean name whose extension does not say otherwise than the content does. */
    public static String clean(@Nullable String given, FileType type) {
        String name = clean(given, "attachment");
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean fits = type.equals(FileType.UNKNOWN)
                || name.indexOf('.') > 0 && type.extensions().contains(extension);
        return fits ? name : name + "." + type.extension();
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - extension.length())) + extension;
    }
}
