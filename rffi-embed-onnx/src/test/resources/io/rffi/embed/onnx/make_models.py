"""Makes the small networks of the tests, and what numpy says they give.

Needs numpy and onnx (Debian: python3-numpy, python3-onnx 1.12). Run here: python3 make_models.py
Front ends and networks are computed in 64-bit floats, independently of the library and of ONNX.
"""
import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

RNG = np.random.default_rng(20261122)
RATE = 1e6


def weights(*shape):
    fan_in = np.prod(shape[1:]) if len(shape) > 1 else 10
    return (RNG.standard_normal(shape) / np.sqrt(fan_in)).astype(np.float32)


def powers(x, front_end):
    length, hop = front_end["fftLength"], front_end["hop"]
    frames = [x[start:start + length] for start in range(0, len(x) - length + 1, hop)]
    spectrum = np.fft.fftshift(np.fft.fft(np.array(frames), axis=1), axes=1).T
    first = front_end["firstRow"]
    return np.abs(spectrum[first:first + front_end["rows"]]) ** 2


def picture(x, front_end):
    kind = front_end["frontEnd"]
    if kind == "iq-window":
        return np.stack([x.real, x.imag])
    power = powers(x, front_end)
    if kind == "log-spectrogram":
        return 10 * np.log10(power)
    return np.log10(power[:, 1:] / power[:, :-1])


def conv(x, kernel, bias, pad=0, stride=1):
    x = np.pad(x, ((0, 0), (pad, pad), (pad, pad)))
    views = np.lib.stride_tricks.sliding_window_view(x, kernel.shape[2:], axis=(1, 2))
    views = views[:, ::stride, ::stride]
    return np.einsum("chwij,ocij->ohw", views, kernel.astype(float)) + bias[:, None, None]


def relu(x):
    return np.maximum(x, 0)


class Network:
    """The same layers twice: as ONNX nodes, and as numpy functions."""

    def __init__(self):
        self.nodes, self.initializers, self.steps = [], [], []

    def node(self, operator, constants=(), **attributes):
        names = []
        for constant in constants:
            names.append(f"w{len(self.initializers)}")
            self.initializers.append(numpy_helper.from_array(constant, names[-1]))
        before, after = f"x{len(self.nodes)}", f"x{len(self.nodes) + 1}"
        self.nodes.append(helper.make_node(operator, [before, *names], [after], **attributes))

    def conv(self, inputs, outputs, height, width, pad=0, stride=1):
        kernel, bias = weights(outputs, inputs, height, width), weights(outputs)
        self.node("Conv", (kernel, bias), pads=[pad] * 4, strides=[stride] * 2)
        self.node("Relu")
        self.steps.append(lambda x: relu(conv(x, kernel, bias, pad, stride)))
        return self

    def dense(self, inputs, outputs, scale=1.0):
        matrix, bias = weights(outputs, inputs) * np.float32(scale), weights(outputs)
        self.node("Flatten")
        self.node("Gemm", (matrix, bias), transB=1)
        self.steps.append(lambda x: matrix.astype(float) @ x.ravel() + bias)
        return self

    def relu(self):
        self.node("Relu")
        self.steps.append(relu)
        return self

    def model(self, shape, dimension):
        last = f"x{len(self.nodes)}"
        graph = helper.make_graph(
            self.nodes, "network",
            [helper.make_tensor_value_info("x0", TensorProto.FLOAT, ["batch", *shape])],
            [helper.make_tensor_value_info(last, TensorProto.FLOAT, ["batch", dimension])],
            self.initializers)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
        model.ir_version = 8
        return model

    def __call__(self, x):
        for step in self.steps:
            x = step(x)
        return x


def write(name, network, description, dimension, in_model):
    samples = description["samples"]
    examples = []
    for _ in range(4):
        iq = RNG.standard_normal(2 * samples).astype(np.float32)
        cells = picture(iq[0::2].astype(float) + 1j * iq[1::2].astype(float), description)
        embedding = network(cells[None])
        if description["l2Normalise"]:
            embedding = embedding / np.linalg.norm(embedding)
        examples.append({
            "signal": [float(f"{value:.9g}") for value in iq],
            "embedding": [float(f"{value:.10g}") for value in embedding],
        })
    model = network.model([1, *cells.shape], dimension)
    if in_model:
        texts = {k: json.dumps(v).strip('"') for k, v in description.items()}
        helper.set_model_props(
            model, {f"rffi.{k}": v for k, v in {**texts, "formatVersion": "1"}.items()})
    else:
        with open(f"{name}.json", "w") as file:
            json.dump(description, file, indent=2)
            file.write("\n")
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, f"{name}.onnx")
    return examples


def main():
    grid = {"fftLength": 16, "hop": 8, "firstRow": 4, "rows": 8}
    golden = {
        "convolutional": write(
            "convolutional",
            Network().conv(1, 3, 3, 3, pad=1, stride=2).conv(3, 4, 3, 3, pad=1).dense(4 * 4 * 7, 6),
            {"frontEnd": "channel-independent-spectrogram", "sampleRateHz": RATE, "samples": 128,
             **grid, "l2Normalise": True, "metric": "euclidean"},
            6, in_model=True),
        "channel": write(
            "channel",
            Network().dense(8 * 14, 3),
            {"frontEnd": "channel-independent-spectrogram", "sampleRateHz": RATE, "samples": 128,
             **grid, "l2Normalise": False, "metric": "euclidean"},
            3, in_model=False),
        "log": write(
            "log",
            Network().dense(16 * 4, 8, scale=0.05).relu().dense(8, 5),
            {"frontEnd": "log-spectrogram", "sampleRateHz": RATE, "samples": 64, "fftLength": 16,
             "hop": 16, "firstRow": 0, "rows": 16, "l2Normalise": False, "metric": "cosine"},
            5, in_model=False),
        "window": write(
            "window",
            Network().conv(1, 4, 1, 7).conv(4, 4, 2, 7).dense(4 * 20, 7).relu(),
            {"frontEnd": "iq-window", "sampleRateHz": RATE, "samples": 32,
             "l2Normalise": False, "metric": "euclidean"},
            7, in_model=False),
    }
    with open("golden.json", "w") as file:
        json.dump(golden, file)
        file.write("\n")


if __name__ == "__main__":
    main()
