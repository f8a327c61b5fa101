"""The bounds in CalibratedThresholdTest, by scipy."""

import math

from scipy.optimize import brentq
from scipy.special import rel_entr

for mean, devices, confidence in [
    (0, 10, 0.95),
    (0, 299, 0.95),
    (0.01, 400, 0.95),
    (0.1, 100, 0.95),
    (0.5, 30, 0.99),
]:
    bound = brentq(
        lambda p: devices * (rel_entr(mean, p) + rel_entr(1 - mean, 1 - p)) + math.log(1 - confidence),
        mean + 1e-15,
        1 - 1e-15,
        xtol=1e-14,
    )
    print(mean, devices, confidence, repr(bound))
