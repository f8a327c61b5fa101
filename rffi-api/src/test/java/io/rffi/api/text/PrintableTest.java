package io.rffi.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.DeviceAlreadyEnrolledException;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.InvalidDeviceIdException;
import io.rffi.api.NoPreambleException;
import io.rffi.api.RffiException;
import io.rffi.api.UnknownDeviceException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes from outside does no harm in a message. */
@Tag("property")
class PrintableTest {
  @Test
  void harmlessTextStaysAsItIs() {
    assertThat(Printable.line("Gerät 17, \"キー\" 😀 \\ 50 %"))
        .isEqualTo("Gerät 17, \"キー\" 😀 \\ 50 %");
    assertThat(Printable.piece(null)).isEqualTo("null");
  }

  @Test
  void whatMovesTheCursorOrTurnsTheTextIsEscaped() {
    assertThat(Printable.piece("a\u001b[2Jb\r\n\tc"))
        .isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u0009c");
    assertThat(Printable.piece("x\u202egpj.exe\u2066\u2069\u200f\u2028"))
        .isEqualTo("x\\u202egpj.exe\\u2066\\u2069\\u200f\\u2028");
    assertThat(Printable.piece("\ud83d|\udb40\udc01")).isEqualTo("\\ud83d|\\udb40\\udc01");
    assertThat(Printable.line("one\n  two\u0007")).isEqualTo("one two\\u0007");
  }

  @Test
  void theMiddleOfLongTextIsCounted() {
    String piece = Printable.piece("a" + "b".repeat(9_998) + "c");
    assertThat(piece).startsWith("abb").contains("… (9900 characters left out) …").endsWith("bbc");
    assertThat(Printable.line("x".repeat(1000))).hasSize(1000);
  }

  /** Whatever is cut, halves of characters are not printed. */
  @Property(tries = 200)
  void nothingPassesThatCantBePrinted(@ForAll String text) {
    for (String shown : new String[] {Printable.line(text), Printable.piece(text.repeat(20))}) {
      assertThat(shown.codePoints())
          .noneMatch(Character::isISOControl)
          .noneMatch(each -> Character.getType(each) == Character.SURROGATE)
          .noneMatch(each -> Character.getType(each) == Character.FORMAT);
      assertThat(shown.length()).isLessThan(6 * 1000 + 50);
    }
  }

  @Test
  void exceptionsOfEveryKindCarryPrintableMessages() {
    String id = "evil\u001b]0;title\u0007\u202e" + "x".repeat(10_000);
    for (RffiException exception :
        new RffiException[] {
          new InvalidDeviceIdException(id, "it is too long"),
          new UnknownDeviceException(id),
          new DeviceAlreadyEnrolledException(id)
        }) {
      assertThat(exception.getMessage())
          .startsWith("device ")
          .contains("evil\\u001b]0;title\\u0007\\u202e")
          .contains("characters left out")
          .hasSizeLessThan(300);
    }
    assertThat(new UnknownDeviceException(id).deviceId()).isEqualTo(id);
    assertThat(new NoPreambleException("capture\r\u001b[1A").getMessage())
        .isEqualTo("capture \\u001b[1A");
  }

  @Test
  void anIdOfAnyLengthIsRefusedInAShortLine() {
    assertThatThrownBy(() -> EnrolledDevice.requireValidId("d".repeat(10_000)))
        .isInstanceOf(InvalidDeviceIdException.class)
        .hasMessageContaining("it has 10000 characters, more than 255")
        .message()
        .hasSizeLessThan(300);
    assertThatThrownBy(() -> EnrolledDevice.requireValidId("\u001b[31mred"))
        .isInstanceOf(InvalidDeviceIdException.class)
        .hasMessageContaining("\"\\u001b[31mred\" can't be used: it has control characters");
  }
}
