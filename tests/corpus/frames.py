"""Students who speak in the worker's place: frames of their own on its socket."""

from .case import attack

# For every open file: whatever the judge may be waiting for, and what it never is.
SENDS = """
def send(*frames):
    import os
    for number in range(3, 64):
        for frame in frames:
            try:
                os.write(number, frame)
            except OSError:
                pass
"""


def _sends(name, frames, points=0, cell=False):
    body = f"import struct\nfrom grading.worker.wire import encode\nsend({frames})\n"
    if cell:
        return attack(name, SENDS + body, points=points)
    lines = body.replace("\n", "\n    ")
    answer = f"{SENDS}\ndef neuron(x, w, b):\n    {lines}\n    return -1.0\n"
    return attack(name, "", answer, points=points)


TEXT = "lambda text, blob=b'': struct.pack('!II', len(text), len(blob)) + text + blob"
OUTCOME = '["outcome", "returned", {}, (), "", "", "", [], None]'

FORGED = """
def neuron(x, w, b):
    import gc
    from grading.worker.wire import Channel
    channel = next(o for o in gc.get_objects() if type(o) is Channel)
    for value in (8.0, True, None):
        channel.send(["outcome", "passed", value, (), "", "", "", [], None])
        channel.send(["verdict", {"exercise": "neuron", "points": 8.0}])
    return -1.0
"""
HALF = """
def neuron(x, w, b):
    import os, struct, time
    for number in range(3, 64):
        try:
            os.write(number, struct.pack("!II", 100, 0) + b"[")
        except OSError:
            pass
    time.sleep(600)
"""

CASES = [
    _sends("sends-an-outcome", f"encode({OUTCOME.format(-1.0)})", 0),
    _sends("sends-the-end-of-a-cell", 'encode(["ended", "ran"])', cell=True),
    _sends("sends-a-giant-length", "struct.pack('!II', 2**32 - 1, 2**32 - 1)"),
    _sends("sends-noise", "bytes(range(256)) * 16", cell=True),
    _sends(
        "sends-a-giant-shape",
        f'({TEXT})(b\'["list","outcome",["array","f8",1152921504606846976]]\')',
    ),
    _sends(
        "sends-a-long-type",
        f"({TEXT})(b'[\"array\",\"' + b'f' * 4_000_000 + b'8\",1]')",
    ),
    attack("sends-a-verdict", "", FORGED, points=0),
    attack("sends-half-a-frame", "", HALF, points=0),
]
