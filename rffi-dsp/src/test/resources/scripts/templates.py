#!/usr/bin/env python3
"""Golden packets for the preamble templates, from the standards by numpy and scipy only.

Each packet is the preamble and a short random payload at a rate that the templates do not use:
  wifi-20.cf32       L-STF, L-LTF and one random OFDM symbol at 20 Msps, by inverse FFTs
  zigbee-10.cf32     802.15.4 header (8 zero symbols, 0xA7) and 4 random symbols at 10 Msps
  ble-adv-8.cf32     BLE advertising preamble, access address and 16 random bits at 8 Msps
  ble-2m-16.cf32     the same on LE 2M, access address 0x71764129, at 16 Msps

Run from this folder: python3 templates.py. Written with numpy 2.4.6 and scipy 1.17.1.
"""
import numpy as np
from scipy.special import erf

OUT = "../golden/"


def wifi(rng):
    # IEEE 802.11-2020, 17.3.3: subcarriers -26 to 26.
    s = np.zeros(53, complex)
    for k, sign in zip([-24, -20, -16, -12, -8, -4, 4, 8, 12, 16, 20, 24],
                       [1, -1, 1, -1, -1, 1, -1, -1, 1, 1, 1, 1]):
        s[k + 26] = sign * (1 + 1j) * np.sqrt(13 / 6)
    left = "1 1 -1 -1 1 1 -1 1 -1 1 1 1 1 1 1 -1 -1 1 1 -1 1 -1 1 1 1 1"
    right = "1 -1 -1 1 1 -1 1 -1 1 -1 -1 -1 -1 -1 1 1 -1 -1 1 -1 1 -1 1 1 1 1"
    long = np.array([int(v) for v in (left + " 0 " + right).split()], complex)

    def symbol(values):
        bins = np.zeros(64, complex)
        bins[np.arange(-26, 27) % 64] = values
        return np.fft.ifft(bins) * 64 / np.sqrt(52)

    t = symbol(long)
    payload = symbol(rng.choice([-1, 1], 53) * (np.arange(53) != 26))
    return np.concatenate([np.tile(symbol(s), 3)[:160], t[-32:], t, t, payload[-16:], payload])


def zigbee(rng, per_chip):
    zero = [int(c) for c in "11011001110000110101001000101110"]
    table = [np.roll(zero, 4 * k) for k in range(8)]
    table += [t ^ (np.arange(32) % 2) for t in table]
    symbols = [0] * 8 + [7, 10] + list(rng.integers(0, 16, 4))
    chips = 2 * np.concatenate([table[s] for s in symbols]) - 1
    i = np.zeros((len(chips) + 1) * per_chip)
    q = np.zeros_like(i)
    pulse = np.sin(np.pi * np.arange(2 * per_chip) / (2 * per_chip))
    for n, c in enumerate(chips):
        (i if n % 2 == 0 else q)[n * per_chip:(n + 2) * per_chip] += c * pulse
    return i + 1j * q


def gfsk(bits, per_bit):
    # The integral of the frequency pulse in closed form.
    a = np.pi * 0.5 * np.sqrt(2 / np.log(2))
    g = lambda v: v * erf(a * v) + np.exp(-(a * v) ** 2) / (a * np.sqrt(np.pi))
    t = np.arange(len(bits) * per_bit) / per_bit
    q = sum((2 * b - 1) * (0.5 * (g(t - n) - g(t - n - 1)) + 0.5) for n, b in enumerate(bits))
    return np.exp(1j * np.pi * 0.5 * q)


def ble(access_address, preamble, per_bit, rng):
    aa = [access_address >> n & 1 for n in range(32)]
    alternating = [(aa[0] + n) % 2 for n in range(preamble)]
    return gfsk(alternating + aa + list(rng.integers(0, 2, 16)), per_bit)


def main():
    rng = np.random.default_rng(802)
    wifi(rng).astype("<c8").tofile(OUT + "wifi-20.cf32")
    zigbee(rng, 5).astype("<c8").tofile(OUT + "zigbee-10.cf32")
    ble(0x8E89BED6, 8, 8, rng).astype("<c8").tofile(OUT + "ble-adv-8.cf32")
    ble(0x71764129, 16, 8, rng).astype("<c8").tofile(OUT + "ble-2m-16.cf32")


main()
