"""Golden vectors for StatisticsEstimator, by numpy alone: run it where its output shall lie.

statistics.csv has a fingerprint a line: packet, level in dB, radio, number, values. Then what must be
learnt of them, a row of a matrix a line: kind, row, values. Kinds: axis, mean, between, within, noise.
An axis may as well point the other way: here its first value is positive.
"""

import csv

import numpy as np

LEVELS, RADIOS, PACKETS, VALUES = [18.0, 24.0, 40.0], 24, 3, 4
rng = np.random.default_rng(30)
spread = np.diag([5.0, 2.0, 0.1, 0.1]) @ rng.normal(size=(VALUES, VALUES))
mixing = rng.normal(size=(VALUES, VALUES))
centres = rng.normal(size=(RADIOS, VALUES)) @ spread
sent = centres[:, None] + rng.normal(size=(RADIOS, PACKETS, VALUES)) @ mixing * 0.4
packets = np.array(
    [
        sent + rng.normal(size=sent.shape) * np.sqrt(0.05 * 10 ** ((20 - snr) / 10))
        for snr in LEVELS
    ]
).round(4).astype(np.float32)


def within(level):
    off = level - level.mean(axis=1, keepdims=True)
    return np.einsum("rpi,rpj->ij", off, off) / (RADIOS * (PACKETS - 1))


def between(level):
    return np.cov(level.mean(axis=1), rowvar=False) - within(level) / PACKETS


def positive(covariance):
    values, vectors = np.linalg.eigh(covariance)
    return vectors @ np.diag(np.maximum(values, 1e-3 * np.trace(covariance))) @ vectors.T


x = packets.astype(np.float64)
middle = x[len(LEVELS) // 2]
w = within(middle) + 1e-6 * np.trace(within(middle)) / VALUES * np.eye(VALUES)
white = np.linalg.inv(np.linalg.cholesky(w))
ratios, vectors = np.linalg.eigh(white @ between(middle) @ white.T)
chosen = [n for n in np.argsort(-ratios) if ratios[n] >= 4]
axes = vectors[:, chosen].T @ white
axes *= np.sign(axes[:, :1])

y = (x @ axes.T).astype(np.float32).astype(np.float64)
spreads = [within(level) for level in y]
h = 10 ** ((20 - np.array(LEVELS)) / 10)
weights = np.array([np.trace(one) ** -2.0 for one in spreads])
root = np.sqrt(weights)
design = np.stack([root, root * h], axis=1)
flat = np.array([one.ravel() for one in spreads]) * root[:, None]
solved = np.linalg.lstsq(design, flat, rcond=None)[0]
k = len(chosen)
learnt = {
    "axis": axes,
    "mean": [y[-1].mean(axis=(0, 1))],
    "between": positive(between(y[-1])),
    "within": positive(solved[0].reshape(k, k)),
    "noise": positive(solved[1].reshape(k, k)),
}

with open("statistics.csv", "w", newline="") as out:
    lines = csv.writer(out, lineterminator="\n")
    for level, snr in enumerate(LEVELS):
        for radio in range(RADIOS):
            for number in range(PACKETS):
                values = [f"{value:.4f}" for value in packets[level, radio, number]]
                lines.writerow(["packet", snr, radio, number, *values])
    for kind, matrix in learnt.items():
        for row, values in enumerate(matrix):
            lines.writerow([kind, row, *[repr(float(value)) for value in values]])
