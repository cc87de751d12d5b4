package io.deskstream.persistence.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a batch told is read back byte for byte by whoever publishes it again. */
class PublicationsTest {

    @Property(tries = 200)
    void everythingComesBackByteForByte(@ForAll("publications") List<Publication> publications) {
        List<Publication> back = Publications.fromBytes(Publications.toBytes(publications));

        assertThat(back).usingRecursiveComparison().isEqualTo(publications);
    }

    @Example
    void nothingIsNoBytes() {
        assertThat(Publications.toBytes(List.of())).isEmpty();
        assertThat(Publications.fromBytes(new byte[0])).isEmpty();
    }

    @Example
    void aLargeRecordComesBack() {
        byte[] large = new byte[6 * 1024 * 1024];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 + i / 251);
        }
        List<Publication> publications = List.of(new Publication("topic", new byte[] {1}, large, Map.of()));

        assertThat(Publications.fromBytes(Publications.toBytes(publications))
                        .getFirst()
                        .value())
                .isEqualTo(large);
    }

    @Provide
    Arbitrary<List<Publication>> publications() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<Map<String, String>> headers = Arbitraries.maps(
                        Arbitraries.strings().ofMaxLength(10),
                        Arbitraries.strings().ofMaxLength(50))
                .ofMaxSize(3);
        return Combinators.combine(Arbitraries.of("a", "conversation-events"), bytes, bytes.injectNull(0.1), headers)
                .as(Publication::new)
                .list()
                .ofMaxSize(20);
    }
}
