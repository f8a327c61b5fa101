#!/usr/bin/env python3
"""Writes the golden files beside this script, with numpy, h5py and tarfile only.

expected.csv: a line for each SigMF datatype: its name, then I, Q, I, Q, ... of the decoded samples
as 32-bit floats. Integers are decoded as the SigMF reference implementation does: minus 2^(n-1) if
unsigned, then divided by 2^(n-1).
"""
import hashlib
import io
import json
import pathlib
import tarfile

import h5py
import numpy as np

HERE = pathlib.Path(__file__).parent
KINDS = {"f32": "f4", "f64": "f8", "i8": "i1", "i16": "i2", "i32": "i4", "u8": "u1", "u16": "u2", "u32": "u4"}


def values(kind, rng):
    dtype = np.dtype(KINDS[kind])
    if kind.startswith("f"):
        fixed = np.array([0, -0.0, 1, -1, 0.1, -1.5e-3, 3.25, 1e-30])
        return np.concatenate([fixed, rng.normal(size=8)]).astype(dtype)
    info = np.iinfo(dtype)
    middle = 0 if kind.startswith("i") else 1 << (8 * dtype.itemsize - 1)
    fixed = [info.min, info.max, middle, middle - 1, middle + 1, info.min + 1, info.max - 1, middle]
    random = rng.integers(info.min, info.max, size=8, endpoint=True)
    return np.array(fixed + random.tolist(), dtype=dtype)


def decoded(kind, stored):
    if kind.startswith("f"):
        return stored.astype(np.float32)
    half = 2.0 ** (8 * stored.dtype.itemsize - 1)
    centred = stored.astype(np.float64) - (half if kind.startswith("u") else 0)
    return (centred / half).astype(np.float32)


def metadata(datatype, data, **extra):
    return {
        "global": {
            "core:datatype": datatype,
            "core:sample_rate": 250000,
            "core:version": "1.2.0",
            "core:sha512": hashlib.sha512(data).hexdigest(),
        },
        "captures": [{"core:sample_start": 0, "core:frequency": 868.1e6, "core:datetime": "2024-02-29T12:34:56.789Z"}],
        "annotations": [],
        **extra,
    }


def archive(name, fmt, members):
    with tarfile.open(HERE / name, "w", format=fmt) as tar:
        for path, content in members:
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def main():
    rng = np.random.default_rng(20240229)
    lines = []
    members = []
    for kind in KINDS:
        stored = values(kind, rng)
        for suffix, order in [("", "=")] if kind.endswith("8") else [("_le", "<"), ("_be", ">")]:
            datatype = "c" + kind + suffix
            data = stored.astype(stored.dtype.newbyteorder(order)).tobytes()
            meta = json.dumps(metadata(datatype, data), indent=1).encode()
            (HERE / (datatype + ".sigmf-data")).write_bytes(data)
            (HERE / (datatype + ".sigmf-meta")).write_bytes(meta)
            numbers = ",".join(repr(float(v)) for v in decoded(kind, stored))
            lines.append(datatype + "," + numbers)
            if datatype in ("ci16_le", "cu8"):
                long_path = "réc-" + "x" * 120 + "/" + datatype
                members.append((datatype + "/" + datatype, long_path, meta, data))
    (HERE / "expected.csv").write_text("\n".join(lines) + "\n")

    ustar = [(short + end, blob) for short, _, m, d in members for end, blob in ((".sigmf-meta", m), (".sigmf-data", d))]
    pax = [(long + end, blob) for _, long, m, d in members for end, blob in ((".sigmf-data", d), (".sigmf-meta", m))]
    archive("ustar.sigmf", tarfile.USTAR_FORMAT, ustar)
    archive("pax.sigmf", tarfile.PAX_FORMAT, pax)

    # Row p, I of sample n: p + n/16; Q: -p - n/16. Exact in both widths.
    packets, samples = 7, 12
    i = np.arange(packets)[:, None] + np.arange(samples)[None, :] / 16
    rows = np.concatenate([i, -i], axis=1)
    label = (np.arange(packets)[None, :] % 3) + 1
    with h5py.File(HERE / "contiguous.h5", "w") as f:
        f.create_dataset("data", data=rows.astype("f4"))
        f.create_dataset("label", data=label.astype("f8"))
    with h5py.File(HERE / "chunked.h5", "w") as f:
        f.create_dataset("data", data=rows.astype("f8"), chunks=(3, 10), compression="gzip", shuffle=True)
        f.create_dataset("label", data=label.astype("u1"))


if __name__ == "__main__":
    main()
