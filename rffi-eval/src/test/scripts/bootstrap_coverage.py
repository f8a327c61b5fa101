"""How often DeviceBootstrap's intervals of 95 % hold the truth, by numpy: plain percentiles and
expanded ones. Devices of 20 packets, each with an accuracy of its own, low to 1."""

import numpy as np
from scipy.stats import norm
from scipy.stats import t as student

TRIALS, RESAMPLES = 4000, 1000
rng = np.random.default_rng(1)
print("devices low plain expanded")
for devices in (3, 5, 10, 20, 30, 60):
    tail = norm.cdf(-np.sqrt(devices / (devices - 1)) * student.ppf(0.975, devices - 1))
    for low in (0.5, 0.9):
        accuracy = rng.binomial(20, rng.uniform(low, 1, (TRIALS, devices))) / 20
        draws = rng.integers(0, devices, (RESAMPLES, devices))
        held = np.zeros(2)
        for packets in accuracy:
            figures = np.sort(packets[draws].mean(1))
            for n, share in enumerate((0.025, tail)):
                cut = int(share * RESAMPLES)
                held[n] += figures[cut] <= (low + 1) / 2 <= figures[-1 - cut]
        print(devices, low, *held / TRIALS)
