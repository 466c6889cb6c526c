"""Values that cross from a student's code to the judge: plain, bounded, never asked."""

import collections
import sys

import numpy as np
import pytest

from helpers.checking.answer_key import dumps, loads
from helpers.checking.compare import difference, same
from helpers.checking.outcome import call
from helpers.checking.plain import LIMIT, Opaque, plain


def _lies(*args, **kwargs):
    raise AssertionError("a value of the student's was asked something")


LIES = {
    name: _lies
    for name in (
        "__array_function__ __array_ufunc__ __array__ __len__ __iter__ __eq__ "
        "__getitem__ __bool__ __float__ __int__ __index__ __repr__ __str__ "
        "__array_finalize__ __hash__ __contains__ keys items item copy tolist"
    ).split()
} | {"__class__": property(lambda self: float)}


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        3,
        0.5,
        "text",
        [1, 2.5, "a"],
        (np.ones((2, 3)), {"w": np.zeros(2), "b": 0.0}),
        {"a": [(1, 2), {"b": None}]},
    ],
)
def test_plain_values_stay_as_they_are(value):
    assert same(plain(value), value)
    assert type(plain(value)) is type(value)


def test_numpy_scalars_become_numbers_of_python():
    made = plain([np.float64(0.5), np.int32(3), np.bool_(True), np.str_("a")])
    assert made == [0.5, 3, True, "a"]
    assert [type(v) for v in made] == [float, int, bool, str]


def test_arrays_are_copies_that_nobody_else_holds():
    array = np.arange(6.0).reshape(2, 3)
    made = plain({"a": array.T})["a"]
    array[:] = -1
    assert made.tolist() == [[0, 3], [1, 4], [2, 5]]
    assert made.flags.owndata and made.flags.c_contiguous


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (collections.OrderedDict(a=1), {"a": 1}),
        (collections.defaultdict(list, a=[1]), {"a": [1]}),
        (collections.namedtuple("Both", "w b")(1, 2), (1, 2)),
    ],
)
def test_relatives_of_dictionaries_and_tuples_are_read_as_what_they_hold(
    value, expected
):
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


@pytest.mark.parametrize("base", [object, int, float, str, list, tuple, dict])
def test_a_value_that_lies_gets_no_say(base):
    value = type("Liar", (base,), LIES)()
    made = plain([value, {"a": value}])
    if base is object:
        assert made[0].description == "an object of class Liar"
    else:
        assert type(made[0]) is base and made[0] == base()


def test_an_array_class_that_lies_gets_no_say():
    liar = np.ones((1, 3)).view(type("Liar", (np.ndarray,), {"__eq__": _lies}))
    type(liar).__array_function__ = _lies
    said = difference(plain(liar), np.ones((1, 3)), "dw")
    assert said == "dw is an object of class Liar; it should be a plain NumPy array"


def test_a_class_whose_metaclass_lies_gets_no_say():
    class Meta(type):
        __name__ = property(_lies)
        __subclasscheck__ = __instancecheck__ = __getattribute__ = _lies

    assert plain(Meta("Hidden", (), {})()).description == "an object of class Hidden"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (np.ma.masked_array([1.0], [True]), "a masked array"),
        (np.ma.masked, "a masked array"),
        (np.ones((1, 1)).view(np.matrix), "an np.matrix"),
        (np.array([None]), "an array of objects"),
        (np.array(["a"]), "an array of text"),
        (np.array(["2020"], "M8[D]"), "an array of datetime64[D] values"),
        ({1, 2}, "a set"),
        (range(3), "a range"),
        (len, "a function"),
        (_lies, "a function"),
        ((i for i in "ab"), "a generator"),
        (np, "a module"),
        (float, "a class"),
        (b"a", "bytes"),
        (10**400, "a number of more than 300 digits"),
        ("a" * 20_000, "a string of 20000 characters"),
        ([0] * (LIMIT + 1), f"a list of {LIMIT + 1} values, too many to compare"),
        (
            np.broadcast_to(0.0, (10**6, 10**6)),
            "an array of shape (1000000, 1000000), larger than any that is compared",
        ),
    ],
)
def test_what_is_not_plain_is_said_in_a_few_words(value, said):
    assert plain(value).description == said
    sentence = difference(plain(value), np.ones(1), "dw")
    assert sentence == f"dw is {said}; it should be a plain NumPy array"


def test_what_is_not_plain_equals_nothing_not_even_itself():
    one = Opaque("a set")
    assert one != one and not same(one, one) and not same([one], [one])
    assert difference([one], [1.0], "costs") == (
        "costs[0] is a set; it should be a number"
    )


def _contains_itself():
    costs = [0.5]
    costs.append(costs)
    return costs


def _doubled(times):
    value = [0.0]
    for _ in range(times):
        value = [value, value]
    return value


def test_a_list_that_was_appended_to_itself_is_named_as_such():
    made = plain(_contains_itself())
    assert made[0] == 0.5
    assert made[1].description == "a list that contains itself"
    assert difference(made, [0.5, 0.4], "costs") == (
        "costs[1] is a list that contains itself; it should be a number"
    )


@pytest.mark.parametrize("times", [17, 25, 10 * sys.getrecursionlimit()])
def test_values_that_would_explode_are_bounded(times):
    text = repr(plain(_doubled(times)))
    assert len(text) < 50 * LIMIT
    assert "a list inside 20 others" in text or "too many to compare" in text


def test_an_array_that_holds_itself_is_not_looked_into():
    array = np.empty(1, dtype=object)
    array[0] = array
    assert plain(array).description == "an array of objects"


def test_only_what_is_too_large_is_left_out():
    made = plain({"all": np.zeros(200 * LIMIT), "dw": np.ones(3)})
    assert isinstance(made["all"], Opaque)
    assert made["dw"].tolist() == [1, 1, 1]


def test_a_key_that_lies_gets_no_say():
    class Key(str):
        __hash__ = str.__hash__

        def __eq__(self, other):
            return True

    made = plain({Key("a"): 1, (1, 2): 2, np.str_("b"): 3})
    assert made["a"] == 1 and made["b"] == 3
    assert len(made) == 3 and "dw" not in made


def test_a_call_gives_nothing_but_plain_values():
    def keeps(x):
        x.append(x)
        return {"a": np.ma.masked_array([1.0], [True]), "b": np.float32(0.5)}

    outcome = call(keeps, ([1.0],))
    assert outcome.value["a"].description == "a masked array"
    assert type(outcome.value["b"]) is float
    assert outcome.after[0][1].description == "a list that contains itself"


def test_plain_values_survive_being_stored():
    value = {"a": (np.ones((2, 1)), [1, 2.5, None, "x"]), "b": True}
    assert same(loads(dumps(plain(value))), value)
    assert loads(dumps(plain({"a": {1}})))["a"].description == "a set"
