#!/usr/bin/env python3
"""Writes the files beside this script with h5py: packet sets in every dress, and hostile ones.

The good ones (good-*.h5) hold 5 packets of 4 samples: row p, I of sample n: p + n/16; Q: -p - n/16,
and the labels 1, 2, 3, 1, 2. The bad ones (bad-*.h5) would fill the memory or lead in circles.
Those of HDF5's latest format differ from run to run by the time of day in them.
"""
import pathlib
import struct
import zlib

import h5py
import numpy as np

HERE = pathlib.Path(__file__).parent
PACKETS, SAMPLES = 5, 4
I = np.arange(PACKETS)[:, None] + np.arange(SAMPLES)[None, :] / 16
ROWS = np.concatenate([I, -I], axis=1)
LABELS = (np.arange(PACKETS)[None, :] % 3) + 1


def file(name, **kwargs):
    return h5py.File(HERE / (name + ".h5"), "w", **kwargs)


def good(name, data=None, label=None, data_type="<f4", label_type="<i4", **kwargs):
    with file("good-" + name, **kwargs) as f:
        f.create_dataset("data", data=ROWS.astype(data_type), **(data or {}))
        f.create_dataset("label", data=LABELS.astype(label_type), **(label or {}))


def compact(f, name, values):
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_layout(h5py.h5d.COMPACT)
    space = h5py.h5s.create_simple(values.shape)
    kind = h5py.h5t.py_create(values.dtype)
    h5py.h5d.create(f.id, name, kind, space, plist).write(space, space, values)


def goods():
    for kind in ("|i1", "|u1", "<i2", ">i2", "<u2", ">u2", ">i4", "<u4", ">u4", "<i8", ">i8", "<u8", ">u8",
                 "<f2", ">f2", "<f4", ">f4", "<f8", ">f8"):
        good("label-" + kind.replace("<", "le-").replace(">", "be-").replace("|", ""), label_type=kind)
    good("data-be-f4", data_type=">f4")
    good("data-be-f8", data_type=">f8")
    good("user-block", userblock_size=512)
    good("lzf", data=dict(chunks=(2, 3), compression="lzf"), label=dict(chunks=(1, 2), compression="lzf"))
    good("all-filters", data=dict(chunks=(4, 8), compression="gzip", shuffle=True, fletcher32=True))
    good("fixed-array", data=dict(chunks=(2, 3)), libver="latest")
    good("extensible-array", data=dict(chunks=(2, 8), maxshape=(None, 8), compression="gzip"), libver="latest")
    good("b-tree-2", data=dict(chunks=(2, 3), maxshape=(None, None)), libver="latest")
    good("single-chunk", data=dict(chunks=(5, 8), compression="gzip"), libver="latest")
    with file("good-compact") as f:
        compact(f, b"data", ROWS.astype("<f4"))
        compact(f, b"label", LABELS.astype("<i4"))
    with file("good-links") as f:
        f.create_dataset("g/d", data=ROWS.astype("f4"))
        f.create_dataset("g/h/l", data=LABELS[0].astype("i4"))
        f["loop"] = f["/"]
        f["data"] = h5py.SoftLink("/loop/./g/d")
        f["g/h/m"] = h5py.SoftLink("l")
        f["label"] = h5py.SoftLink("g/h/m")


def links():
    with file("bad-soft-links") as f:
        f["data"] = h5py.SoftLink("/label")
        f["label"] = h5py.SoftLink("/data")
    with file("bad-hard-link") as f:
        f["data"] = f["/"]
        f["label"] = f["/"]
    with file("bad-external-link") as f:
        f["data"] = h5py.ExternalLink("good-compact.h5", "/data")
        f["label"] = h5py.ExternalLink("good-compact.h5", "/label")
    with file("bad-linked-link") as f:
        f["g"] = h5py.ExternalLink("good-compact.h5", "/")
        f["data"] = h5py.SoftLink("/g/data")
        f["label"] = h5py.SoftLink("/g/label")


def unwritten(name, packets, width, chunk, **kwargs):
    with file("bad-" + name) as f:
        f.create_dataset("data", (packets, width), "f4", chunks=chunk, **kwargs)
        f.create_dataset("label", (1, packets), "u1", chunks=(1, min(packets, 1 << 20)), compression="gzip")


def sizes():
    unwritten("unwritten", 3, 8, (1, 8))
    unwritten("terabytes", 1 << 26, 1 << 14, (4, 1 << 14))
    unwritten("terabytes-compressed", 1 << 26, 1 << 14, (4, 1 << 14), compression="gzip")
    unwritten("wide-chunk", 1, 1 << 29, (1, 1 << 29), compression="gzip")
    unwritten("many-packets", (1 << 31) - 1, 2, (1 << 20, 2), compression="gzip")
    # What is inflated is not what the chunk was said to hold.
    with file("bad-inflates") as f:
        data = f.create_dataset("data", (3, 8), "f4", chunks=(3, 8), compression="gzip")
        data.id.write_direct_chunk((0, 0), zlib.compress(bytes(1 << 26), 9))
        f.create_dataset("label", data=LABELS[:, :3].astype("i4"))
    with file("bad-deflates-short") as f:
        data = f.create_dataset("data", (3, 8), "f4", chunks=(3, 8), compression="gzip")
        data.id.write_direct_chunk((0, 0), zlib.compress(bytes(95), 9))
        f.create_dataset("label", data=LABELS[:, :3].astype("i4"))
    with file("bad-label-inflates") as f:
        f.create_dataset("data", data=ROWS.astype("f4"))
        label = f.create_dataset("label", (1, 5), "i4", chunks=(1, 5), compression="gzip")
        label.id.write_direct_chunk((0, 0), zlib.compress(bytes(1 << 26), 9))


def shuffle():
    """An element of a billion bytes."""
    good("shuffled", data=dict(chunks=(5, 8), shuffle=True))
    path = HERE / "good-shuffled.h5"
    content = path.read_bytes()
    path.unlink()
    size = b"shuffle\0" + struct.pack("<I", 4)
    assert content.count(size) == 1
    (HERE / "bad-shuffle.h5").write_bytes(content.replace(size, b"shuffle\0" + struct.pack("<I", 1 << 30)))


def trees():
    """The chunks' B-tree made to lead back to itself, and made to branch without an end in sight."""
    good("chunk-tree", data=dict(chunks=(2, 3)))
    path = HERE / "good-chunk-tree.h5"
    bytes_ = path.read_bytes()
    path.unlink()
    leaf = next(at for at in range(len(bytes_)) if bytes_[at : at + 6] == b"TREE\x01\x00")

    def node(level, children):
        key = bytes(32)
        return (struct.pack("<4sBBHqq", b"TREE", 1, level, len(children), -1, -1)
                + b"".join(key + struct.pack("<q", child) for child in children) + key)

    def write(name, nodes, top):
        content = bytes_.replace(struct.pack("<q", leaf), struct.pack("<q", top)) + nodes
        (HERE / ("bad-" + name + ".h5")).write_bytes(content)

    end = len(bytes_)
    write("tree-circle", node(1, [end]), end)
    nodes, top = b"", leaf
    for level in range(1, 41):
        nodes, top = nodes + node(level, [top, top]), end + len(nodes)
    write("tree-branches", nodes, top)


if __name__ == "__main__":
    goods()
    links()
    sizes()
    shuffle()
    trees()
