"""Right answers as another machine would run them: other sums, threads, precision.

A sum of n numbers, added in another order, differs by at most (n − 1) u Σ|x|, with
u = 1.1e-16 for float64 and 6e-8 for float32 (Higham, *Accuracy and Stability of
Numerical Algorithms*, 2nd edition, section 4.2). BLAS libraries, numbers of threads and
processors differ in nothing but that order.
"""

import ast
import math

import numpy as np

from grading.model.reference import edited
from helpers.checking.outcome import call
from helpers.checking.verdict import assess


def _backwards(x, axis):
    return np.sum(np.flip(x, axis), axis)


def _in_pairs(x, axis):
    """First every other number, then the rest: what two threads may do."""
    x = np.moveaxis(x, axis, 0)
    return np.sum(x[::2], 0) + np.sum(x[1::2], 0)


def _one_by_one(x, axis):
    """In a plain loop, without NumPy's sums in pairs of halves."""
    return np.cumsum(x, axis).take(-1, axis) if x.shape[axis] else np.sum(x, axis)


def _exact(x, axis):
    """Rounded only once, at the end."""
    return np.apply_along_axis(math.fsum, axis, x)


ORDERS = {
    f.__name__.strip("_"): f for f in (_backwards, _in_pairs, _one_by_one, _exact)
}


class Sums:
    """NumPy with another order of summation in `sum`, `mean`, `dot` and products."""

    def __init__(self, order):
        self._order = order

    def __getattr__(self, name):
        return getattr(np, name)

    def sum(self, a, axis=None, dtype=None, keepdims=False, **others):
        a = np.asarray(a)
        if dtype or others or a.dtype.kind != "f" or isinstance(axis, tuple):
            return np.sum(a, axis, dtype=dtype, keepdims=keepdims, **others)
        shape = [1] * a.ndim if axis is None else list(a.shape)
        flat, along = (a.ravel(), 0) if axis is None else (a, axis)
        total = np.asarray(self._order(flat, along))
        if axis is not None:
            shape[axis] = 1
        return total.reshape(shape) if keepdims else total[()]

    def mean(self, a, axis=None, keepdims=False):
        a = np.asarray(a)
        count = a.size if axis is None else np.prod(np.take(a.shape, axis))
        return self.sum(a, axis, keepdims=keepdims) / count

    def matmul(self, a, b):
        a, b = np.asarray(a), np.asarray(b)
        if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[0] or not a.shape[1]:
            return np.matmul(a, b)
        if "f" not in a.dtype.kind + b.dtype.kind or a.size * b.shape[1] > 10**6:
            return np.matmul(a, b)
        return self._order(a[:, :, None] * b[None], 1)

    def dot(self, a, b):
        return self.matmul(a, b) if np.ndim(a) == np.ndim(b) == 2 else np.dot(a, b)


class _Products(ast.NodeTransformer):
    """`a @ b` becomes `np.matmul(a, b)`, and `x.dot(y)`, `x.sum(…)` NumPy's own."""

    def visit_BinOp(self, node):  # noqa: N802
        self.generic_visit(node)
        return _call("matmul", node.left, node.right) if _is_product(node) else node

    def visit_Call(self, node):  # noqa: N802
        self.generic_visit(node)
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if method in ("dot", "sum", "mean") and not _is_numpy(node.func.value):
            node.args.insert(0, node.func.value)
            node.func = _call(method).func
        return node


def _is_product(node):
    return isinstance(node.op, ast.MatMult)


def _is_numpy(node):
    return isinstance(node, ast.Name) and node.id in ("np", "math")


def _call(name, *args):
    function = ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load())
    return ast.Call(function, list(args), [])


def with_sums(text):
    """An answer whose products can be added up in another order."""
    return ast.unparse(ast.fix_missing_locations(_Products().visit(ast.parse(text))))


def summed(lesson, name, edit, order):
    """An answer among the lesson's others, all of them with other sums."""
    file = lesson.file
    texts = {n: with_sums(file.answer(n)) for n in lesson.exercises}
    if edit is not None:
        texts[name] = with_sums(edited(file.answer(name), edit, name))
    space = lesson.reference.namespace(texts)
    space["np"] = Sums(ORDERS[order])
    return space[name]


def single(value):
    """The same numbers in float32, wherever there are arrays of float64."""
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        return value.astype(np.float32)
    if isinstance(value, (list, tuple)):
        return type(value)(map(single, value))
    if isinstance(value, dict):
        return {k: single(v) for k, v in value.items()}
    return value


def verdict_on(function, key, arguments=lambda value: value):
    """Judge a function by an answer key, on arguments that were changed."""
    return assess(
        key,
        lambda e: call(function, arguments(e.args), arguments(e.kwargs), seed=e.seed),
    )
