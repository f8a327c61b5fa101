"""Golden vectors for rffi-augment, by numpy and scipy alone. Run in this folder."""
import numpy as np
from scipy import signal, special

# 1. A LoRa packet: SF7, 125 kHz, 250 kHz sampling, beginning 0.25 samples after sample 0.
B, SF, FS, FRACTION = 125e3, 7, 250e3, 0.25
T = 2**SF / B


def base(t):
    """The up-chirp exp(j(-pi B t + pi B t^2 / T)), repeated without end."""
    t = np.mod(t, T)
    return np.exp(1j * (-np.pi * B * t + np.pi * B * t * t / T))


def symbol(value):
    return lambda t: base(t + value / B) / base(value / B)


down = lambda t: np.conj(base(t))
pieces = [(symbol(0), 1)] * 2 + [(symbol(8 * 3), 1), (symbol(8 * 4), 1)]
pieces += [(down, 1), (down, 1), (down, 0.25), (symbol(100), 1), (symbol(5), 1)]
length = int(np.ceil(sum(p[1] for p in pieces) * T * FS + FRACTION)) + 1
t = (np.arange(length) - FRACTION) / FS
packet = np.zeros(length, complex)
begin, phasor = 0.0, 1.0
for wave, symbols in pieces:
    end = begin + symbols * T
    inside = (t >= begin - 1e-12) & (t < end - 1e-12)
    packet[inside] = phasor * wave(t[inside] - begin)
    # Phase goes on where this piece stops (just before its end: a whole chirp ends where it began).
    phasor = phasor * (wave(np.array(0.25 * T)) if symbols < 1 else 1.0)
    begin = end
np.savetxt("lora_packet.csv", np.c_[packet.real, packet.imag], "%.9f", ",")

# 2. Phase error of a second-order type-2 loop after a frequency step of 125 kHz:
#    120 kHz natural frequency, damping 0.6, every 0.25 us.
wn, zeta = 2 * np.pi * 120e3, 0.6
time = np.arange(81) * 0.25e-6
_, error = signal.impulse((([2 * np.pi * 125e3]), [1, 2 * zeta * wn, wn * wn]), T=time)
np.savetxt("pll_phase_error.csv", error, "%.9f")

# 3. Autocorrelation of Jakes fading: J0(2 pi x), x = 0, 0.05 ... 3.
np.savetxt("bessel_j0.csv", special.j0(2 * np.pi * np.arange(61) * 0.05), "%.9f")

# 4. A memory polynomial of orders 1, 3, 5 and lags 0, 1, 2 (two samples each) over noise: input,
#    output; and the coefficients that numpy's least squares finds in the two, order by order.
rng = np.random.default_rng(4)
x = (rng.normal(size=400) + 1j * rng.normal(size=400)) / 3
terms = {(1, 0): 1.1 - 0.2j, (3, 0): -0.15 + 0.1j, (5, 0): 0.02 + 0j, (1, 1): 0.05 + 0.03j}
terms |= {(3, 1): -0.02j, (5, 1): 0.01 + 0j, (1, 2): -0.02 + 0j, (3, 2): 0.005 + 0.01j, (5, 2): 0.004j}


def basis(order, lag):
    late = np.r_[np.zeros(2 * lag), x[: len(x) - 2 * lag]]
    return late * abs(late) ** (order - 1)


y = sum(c * basis(*term) for term, c in terms.items())
noisy = y + 0.01 * (rng.normal(size=400) + 1j * rng.normal(size=400))
keys = [(k, m) for m in range(3) for k in (1, 3, 5)]
fitted = np.linalg.lstsq(np.array([basis(*key) for key in keys]).T, noisy, rcond=None)[0]
columns = [x.real, x.imag, y.real, y.imag, noisy.real, noisy.imag]
np.savetxt("memory_polynomial.csv", np.array(columns).T, "%.9f", ",")
rows = [[k, m, terms[k, m].real, terms[k, m].imag, c.real, c.imag] for (k, m), c in zip(keys, fitted)]
np.savetxt("memory_polynomial_terms.csv", rows, "%.9f", ",")
