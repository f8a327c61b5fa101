#!/usr/bin/env python3
"""Golden vectors for the spectrograms, by scipy.signal.stft and scipy's chirp-free arithmetic only.

Run from this folder: python3 spectrograms.py. Written with numpy 2.4.6 and scipy 1.17.1.
"""
import numpy as np
from scipy.signal import stft

OUT = "../golden/"
RATE, BANDWIDTH, SYMBOL, SYMBOLS = 1e6, 125e3, 1024, 8


def lora_preamble(snr_db, rng):
    t = np.arange(SYMBOL) / RATE
    chirp = np.exp(1j * (-np.pi * BANDWIDTH * t + np.pi * BANDWIDTH * t * t / (SYMBOL / RATE)))
    x = np.tile(chirp, SYMBOLS)
    # A two-tap channel, so that the picture is not that of a plain chirp.
    x = x + (0.3 - 0.4j) * np.roll(x, 1)
    noise = rng.standard_normal(len(x)) + 1j * rng.standard_normal(len(x))
    x = x + noise * np.sqrt(np.mean(abs(x) ** 2) / 2 / 10 ** (snr_db / 10))
    return (x / np.sqrt(np.mean(abs(x) ** 2))).astype(np.complex64)


def power(x, length, hop):
    _, _, s = stft(x.astype(np.complex128), RATE, window="boxcar", nperseg=length,
                   noverlap=length - hop, return_onesided=False, boundary=None, padded=False)
    # scipy divides by the sum of the window.
    return np.fft.fftshift(abs(s * length) ** 2, axes=0)


def track(x):
    symbols = x.reshape(SYMBOLS, SYMBOL)
    turns = symbols @ np.conj(symbols.mean(0))
    mean = (symbols * np.exp(-1j * np.angle(turns))[:, None]).mean(0)

    def projections(signal, like, block):
        return ((signal * np.conj(like)).reshape(-1, block).sum(1)
                / (abs(like) ** 2).reshape(-1, block).sum(1))

    c = projections(x, np.tile(mean, SYMBOLS), SYMBOL // 4)
    settled = abs(c[16:]).mean()
    phase = np.unwrap(np.angle(c))
    number = np.arange(32) // 4
    phase -= np.polyval(np.polyfit(number[8:], phase[8:], 1), number)
    ramp = projections(x[:256], mean[:256], 16) / settled
    level = lambda z: np.log(np.maximum(abs(z), np.exp(-3)))
    return np.concatenate([level(c / settled), phase, level(ramp)])


def main():
    x = lora_preamble(40, np.random.default_rng(20220201))
    x.tofile(OUT + "preamble.cf32")
    p = power(x, 256, 128)
    rows = slice(int(np.floor(0.3 * 256 + 0.5)), int(np.floor(0.7 * 256 + 0.5)))
    log = 10 * np.log10(p)[rows]
    independent = np.log10(p[:, 1:] / p[:, :-1])[rows]
    assert log.shape == (102, 63) and independent.shape == (102, 62)
    log.astype("<f4").tofile(OUT + "log-102x63.f32")
    independent.astype("<f4").tofile(OUT + "independent-102x62.f32")
    # The mean symbol of a drifting carrier: each symbol turned to the plain mean first.
    symbols = (x * np.exp(2j * np.pi * 20 * np.arange(len(x)) / RATE)).astype(np.complex64)
    symbols.tofile(OUT + "drifting.cf32")
    symbols = symbols.astype(np.complex128).reshape(SYMBOLS, SYMBOL)
    turns = symbols @ np.conj(symbols.mean(0))
    mean = (symbols * np.exp(-1j * np.angle(turns))[:, None]).mean(0)
    mean = np.concatenate([mean, mean[:256]])
    # A soft floor, 20 dB below the mean bin power.
    p = power(mean, 256, 64) + 1e-2 * 256 * np.mean(abs(mean) ** 2)
    mean_symbol = np.log10(p[:, 1:] / p[:, :-1])[rows]
    assert mean_symbol.shape == (102, 16)
    mean_symbol.astype("<f4").tofile(OUT + "mean-symbol-102x16.f32")
    # The track of the same carrier over its symbols, with a ramp at the beginning.
    ramped = np.fromfile(OUT + "drifting.cf32", "<c8").astype(np.complex128)
    ramped[:96] *= np.linspace(0.02, 1, 96)
    track(ramped).astype("<f4").tofile(OUT + "track-80.f32")
    small = power(x[:1000], 64, 24)
    np.log10(small[:, 1:] / small[:, :-1]).astype("<f4").tofile(OUT + "independent-64x39.f32")


main()
