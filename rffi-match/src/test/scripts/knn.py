"""Golden vectors for KnnMatcher, by numpy alone: run it where its output shall lie.

knn.csv has one fingerprint a line: kind, device, values. Kinds: enrolled, probe. A probe's line
goes on with k, metric, score, winner of the vote and margin.
"""

import csv

import numpy as np

DIMENSION, K = 8, 5
rng = np.random.default_rng(20)
centres = rng.normal(size=(6, DIMENSION))
counts = [5, 9, 6, 12, 5, 7]
enrolled = [
    (device, (centres[device] + 0.4 * rng.normal(size=DIMENSION)).astype(np.float32))
    for device, count in enumerate(counts)
    for _ in range(count)
]
owner = np.array([device for device, _ in enrolled])
gallery = np.array([values for _, values in enrolled], dtype=np.float64)
probes = np.concatenate(
    [
        centres + 0.4 * rng.normal(size=centres.shape),
        rng.normal(size=(20, DIMENSION)),
    ]
).astype(np.float32)


def distances(probe, metric):
    probe = probe.astype(np.float64)
    if metric == "EUCLIDEAN":
        return np.linalg.norm(gallery - probe, axis=1)
    return 1 - gallery @ probe / (np.linalg.norm(gallery, axis=1) * np.linalg.norm(probe))


def text(values):
    return [repr(float(value)) for value in values]


with open("knn.csv", "w", newline="") as out:
    lines = csv.writer(out, lineterminator="\n")
    for device, values in enrolled:
        lines.writerow(["enrolled", device, *text(values)])
    for metric in ["EUCLIDEAN", "COSINE"]:
        for probe in probes:
            d = distances(probe, metric)
            nearest = np.argsort(d, kind="stable")[:K]
            votes = np.bincount(owner[nearest], minlength=len(counts))
            voters = [
                d[nearest][owner[nearest] == device].mean() if votes[device] else np.inf
                for device in range(len(counts))
            ]
            winner = min(range(len(counts)), key=lambda device: (-votes[device], voters[device]))
            means = np.array([np.sort(d[owner == device])[:K].mean() for device in range(len(counts))])
            margin = max(0.0, np.delete(means, winner).min() - means[winner])
            lines.writerow(
                ["probe", winner, *text(probe), K, metric, *text([d[nearest].mean(), margin])]
            )
