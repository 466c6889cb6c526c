"""Small changes of an answer: each is another program, and most are found wrong."""

import ast

import pytest

from grading.model.mutants import in_every_line, mutants, unprinted

TEXT = '''
def f(x, y):
    """Say nothing."""
    z = x - y
    if z.max() > 0:
        z -= 1
    return {"z": z, "m": np.sum(z, axis=1)}, x
'''


def _named():
    return {f"{m.kind}: {m.was} → {m.now}": m for m in mutants(TEXT)}


@pytest.mark.parametrize(
    "change",
    [
        "other operator: x - y → x + y",
        "exchanged: x - y → y - x",
        "a term left out: x - y → x",
        "a line left out: z = x - y → ",
        "overwritten: z -= 1 → z = 1",
        "other comparison: z.max() > 0 → z.max() >= 0",
        "other constant: 1 → 2",
        "another key: 'z' → 'm'",
        "another name: x → y",
        "an argument left out: np.sum(z, axis=1) → np.sum(z)",
        "another function: np.sum(z, axis=1) → np.mean(z, axis=1)",
        "a function left out: np.sum(z, axis=1) → z",
    ],
)
def test_an_answer_can_be_got_wrong_in_this_way(change):
    assert change in _named()


def test_every_mutant_is_a_program_of_its_own():
    texts = [m.text for m in mutants(TEXT)]
    assert len(set(texts)) == len(texts)
    assert ast.unparse(ast.parse(TEXT)) not in texts
    assert all(ast.parse(text) for text in texts)


def test_the_same_change_is_made_in_several_places_too():
    both = [
        m for m in mutants("def f(a, m):\n    b = a / m\n    c = b / m\n    return c")
    ]
    assert ("b", "c") in {m.lines for m in both if m.kind == "another name"}


def test_two_names_in_each_others_place_are_called_so():
    [swap] = [
        m for m in mutants("def f(a, b):\n    return abs(a) - b") if m.kind == "swapped"
    ]
    assert swap.says == "with `a` and `b` exchanged" and "abs(b) - a" in swap.text


def test_answers_that_differ_in_what_they_print_are_told_from_others():
    text = "def f(a, p):\n    if p and a:\n        print(a)\n    return {}"
    printing = {unprinted(text.format("a").replace("print(a)", s)) for s in PRINTS}
    assert len(printing) == 1
    assert unprinted(text.format("p")) not in printing


PRINTS = ("print(a)", "print(p)", "f'{a}'", "pass")


def test_a_docstring_is_not_changed():
    assert all('"""Say nothing."""' in m.text for m in mutants(TEXT))


def test_a_slip_is_made_in_all_lines_that_are_written_alike():
    text = "def f(a, b, r):\n    c = a - r * b\n    d = b - r * a\n    return c, d\n"
    both = {m.text for m in in_every_line(text)}
    wanted = text.replace("a - r * b", "r * (a - b)").replace(
        "b - r * a", "r * (b - a)"
    )
    assert ast.unparse(ast.parse(wanted)) in both
