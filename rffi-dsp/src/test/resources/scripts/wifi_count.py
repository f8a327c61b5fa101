#!/usr/bin/env python3
"""Counts 802.11 OFDM packets in raw 16-bit recordings at 20 Msps without any template.

A packet is a plateau of the autocorrelation at a lag of 16 (the short training field; the one inside
802.11n packets as well), behind whose end there is one at a lag of 64 (the long training field).
Neither depends on the channel. The start is where the long training sequence, made here by an
inverse FFT, correlates best twice, 64 samples apart.

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


def repeats(x, lag, length):
    """Of |sum x[n + lag] x*[n]|^2 over both energies, at each n."""
    p = abs(moving_sum(x[lag:] * x[:-lag].conj(), length)) ** 2
    return p / (moving_sum(abs(x[lag:]) ** 2, length) * moving_sum(abs(x[:-lag]) ** 2, length))


def plateaus(x):
    """Runs of at least 30 samples whose lag-16 correlation over 96 samples exceeds 0.5."""
    on = np.concatenate([[False], repeats(x, 16, 96) > 0.5, [False]]).astype(int)
    begins, ends = np.flatnonzero(np.diff(on) == 1), np.flatnonzero(np.diff(on) == -1)
    return [(b, e) for b, e in zip(begins, ends) if e - b >= 30]


def main():
    symbol = long_symbol()
    for name in sys.argv[1:]:
        raw = np.fromfile(name, "<i2").astype(float)
        x = raw[0::2] + 1j * raw[1::2]
        long = repeats(x, 64, 90)
        short = plateaus(x)
        packets = []
        for begin, end in short:
            if long[end + 40:end + 200].max(initial=0) < 0.5:
                continue
            n = np.arange(end, min(end + 320, len(x) - 128))
            c = np.array([abs(np.vdot(symbol, x[k:k + 64])) for k in n])
            first = n[np.argmax(c[:-64] + c[64:])]
            t = x[first:first + 64], x[first + 64:first + 128]
            cfo = np.angle(np.vdot(t[0], t[1])) * 20e6 / 2 / np.pi / 64
            packets.append((int(first - 192), round(float(cfo) / 1e3, 1)))
        print(f"{name}: {len(packets)} packets, {len(short)} short training fields; start, CFO in kHz: {packets}")


main()
