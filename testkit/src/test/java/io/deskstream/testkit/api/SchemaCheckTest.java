package io.deskstream.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A fault in an answer is noticed, whichever part of its schema it offends. */
class SchemaCheckTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DOCUMENT = """
            {"thing":{"type":"object","required":["id"],"properties":{
              "id":{"type":"string","format":"uuid"},
              "at":{"type":["string","null"],"format":"date-time"},
              "kind":{"type":"string","enum":["a","b"]},
              "color":{"type":"string","pattern":"#[0-9]+"},
              "list":{"type":"array","items":{"type":"integer"}},
              "maybe":{"oneOf":[{"type":"object","required":["x"],"properties":{"x":{"type":"boolean"}}},{"type":"null"}]}}}}
            """;

    private static java.util.List<String> faults(String value) {
        return new SchemaCheck(JSON.readTree(DOCUMENT))
                .faults(JSON.readTree("{\"$ref\":\"#/thing\"}"), JSON.readTree(value.replace('\'', '"')));
    }

    private static String with(String member) {
        return "{'id':'00000000-0000-0000-0000-000000000001'," + member + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'at':null",
                "'at':'2026-01-01T00:00:00.000Z'",
                "'kind':'b'",
                "'color':'#12'",
                "'list':[1,2]",
                "'maybe':null",
                "'maybe':{'x':true}"
            })
    void shouldFindNothingInWhatFits(String member) {
        assertThat(faults(with(member))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'7'",
                "'id':null",
                "'at':'yesterday'",
                "'kind':'c'",
                "'color':'red'",
                "'list':[1,'2']",
                "'list':{}",
                "'maybe':{'x':1}",
                "'maybe':{}",
                "'surplus':1"
            })
    void shouldFindWhatDoesNotFit(String member) {
        assertThat(faults(with(member))).isNotEmpty();
    }

    @Test
    void shouldFindWhatIsMissingAndKeywordsThatItDoesNotKnow() {
        assertThat(faults("{}")).isNotEmpty();
        assertThat(new SchemaCheck(JSON.readTree("{}"))
                        .faults(JSON.readTree("{\"type\":\"integer\",\"multipleOf\":2}"), JSON.readTree("3")))
                .isNotEmpty();
    }
}
