"""Golden packets for the waveforms, by numpy and scipy alone. Run in this folder.

Made by other ways than the library's: inverse FFTs, rotated chip sequences, integrated frequency.
"""
import numpy as np
from scipy import integrate, stats


def save(name, *columns):
    parts = [part for column in columns for part in (column.real, column.imag)]
    np.savetxt(name, np.column_stack(parts), "%.9f", ",")


# 1. 802.11 in a 5 MHz channel, 10 Msps: training, SIGNAL, two symbols of 16-QAM whose bit n is
#    that of 16 in n * n; once plain, once with transitions of 2 chips.
UP = 2
bits = np.arange(2 * 192) ** 2 >> 4 & 1


def symbol(values):
    """One period of subcarriers {k: value}, oversampled."""
    bins = np.zeros(64 * UP, complex)
    for k, value in values.items():
        bins[k] = value
    return np.fft.ifft(bins) * 64 * UP / np.sqrt(52)


scrambler = np.ones(7, int)
polarity = []
for _ in range(127):
    feedback = scrambler[6] ^ scrambler[3]
    scrambler = np.r_[feedback, scrambler[:6]]
    polarity.append(1 - 2 * feedback)
carriers = [k for k in range(-26, 27) if k not in (-21, -7, 0, 7, 21)]


def data(points, number):
    pilots = {-21: 1, -7: 1, 7: 1, 21: -1}
    values = dict(zip(carriers, points))
    values.update({k: polarity[number] * v for k, v in pilots.items()})
    return symbol(values)


short = symbol({k: s * (1 + 1j) * np.sqrt(13 / 6) for k, s in zip(
    [-24, -20, -16, -12, -8, -4, 4, 8, 12, 16, 20, 24],
    [1, -1, 1, -1, -1, 1, -1, -1, 1, 1, 1, 1])})
left = "1 1 -1 -1 1 1 -1 1 -1 1 1 1 1 1 1 -1 -1 1 1 -1 1 -1 1 1 1 1"
right = "1 -1 -1 1 1 -1 1 -1 1 -1 -1 -1 -1 -1 1 1 -1 -1 1 -1 1 -1 1 1 1 1"
training = (left + " 0 " + right).split()
long = symbol({k: int(v) for k, v in zip(range(-26, 27), training)})
octets = (2 * 96 - 22) // 8  # at 24 Mbit/s, 16-QAM with rate 1/2
field = [1, 0, 0, 1, 0] + [octets >> n & 1 for n in range(12)]
field += [sum(field) % 2] + [0] * 6
first = np.convolve(field, [1, 0, 1, 1, 0, 1, 1])[:24] % 2
second = np.convolve(field, [1, 1, 1, 1, 0, 0, 1])[:24] % 2
coded = np.column_stack([first, second]).ravel().reshape(3, 16).T.ravel()
level = {(0, 0): -3, (0, 1): -1, (1, 1): 1, (1, 0): 3}
points = [(level[a, b] + 1j * level[c, d]) / np.sqrt(10) for a, b, c, d in bits.reshape(-1, 4)]
symbols = [(short, 0, 160), (long, 32, 160), (data(2 * coded - 1, 0), 16, 80),
           (data(points[:48], 1), 16, 80), (data(points[48:], 2), 16, 80)]


def piece(samples, guard, begin, end):
    """Chips begin to end of a symbol, begin 0 being its guard interval's."""
    return samples[np.arange((begin - guard) * UP, (end - guard) * UP) % len(samples)]


plain = np.concatenate([piece(s, guard, 0, length) for s, guard, length in symbols])
windowed = plain.copy()
at = 0
for (s, guard, length), (following, its_guard, _) in zip(symbols, symbols[1:]):
    at += length * UP
    rise = np.sin(np.pi / 2 * np.arange(2 * UP) / (2 * UP)) ** 2
    windowed[at - UP:at + UP] = ((1 - rise) * piece(s, guard, length - 1, length + 1)
                                 + rise * piece(following, its_guard, -1, 1))
save("ofdm_frame.csv", plain, windowed)

# 2. 802.15.4 at 3 Msps, beginning 0.3 samples after sample 0; payload 10 32 54 ... FE.
RATE = 3e6
zero = np.array([int(c) for c in "11011001110000110101001000101110"])
table = [np.roll(zero, 4 * k) for k in range(8)]
table += [chips ^ (np.arange(32) % 2) for chips in table]
nibbles = [0] * 8 + [7, 10, 8, 0] + list(range(16))
chips = 2 * np.concatenate([table[k] for k in nibbles]) - 1
length = int(np.ceil((len(chips) + 1) / 2e6 * RATE + 0.3)) + 1
t = (np.arange(length) - 0.3) / RATE * 2e6  # in chips
packet = np.zeros(length, complex)
for n, chip in enumerate(chips):
    u = t - n
    pulse = np.where((u >= 0) & (u < 2), chip * np.sin(np.pi * u / 2), 0)
    packet += pulse if n % 2 == 0 else 1j * pulse
save("oqpsk_frame.csv", packet)

# 3. BLE advertising on channel 38, 3 Msps, phase 0 at the first sample.
PDU = bytes.fromhex("4209665544332211020106")


def little_endian(value, count):
    return [value >> n & 1 for n in range(count)]


def crc24(octets):
    """Reflected: the register's lowest bit is sent first."""
    register = 0xAAAAAA
    for octet in octets:
        register ^= octet
        for _ in range(8):
            register = register >> 1 ^ (0xDA6000 if register & 1 else 0)
    return register


assert crc24(b"123456789") == 0xC25A56  # the check value of the catalogue of CRCs


def whitening(channel, count):
    positions = [1] + [channel >> n & 1 for n in (5, 4, 3, 2, 1, 0)]
    sequence = []
    for _ in range(count):
        out = positions[6]
        sequence.append(out)
        positions = [out] + positions[:6]
        positions[4] ^= out
    return np.array(sequence)


assert list(whitening(37, 32)) == little_endian(0xA157D28D, 32)  # 8D D2 57 A1
body = np.array(sum([little_endian(b, 8) for b in PDU], []) + little_endian(crc24(PDU), 24))
bits = [0, 1] * 4 + little_endian(0x8E89BED6, 32) + list(body ^ whitening(38, len(body)))
PER_BIT = 512 * 3  # steps of the integral
sigma = np.sqrt(np.log(2)) / (2 * np.pi * 0.5)
fine = np.arange(len(bits) * PER_BIT + 1) / PER_BIT
frequency = np.zeros(len(fine))
for n, bit in enumerate(bits):
    pulse = stats.norm.cdf((fine - n) / sigma) - stats.norm.cdf((fine - n - 1) / sigma)
    frequency += (2 * bit - 1) * pulse
phase = np.pi * 0.5 * integrate.cumulative_simpson(frequency, dx=1 / PER_BIT, initial=0)
save("gfsk_frame.csv", np.exp(1j * phase[:-1:PER_BIT // 3]))

# 4. A recording and what lies 0.37 samples and 1.0001 steps further: Gaussians of which nothing is
#    left at the ends, at several carriers.
n = np.arange(120)


def sampled(at):
    return sum(np.exp(-((at - 60) / width) ** 2 + 2j * np.pi * f * at)
               for width, f in [(9, 0.0), (8, 0.21), (9, -0.27)])


recorded = sampled(n)
scale = np.sqrt(np.mean(abs(recorded) ** 2))
save("recording.csv", recorded, sampled(0.37 + 1.0001 * n) / scale)
