package io.rffi.api.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Damages good inputs as fuzzers do: bits, numbers of every width, lengths, pieces doubled, lost,
 * moved and taken from another input, and words of the format in the wrong place. Not thread-safe;
 * one generator state always gives the same inputs.
 */
public final class Mutations {
  /** Longer inputs are cut: what is looked for is contradiction, not size. */
  private static final int LONGEST = 1 << 20;

  private static final int MOST_STEPS = 6;
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    2,
    7,
    8,
    127,
    128,
    255,
    256,
    0x7fff,
    0x8000,
    0xffff,
    1 << 20,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffff_ffffL,
    1L << 40,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final List<byte[]> seeds;
  private final List<byte[]> words;
  private final RandomGenerator random;

  /**
   * Mutations of some inputs.
   *
   * @param seeds good inputs, at least one
   * @param words of the format, such as keys and magic numbers; possibly none
   * @param random where chance comes from
   */
  public Mutations(List<byte[]> seeds, List<String> words, RandomGenerator random) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("nothing to mutate");
    }
    this.seeds = List.copyOf(seeds);
    this.words = words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
    this.random = random;
  }

  /**
   * The next damaged input.
   *
   * @return a new array, at most 1 MiB long, possibly empty
   */
  public byte[] next() {
    byte[] input = any(seeds).clone();
    int steps = 1 + random.nextInt(MOST_STEPS);
    for (int n = 0; n < steps; n++) {
      input = step(input);
    }
    return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] step(byte[] input) {
    if (input.length == 0) {
      return any(seeds).clone();
    }
    int at = random.nextInt(input.length);
    return switch (random.nextInt(10)) {
      case 0 -> flipBit(input, at);
      case 1 -> setByte(input, at);
      case 2, 3 -> setNumber(input, at);
      case 4 -> Arrays.copyOf(input, at);
      case 5 -> replace(input, at, length(input, at), new byte[0]);
      case 6 -> replace(input, at, 0, Arrays.copyOfRange(input, at, at + length(input, at)));
      case 7 -> replace(input, at, length(input, at), piece(any(seeds)));
      case 8 -> replace(input, at, 0, word());
      default -> replace(input, at, Math.min(word().length, input.length - at), word());
    };
  }

  private byte[] flipBit(byte[] input, int at) {
    input[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return input;
  }

  private byte[] setByte(byte[] input, int at) {
    input[at] = (byte) random.nextInt(256);
    return input;
  }

  private byte[] setNumber(byte[] input, int at) {
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    boolean little = random.nextBoolean();
    bytes.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN).putLong(number);
    int width = Math.min(1 << random.nextInt(4), input.length - at);
    System.arraycopy(bytes.array(), little ? 0 : Long.BYTES - width, input, at, width);
    return input;
  }

  private byte[] piece(byte[] other) {
    if (other.length == 0) {
      return other;
    }
    int at = random.nextInt(other.length);
    return Arrays.copyOfRange(other, at, at + length(other, at));
  }

  private byte[] word() {
    return words.isEmpty()
        ? Long.toString(NUMBERS[random.nextInt(NUMBERS.length)]).getBytes(StandardCharsets.UTF_8)
        : any(words);
  }

  /** Mostly short, now and then all the rest. */
  private int length(byte[] input, int at) {
    int most = input.length - at;
    return random.nextInt(8) == 0 ? most : 1 + random.nextInt(Math.min(most, 64));
  }

  private static byte[] replace(byte[] input, int at, int length, byte[] by) {
    byte[] output = new byte[input.length - length + by.length];
    System.arraycopy(input, 0, output, 0, at);
    System.arraycopy(by, 0, output, at, by.length);
    System.arraycopy(input, at + length, output, at + by.length, input.length - at - length);
    return output;
  }

  private byte[] any(List<byte[]> of) {
    return of.get(random.nextInt(of.size()));
  }
}
