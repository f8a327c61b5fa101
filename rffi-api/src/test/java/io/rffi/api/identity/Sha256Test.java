package io.rffi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("property")
class Sha256Test {
  /** The examples of FIPS 180-4. */
  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  })
  void isTheStandards(String content, String expected) {
    assertThat(Sha256.of(content.getBytes(StandardCharsets.US_ASCII))).isEqualTo(expected);
  }

  @Property(tries = 50)
  void ofAStreamIsOfItsBytes(@ForAll byte[] content) throws IOException {
    assertThat(Sha256.of(new ByteArrayInputStream(content))).isEqualTo(Sha256.of(content));
  }
}
