"""Golden vectors for io.rffi.eval.metric, by numpy and scipy: run it where its output shall lie.

metrics.csv has lines of a kind, a case and values:
genuine, impostor: scores. point: threshold, false accepts, false rejects (of every distinct score).
area, eer: one value. pair: first device, second device, distance. pairs: margin, accuracy.
devices: packets and right ones of each device. bounds: accuracy, and the ends of its interval of
95 %: of every possible draw of devices (expanded percentiles), and Clopper and Pearson's.
"""

import csv
import itertools

import numpy as np
from scipy.stats import beta, norm
from scipy.stats import t as student

rng = np.random.default_rng(31)
lines = []


def emit(kind, case, values):
    lines.append([kind, case, *(repr(v) if isinstance(v, float) else str(v) for v in values)])


def roc(genuine, impostor):
    """By counting, threshold by threshold."""
    thresholds = [-np.inf, *np.unique(np.concatenate([genuine, impostor]))]
    return [
        (float(t), float(np.mean(impostor <= t)), float(np.mean(genuine > t))) for t in thresholds
    ]


def area(genuine, impostor):
    """By comparing each with each."""
    farther = impostor[:, None] > genuine[None, :]
    equal = impostor[:, None] == genuine[None, :]
    return float(np.mean(farther + 0.5 * equal))


def eer(points):
    """By a fine walk along the straight lines between the corners."""
    far = np.array([p[1] for p in points])
    frr = np.array([p[2] for p in points])
    along = np.arange(len(points), dtype=float)
    low, high = 0.0, along[-1]
    for _ in range(200):
        middle = (low + high) / 2
        if np.interp(middle, along, far) < np.interp(middle, along, frr):
            low = middle
        else:
            high = middle
    return float(np.interp(high, along, far))


cases = {
    "overlapping": (rng.normal(0.4, 0.1, 60), rng.normal(0.6, 0.1, 45)),
    "apart": (rng.uniform(0, 0.4, 20), rng.uniform(0.5, 1, 20)),
    "wrong": (rng.normal(0.7, 0.1, 30), rng.normal(0.4, 0.2, 50)),
    "tied": (rng.integers(0, 6, 50) / 8, rng.integers(3, 9, 70) / 8),
    "constant": (np.full(4, 0.25), np.full(7, 0.25)),
    "single": (np.array([0.5]), np.array([0.5, 0.25, 0.75])),
}
for name, (genuine, impostor) in cases.items():
    genuine, impostor = np.abs(genuine), np.abs(impostor)
    points = roc(genuine, impostor)
    emit("genuine", name, map(float, genuine))
    emit("impostor", name, map(float, impostor))
    for point in points:
        emit("point", name, point)
    emit("area", name, [area(genuine, impostor)])
    emit("eer", name, [eer(points)])

for name, margin in [("margin1", 1.0), ("margin0.8", 0.8)]:
    right = []
    for _ in range(60):
        first, second = rng.integers(0, 5, 2)
        distance = float(rng.integers(0, 21) / 20 * margin)
        emit("pair", name, [int(first), int(second), distance])
        right.append((first == second) == (distance < margin / 2))
    emit("pairs", name, [margin, float(np.mean(right))])

for name, packets, rights in [
    ("uneven", [10, 40, 20, 5, 30], [9, 40, 11, 5, 24]),
    ("perfect", [20, 20, 20, 20, 20], [20, 20, 20, 20, 20]),
    ("one bad", [50, 50, 50, 50, 50], [50, 50, 50, 50, 0]),
]:
    packets, rights = np.array(packets), np.array(rights)
    drawn = np.sort(
        [
            rights[list(draw)].sum() / packets[list(draw)].sum()
            for draw in itertools.product(range(5), repeat=5)
        ]
    )
    cut = int(norm.cdf(-np.sqrt(5 / 4) * student.ppf(0.975, 4)) * len(drawn))
    n, k = packets.sum(), rights.sum()
    # Where all packets agree, a device is one trial.
    trials, hits = (len(packets), len(packets) * k // n) if k in (0, n) else (n, k)
    low = 0.0 if hits == 0 else beta.ppf(0.025, hits, trials - hits + 1)
    high = 1.0 if hits == trials else beta.ppf(0.975, hits + 1, trials - hits)
    emit("devices", name, [f"{p}:{r}" for p, r in zip(packets, rights)])
    emit(
        "bounds",
        name,
        map(float, [k / n, drawn[cut], drawn[-1 - cut], low, high]),
    )

for rate in [0.001, 0.025, 0.5, 0.8]:
    emit("deviate", "probit", map(float, [rate, norm.ppf(rate)]))

with open("metrics.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows(lines)
