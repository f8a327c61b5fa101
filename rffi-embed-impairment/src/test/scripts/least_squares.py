"""Golden vectors for ComplexLeastSquares and MixerFigures, by numpy: run it where its output shall lie.

least_squares.csv: the chirp of 64 samples, received through gain, mixer and leakage with noise;
lines "sample", I, Q; "coefficient", re, im of numpy.linalg.lstsq for chirp, image and constant; and
"mixer", gain in dB and phase in degrees that were put in, without noise to be found again.
"""

import csv

import numpy as np

LENGTH = 64
rng = np.random.default_rng(5)
t = np.arange(LENGTH) / LENGTH
chirp = np.exp(1j * np.pi * 16 * t * (t - 1))
gain_db, phase_degrees = 0.7, -3.0
z = 10 ** (gain_db / 20) * np.exp(1j * np.deg2rad(phase_degrees))
alpha, beta = (1 + z) / 2, (1 - z.conjugate()) / 2
leak = 0.03 * np.exp(1j)
channel = 0.8 * np.exp(2.1j)
clean = channel * (alpha * chirp + beta * chirp.conjugate() + leak)
noisy = clean + 0.05 * (rng.normal(size=LENGTH) + 1j * rng.normal(size=LENGTH))
design = np.stack([chirp, chirp.conjugate(), np.ones(LENGTH)], axis=1)

with open("least_squares.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    for x in noisy:
        out.writerow(["sample", repr(float(x.real)), repr(float(x.imag))])
    for c in np.linalg.lstsq(design, noisy, rcond=None)[0]:
        out.writerow(["coefficient", repr(float(c.real)), repr(float(c.imag))])
    for c in np.linalg.lstsq(design, clean, rcond=None)[0]:
        out.writerow(["clean", repr(float(c.real)), repr(float(c.imag))])
    out.writerow(["mixer", gain_db, phase_degrees])
    out.writerow(["leakage", repr(float((leak / alpha).real)), repr(float((leak / alpha).imag))])
