#!/usr/bin/env python3
"""The carrier of one BLE packet: least squares of its unwrapped phase against GFSK of its own bits.

The phase of the whole packet (330 bits) is fitted with an offset, a slope (the carrier) and the
integral of the frequency pulses in closed form (whose factor is the modulation index), for every
start within a third of a bit. No template of the library takes part.

Run: python3 ble_carrier.py FILE.sigmf-data ... (32-bit floats at 3.125 Msps)
Written with numpy 2.4.6 and scipy 1.17.1.
"""
import sys

import numpy as np
from scipy.special import erf

RATE, BITS = 3.125e6, 330


def integral(bits, t):
    a = np.pi * 0.5 * np.sqrt(2 / np.log(2))
    g = lambda v: v * erf(a * v) + np.exp(-(a * v) ** 2) / (a * np.sqrt(np.pi))
    return sum((2 * b - 1) * 0.5 * (g(t - n) - g(t - n - 1)) for n, b in enumerate(bits))


def main():
    for name in sys.argv[1:]:
        x = np.fromfile(name, "<c8")
        frequency = np.angle(x[1:] * x[:-1].conj()) * RATE / 2 / np.pi
        first = int(np.flatnonzero((abs(frequency) > 60e3) & (np.arange(len(x) - 1) > 25))[0]) + 1
        phase = np.unwrap(np.angle(x[first:]))
        best = (np.inf,)
        for late in np.arange(-1.5, 1.5, 0.05):
            t = (np.arange(len(phase)) - late) / RATE * 1e6
            middles = np.interp(np.arange(BITS + 2) + 0.5, (t[1:] + t[:-1]) / 2, np.diff(phase) * RATE / 2 / np.pi)
            within = (t > 0) & (t < BITS)
            a = np.stack([np.ones(within.sum()), t[within], integral(middles > -5e3, t[within])], 1)
            fit = np.linalg.lstsq(a, phase[within], rcond=None)[0]
            error = np.std(phase[within] - a @ fit)
            if error < best[0]:
                aa = sum(int(b) << n for n, b in enumerate(middles[8:40] > -5e3))
                best = (error, aa, fit[1] * 1e6 / 2 / np.pi, fit[2] / np.pi, first + late)
        print("%s: access address 0x%08X, carrier %.0f Hz, index %.3f, start %.2f, error %.3f rad"
              % (name, best[1], best[2], best[3], best[4], best[0]))


main()
