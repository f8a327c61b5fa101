#!/usr/bin/env python3
"""Counts 802.11 OFDM packets in raw 16-bit recordings at 20 Msps without any template of the library.

A packet is a plateau of the autocorrelation at a lag of 16 (short training field; the one inside
802.11n packets as well), behind whose end two equal symbols 64 samples apart follow that correlate
with the long training sequence, made here by an inverse FFT.

Run: python3 wifi_count.py FILE.sigmf-data ... Written with numpy 2.4.6.
"""
import sys

import numpy as np

LONG = np.array([1, 1, -1, -1, 1, 1, -1, 1, -1, 1, 1, 1, 1, 1, 1, -1, -1, 1, 1, -1, 1, -1, 1, 1, 1, 1, 0,
                 1, -1, -1, 1, 1, -1, 1, -1, 1, -1, -1, -1, -1, -1, 1, 1, -1, -1, 1, -1, 1, -1, 1, 1, 1, 1])


def long_symbol():
    spectrum = np.zeros(64, complex)
    spectrum[np.arange(-26, 27) % 64] = LONG
    return np.fft.ifft(spectrum)


def moving_sum(x, length):
    c = np.concatenate([[0], np.cumsum(x)])
    return c[length:] - c[:-length]


def plateaus(x):
    """Runs of at least 60 samples whose lag-16 correlation over 96 samples exceeds 0.7."""
    p = abs(moving_sum(x[16:] * x[:-16].conj(), 96)) ** 2
    e = moving_sum(abs(x[16:]) ** 2, 96) * moving_sum(abs(x[:-16]) ** 2, 96)
    on = np.concatenate([[False], p > 0.7 * e, [False]]).astype(int)
    begins, ends = np.flatnonzero(np.diff(on) == 1), np.flatnonzero(np.diff(on) == -1)
    return [(b, e) for b, e in zip(begins, ends) if e - b >= 30]


def main():
    symbol = long_symbol()
    energy = np.sum(abs(symbol) ** 2)
    for name in sys.argv[1:]:
        raw = np.fromfile(name, "<i2").astype(float)
        x = raw[0::2] + 1j * raw[1::2]
        starts = []
        found = plateaus(x)
        for begin, end in found:
            n = np.arange(end, min(end + 320, len(x) - 128))
            c = np.array([np.vdot(symbol, x[k:k + 64]) for k in n])
            rho = np.array([abs(v) ** 2 / (energy * np.sum(abs(x[k:k + 64]) ** 2)) for v, k in zip(c, n)])
            both = np.minimum(rho[:-64], rho[64:]) if len(rho) > 64 else np.zeros(1)
            if both.max() > 0.5:
                start = n[both.argmax()] - 192
                if not starts or start - starts[-1] > 160:
                    starts.append(int(start))
        print(f"{name}: {len(starts)} packets, {len(found)} short training fields: {starts}")


main()
