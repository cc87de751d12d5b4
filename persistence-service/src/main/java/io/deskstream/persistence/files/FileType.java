package io.deskstream.persistence.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file is, told by its first bytes alone; names and declared types are not asked. Whatever can run in a browser (HTML,
 * SVG, XML) has no type here.
 *
 * @param kind image, video, audio or file, as messaging platforms name it
 * @param extensions that names of such files may end with, the usual one first
 * @param inline whether a browser may show it, rather than save it
 */
public record FileType(String mimeType, String kind, List<String> extensions, boolean inline) {

    /** How many of a file's first bytes {@link #of} looks at. */
    public static final int HEAD = 4_096;

    public static final FileType UNKNOWN = new FileType("application/octet-stream", "file", List.of("bin"), false);

    private static final FileType PNG = image("png", "png");
    private static final FileType JPEG = image("jpeg", "jpg", "jpeg");
    private static final FileType GIF = image("gif", "gif");
    private static final FileType WEBP = image("webp", "webp");
    private static final FileType AVIF = image("avif", "avif");
    private static final FileType HEIC = new FileType("image/heic", "image", List.of("heic"), false);
    private static final FileType MP4 = video("mp4", "mp4", "m4v", "3gp");
    private static final FileType QUICKTIME = video("quicktime", "mov", "qt");
    private static final FileType WEBM = video("webm", "webm");
    private static final FileType OGG_VIDEO = video("ogg", "ogv", "ogg");
    private static final FileType AVI = new FileType("video/x-msvideo", "video", List.of("avi"), false);
    private static final FileType MATROSKA = new FileType("video/x-matroska", "video", List.of("mkv"), false);
    private static final FileType MP3 = audio("mpeg", "mp3");
    private static final FileType AAC = audio("aac", "aac");
    private static final FileType M4A = audio("mp4", "m4a", "m4b");
    private static final FileType WAV = audio("wav", "wav");
    private static final FileType OGG_AUDIO = audio("ogg", "ogg", "oga", "opus");
    private static final FileType AMR = new FileType("audio/amr", "audio", List.of("amr"), false);
    private static final FileType PDF = new FileType("application/pdf", "file", List.of("pdf"), false);
    private static final FileType ZIP = new FileType(
            "application/zip",
            "file",
            List.of("zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "pages", "numbers"),
            false);
    private static final FileType TEXT =
            new FileType("text/plain", "file", List.of("txt", "csv", "md", "log", "ics", "vcf", "json"), false);

    private static final List<FileType> ALL = List.of(
            PNG, JPEG, GIF, WEBP, AVIF, HEIC, MP4, QUICKTIME, WEBM, OGG_VIDEO, AVI, MATROSKA, MP3, AAC, M4A, WAV,
            OGG_AUDIO, AMR, PDF, ZIP, TEXT);

    private static final Set<String> HEIF_BRANDS = Set.of("heic", "heix", "hevc", "hevx", "mif1", "msf1");
    private static final Set<String> MP4_BRANDS = Set.of("iso", "mp4", "avc", "M4V", "3gp", "3g2", "das", "MSN", "f4v");

    public String extension() {
        return extensions.getFirst();
    }

    /** The type that {@link #of} told earlier. */
    public static FileType named(String mimeType) {
        return ALL.stream()
                .filter(type -> type.mimeType.equals(mimeType))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The type by a file's first bytes: {@value #HEAD} of them, or all. */
    public static FileType of(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
        return picture(text)
                .or(() -> container(text))
                .or(() -> sound(text, head))
                .or(() -> document(text, head))
                .orElse(UNKNOWN);
    }

    private static Optional<FileType> picture(String head) {
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        return head.startsWith("GIF87a") || head.startsWith("GIF89a") ? Optional.of(GIF) : Optional.empty();
    }

    private static Optional<FileType> container(String head) {
        if (head.startsWith("RIFF") && head.length() >= 12) {
            return riff(head.substring(8, 12));
        }
        if (head.startsWith("ftyp", 4) && head.length() >= 12) {
            return isoMedia(head.substring(8, 12));
        }
        if (head.startsWith("OggS")) {
            return Optional.of(head.contains("theora") ? OGG_VIDEO : OGG_AUDIO);
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of(head.substring(0, Math.min(64, head.length())).contains("webm") ? WEBM : MATROSKA);
        }
        return Optional.empty();
    }

    private static Optional<FileType> riff(String form) {
        return switch (form) {
            case "WEBP" -> Optional.of(WEBP);
            case "WAVE" -> Optional.of(WAV);
            case "AVI " -> Optional.of(AVI);
            default -> Optional.empty();
        };
    }

    private static Optional<FileType> isoMedia(String brand) {
        if (HEIF_BRANDS.contains(brand)) {
            return Optional.of(HEIC);
        }
        return switch (brand) {
            case "avif", "avis" -> Optional.of(AVIF);
            case "M4A ", "M4B " -> Optional.of(M4A);
            case "qt  " -> Optional.of(QUICKTIME);
            default -> MP4_BRANDS.contains(brand.substring(0, 3)) ? Optional.of(MP4) : Optional.empty();
        };
    }

    private static Optional<FileType> sound(String head, byte[] bytes) {
        if (head.startsWith("ID3")) {
            return Optional.of(MP3);
        }
        if (head.startsWith("#!AMR")) {
            return Optional.of(AMR);
        }
        return bytes.length < 4 || (bytes[0] & 0xff) != 0xff || (bytes[1] & 0xf0) != 0xf0
                ? Optional.empty()
                : frame(bytes);
    }

    /** MPEG frames begin with twelve set bits, the layer, and numbers of which some are reserved. */
    private static Optional<FileType> frame(byte[] bytes) {
        boolean noLayer = (bytes[1] & 0x06) == 0;
        if (noLayer) {
            return Optional.of(AAC);
        }
        boolean reserved = (bytes[2] & 0xf0) == 0xf0 || (bytes[2] & 0x0c) == 0x0c;
        return reserved ? Optional.empty() : Optional.of(MP3);
    }

    private static Optional<FileType> document(String head, byte[] bytes) {
        if (head.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return Optional.of(ZIP);
        }
        return PlainText.is(bytes, HEAD) ? Optional.of(TEXT) : Optional.empty();
    }

    private static FileType image(String subtype, String... extensions) {
        return new FileType("image/" + subtype, "image", List.of(extensions), true);
    }

    private static FileType video(String subtype, String... extensions) {
        return new FileType("video/" + subtype, "video", List.of(extensions), true);
    }

    private static FileType audio(String subtype, String... extensions) {
        return new FileType("audio/" + subtype, "audio", List.of(extensions), true);
    }
}
