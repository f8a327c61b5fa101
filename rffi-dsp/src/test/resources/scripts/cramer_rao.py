#!/usr/bin/env python3
"""The Cramer-Rao bound of a LoRa preamble's start, carrier and clock, by numerical Fisher information.

Eight up-chirps, two symbols of silence (the sync word, which the model says nothing about) and two
down-chirps are sampled, and differentiated by central differences with respect to carrier, start of
the first symbol, clock offset, carrier drift, amplitude, the phase of the up-chirps and that of the
down-chirps. In circular white noise of variance s2 a sample, J = 2/s2 Re(D^H D); the bound is the
diagonal of its inverse, without the rows of what is known. No formula of CramerRaoBound takes part.

Run: python3 cramer_rao.py. Written with numpy 2.4.6.
"""
import numpy as np

BANDWIDTH = 125e3
NAMES = ["carrier", "start", "clock", "drift", "amplitude", "up phase", "down phase"]
STEPS = np.array([1e-3, 1e-10, 1e-9, 1e-3, 1e-6, 1e-6, 1e-6])


def preamble(theta, chips, rate):
    carrier, start, clock, drift, amplitude, up, down = theta
    symbol = chips / BANDWIDTH
    t = np.arange(int(14 * symbol * rate)) / rate
    place = (t - (1.3123 * symbol + start)) * (1 + clock) / symbol
    part = place - np.floor(place)
    chirp = np.pi * chips * (part * part - part)
    is_up = (place >= 0) & (place < 8)
    is_down = (place >= 10) & (place < 12)
    since = t - 5.3123 * symbol  # from the middle of the up-chirps
    phase = 2 * np.pi * (carrier * since + drift * since**2 / 2)
    phase += np.where(is_up, up + chirp, down - chirp)
    return amplitude * (is_up | is_down) * np.exp(1j * phase)


def bound(chips, rate, snr_db, known):
    noise = 10 ** (-snr_db / 10) * rate / BANDWIDTH
    theta = np.array([11e3, 0, 0, 0, 1, 0.3, 2.1])
    columns = []
    for n, step in enumerate(STEPS):
        high, low = theta.copy(), theta.copy()
        high[n] += step
        low[n] -= step
        columns.append((preamble(high, chips, rate) - preamble(low, chips, rate)) / (2 * step))
    free = [n for n, name in enumerate(NAMES) if name not in known]
    d = np.stack([columns[n] * STEPS[n] for n in free], 1)
    inverse = np.linalg.inv(2 / noise * (d.conj().T @ d).real)
    deviation = dict(zip([NAMES[n] for n in free], STEPS[free] * np.sqrt(np.diag(inverse))))
    return [scale * deviation.get(name, np.nan)
            for name, scale in (("start", 1e6), ("carrier", 1), ("clock", 1e6))]


def main():
    print("chips     rate  SNR dB  known                start us  carrier Hz   clock ppm")
    for chips, rate, snr_db in ((128, 1e6, 20), (128, 1e6, -10), (128, 125e3, 20), (4096, 250e3, 10)):
        for known in (["clock", "drift"], ["drift"], []):
            row = bound(chips, rate, snr_db, known)
            print(f"{chips:5d} {rate:8.0f} {snr_db:7d}  {' and '.join(known) or 'nothing':18s}",
                  "%10.6f  %10.6f  %10.5f" % tuple(row))


if __name__ == "__main__":
    main()
