"""Only plain values cross the wall, and nothing that comes in is believed."""

import json
import socket
import struct
import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as stn

from grading.worker.wire import DTYPES, Channel, Room, WireError, decode, encode
from helpers.checking.plain import Opaque

NUMBERS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**900), 2**900), st.floats(),
    st.text(st.characters(exclude_categories=["Cs"])), st.complex_numbers(),
)  # fmt: skip
ARRAYS = st.sampled_from(list(DTYPES.values())).flatmap(
    lambda dtype: stn.arrays(dtype, stn.array_shapes(min_dims=0, min_side=0))
)
KEYS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.integers())
VALUES = st.recursive(
    st.one_of(NUMBERS, ARRAYS),
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.dictionaries(KEYS, inner),
    ),
    max_leaves=20,
)


def _split(frame):
    text, arrays = struct.unpack("!II", frame[:8])
    assert len(frame) == 8 + text + arrays
    return frame[8 : 8 + text], frame[8 + text :]


def _read(frame, room=Room()):  # noqa: B008 - frozen
    return decode(*_split(frame), room)


def _same(one, other):
    assert type(one) is type(other)
    if isinstance(one, np.ndarray):
        assert (one.dtype, one.shape) == (other.dtype, other.shape)
        assert one.tobytes() == other.tobytes()
    elif isinstance(one, (list, tuple)):
        assert len(one) == len(other)
        for a, b in zip(one, other, strict=True):
            _same(a, b)
    elif isinstance(one, dict):
        assert list(one) == list(other)
        for key in one:
            _same(one[key], other[key])
    else:
        assert repr(one) == repr(other)


@given(VALUES)
def test_a_plain_value_arrives_as_it_was_sent(value):
    _same(_read(encode(value)), value)


def test_what_is_not_plain_travels_as_a_description():
    arrived = _read(encode(["x", Opaque("a set")]))
    assert arrived[1].description == "a set"
    for value in ({1}, object(), np.float64(1), np.array([None]), lambda: 0):
        with pytest.raises(TypeError):
            encode(value)


def test_an_array_that_arrived_can_be_written_to():
    arrived = _read(encode(np.zeros(3)))
    arrived[0] = 1


@settings(max_examples=300)
@given(st.binary(max_size=200), st.binary(max_size=64))
def test_bytes_of_any_kind_are_read_or_refused(text, arrays):
    try:
        decode(text, arrays, Room())
    except WireError:
        pass


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
        st.sampled_from(["list", "tuple", "dict", "array", "f8", "opaque", "complex"]),
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)  # fmt: skip


@settings(max_examples=300)
@given(JSON, st.binary(max_size=32))
def test_json_of_any_kind_is_read_or_refused(document, arrays):
    try:
        value = decode(json.dumps(document).encode(), arrays, Room())
    except WireError:
        return
    _same(_read(encode(value)), value)


@pytest.mark.parametrize(
    "document",
    [
        ["array", "f8", 2**60],
        ["array", "f8", *[2**30] * 30],
        ["array", "f8", -1],
        ["array", "f8", 1.0],
        ["array", "f8", *[1] * 33],
        ["array", "<U1000000", 1],
        ["array", "O", 1],
        ["array", ["f8"], 1],
        ["array"],
        ["dict", [1]],
        ["dict", [["list"], 1]],
        ["dict", [1, 1], [1, 2]],
        ["pickle", "x"],
        ["opaque", 3],
        ["complex", 1, "2"],
        [],
        [["list"]],
        {"a": 1},
    ],
)
def test_a_value_that_lies_about_itself_is_refused(document):
    with pytest.raises(WireError):
        decode(json.dumps(document).encode(), b"", Room())


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000,
        b'["list",' * 100 + b"1" + b"]" * 100,
        b'["list"' + b",1" * 500_000 + b"]",
        b"9" * 10_000,
        b"\xff",
        b"",
    ],
    ids=["open", "deep", "long", "digits", "utf-8", "empty"],
)
def test_deep_long_and_broken_text_is_refused(text):
    with pytest.raises(WireError):
        decode(text, b"", Room())


def test_bytes_that_belong_to_no_array_are_refused():
    with pytest.raises(WireError):
        decode(b"1", b"x", Room())


@pytest.fixture
def pair():
    one, other = socket.socketpair()
    yield Channel(one, Room(text=1000, arrays=1000)), other
    one.close()
    other.close()


def test_a_message_is_received_whole_however_it_is_cut(pair):
    channel, other = pair
    frame = encode(["hello", np.arange(5.0)])

    def drip():
        for byte in frame:
            other.send(bytes([byte]))

    thread = threading.Thread(target=drip)
    thread.start()
    assert channel.receive(10)[0] == "hello"
    thread.join()


@pytest.mark.parametrize("lengths", [(1001, 0), (0, 1001), (2**32 - 1, 2**32 - 1)])
def test_a_frame_that_is_too_large_is_refused_before_it_is_read(pair, lengths):
    channel, other = pair
    other.send(struct.pack("!II", *lengths))
    with pytest.raises(WireError, match="too large"):
        channel.receive(10)


def test_a_frame_that_does_not_come_is_waited_for_only_so_long(pair):
    channel, other = pair
    other.send(struct.pack("!II", 4, 0) + b"nu")
    with pytest.raises(TimeoutError):
        channel.receive(0.2)


def test_a_frame_that_is_cut_off_is_refused(pair):
    channel, other = pair
    other.send(struct.pack("!II", 4, 0) + b"nu")
    other.close()
    with pytest.raises(WireError, match="cut off"):
        channel.receive(10)


def test_a_reader_who_does_not_read_is_waited_for_only_so_long(pair):
    channel, _ = pair
    with pytest.raises(WireError, match="nobody reads"):
        channel.send(np.zeros(5_000_000), seconds=0.2)
