"""States limits in a trained model's metadata: python3 state_limits.py MODEL.onnx SNR_DB LEVEL_STEPS

Rewrites MODEL.onnx and MODEL.onnx.sha256, touching no other byte of the model: entries that state
limits are taken out and put before rffi.formatVersion. So the identity of the model's fingerprints
(the file's hash without them, printed second) stays what it was. Needs Python alone.
"""

import hashlib
import sys

METADATA = 14  # ModelProto.metadata_props
KEYS = ("rffi.minimumSnrDb", "rffi.minimumLevelSteps")


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def fields(data):
    """The fields of a message: number, bytes of the whole field, bytes of its content."""
    at = 0
    while at < len(data):
        start = at
        tag, at = varint(data, at)
        if tag & 7 == 2:
            length, at = varint(data, at)
            at += length
            content = data[at - length : at]
        elif tag & 7 == 0:
            _, at = varint(data, at)
            content = b""
        else:
            raise ValueError(f"wire type {tag & 7} at {start}")
        yield tag >> 3, data[start:at], content


def key(content):
    return next(text.decode() for number, _, text in fields(content) if number == 1)


def entry(name, value):
    """All lengths are below 128."""
    texts = [text.encode() for text in (name, value)]
    content = b"".join(
        bytes([number << 3 | 2, len(text)]) + text for number, text in zip((1, 2), texts)
    )
    return bytes([METADATA << 3 | 2, len(content)]) + content


def main(path, *limits):
    with open(path, "rb") as file:
        model = file.read()
    rest, stated = b"", b""
    for number, field, content in fields(model):
        name = key(content) if number == METADATA else ""
        if name in KEYS:
            continue
        if name == "rffi.formatVersion":
            stated += b"".join(entry(*one) for one in zip(KEYS, map(str, map(float, limits))))
        rest += field
        stated += field
    assert rest != stated, "no rffi.formatVersion: this is no model of rffi"
    digest = hashlib.sha256(stated).hexdigest()
    with open(path, "wb") as file:
        file.write(stated)
    with open(path + ".sha256", "w", encoding="ascii") as file:
        file.write(digest + "\n")
    print("file", digest)
    print("fingerprints", hashlib.sha256(rest).hexdigest())


if __name__ == "__main__":
    main(*sys.argv[1:])
