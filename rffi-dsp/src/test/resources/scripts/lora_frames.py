"""Symbols of LoRa frames, by matrices over GF(2) instead of shifts: golden/lora_frames.txt.

Each line: SF, code rate (5-8), header (E or I), CRC (0 or 1), low data rate (0 or 1), payload in hex,
symbol values. Run in this folder: python3 lora_frames.py
"""
import numpy as np

rng = np.random.default_rng(20261201)


def bits(value, width):
    """The lowest bit first."""
    return np.array([value >> n & 1 for n in range(width)], dtype=int)


def number(vector):
    return int(sum(int(b) << n for n, b in enumerate(vector)))


def whitening(length):
    """The recurrence of x^8 + x^6 + x^5 + x^4 + 1 as a sequence of bits, eight to a byte's window."""
    sequence = [1] * 8
    while len(sequence) < length + 8:
        s = sequence[-8:]
        sequence.append(s[0] ^ s[2] ^ s[3] ^ s[4])
    return [number(sequence[n:n + 8][::-1]) for n in range(length)]


def crc(payload):
    """Long division of the polynomial of all but the last two bytes, which are added after."""
    head, tail = payload[:-2], payload[-2:]
    dividend = np.concatenate([bits(b, 8)[::-1] for b in head] + [np.zeros(16, int)]) if head else np.zeros(16, int)
    divisor = np.zeros(17, int)
    divisor[[0, 4, 11, 16]] = 1  # x^16 + x^12 + x^5 + 1
    for n in range(len(dividend) - 16):
        if dividend[n]:
            dividend[n:n + 17] ^= divisor
    remainder = number(dividend[-16:][::-1])
    return remainder ^ tail[-1] ^ (tail[-2] << 8 if len(tail) == 2 else 0)


# Rows: data bits b0..b3; columns: check bits. Of 4/5 the only one is the sum of all.
HAMMING = np.array([[1, 0, 1, 1], [1, 1, 1, 0], [1, 1, 0, 1], [0, 1, 1, 1]])
# Rows: the header's twelve bits, the highest first; columns: checksum, the highest bit first.
CHECKSUM = np.array([
    [1, 1, 0, 0, 0], [1, 0, 1, 0, 0], [1, 0, 0, 1, 0], [1, 0, 0, 0, 1],
    [0, 1, 1, 0, 0], [0, 1, 0, 1, 0], [0, 1, 0, 0, 1], [0, 0, 1, 1, 0],
    [0, 0, 1, 0, 1], [0, 0, 0, 1, 1], [0, 0, 1, 1, 1], [0, 1, 0, 1, 1]])


def code_word(nibble, length):
    data = bits(nibble, 4)
    checks = [data.sum() % 2] if length == 5 else (data @ HAMMING % 2)[:length - 4]
    return np.concatenate([data, checks])


def header(length, coding_rate, has_crc):
    data = np.concatenate([bits(length, 8)[::-1], bits(coding_rate - 4, 3)[::-1], [has_crc]])
    check = data @ CHECKSUM % 2
    full = np.concatenate([data, [0, 0, 0], check])
    return [number(full[n:n + 4][::-1]) for n in range(0, 20, 4)]


def gray_to_binary(word, width):
    """b_n is the sum of all Gray bits from n up."""
    g = bits(word, width)
    return number(np.cumsum(g[::-1])[::-1] % 2)


def block(nibbles, length, sf, reduced):
    words = np.array([code_word(n, length) for n in nibbles])
    rows = len(nibbles)
    values = []
    for symbol in range(length):
        # Each symbol takes one bit of every code word, along a diagonal.
        order = [(symbol - bit - 1) % rows for bit in range(rows)]
        word = number(words[order, symbol][::-1])
        value = gray_to_binary(word, rows) * (4 if reduced else 1) + 1
        values.append(value % (1 << sf))
    return values


def symbols(sf, coding_rate, explicit, has_crc, ldro, payload):
    nibbles = header(len(payload), coding_rate, has_crc) if explicit else []
    for byte, white in zip(payload, whitening(len(payload))):
        nibbles += [(byte ^ white) & 15, (byte ^ white) >> 4]
    if has_crc:
        check = crc(list(payload))
        nibbles += [check >> n & 15 for n in (0, 4, 8, 12)]
    first = sf if sf < 7 else sf - 2
    rows = sf - 2 if ldro else sf
    nibbles += [0] * (max(0, first - len(nibbles)))
    values = block(nibbles[:first], 8, sf, first < sf)
    rest = nibbles[first:]
    rest += [0] * (-len(rest) % rows)
    for n in range(0, len(rest), rows):
        values += block(rest[n:n + rows], coding_rate, sf, ldro)
    return values


with open("../golden/lora_frames.txt", "w") as out:
    for sf in range(5, 13):
        for coding_rate in range(5, 9):
            for explicit in (True, False):
                has_crc = int(rng.integers(2))
                ldro = int(sf > 6 and rng.integers(2))
                payload = bytes(rng.integers(0, 256, int(rng.integers(1, 40)), dtype=np.uint8))
                values = symbols(sf, coding_rate, explicit, has_crc, ldro, payload)
                print(sf, coding_rate, "E" if explicit else "I", has_crc, ldro, payload.hex(), *values, file=out)
