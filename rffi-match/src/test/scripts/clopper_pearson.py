"""The bounds in CalibratedThresholdTest, by scipy."""

from scipy.stats import beta

for events, trials, confidence in [
    (0, 100, 0.95),
    (0, 300, 0.95),
    (1, 100, 0.95),
    (10, 1000, 0.95),
    (3, 7, 0.99),
]:
    print(events, trials, confidence, repr(float(beta.ppf(confidence, events + 1, trials - events))))
