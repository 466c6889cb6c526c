"""Ways to get one node of an answer's syntax tree wrong.

Each operator gives what one could have written instead of a node: the kind of slip,
the other node, and the change in words that tell nothing of the rest of the line.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence

Alternatives = Iterator[tuple[str, ast.AST | None, str]]


class Scope:
    """What a function has names for.

    Parameters
    ----------
    function : ast.FunctionDef
    keys : sequence of str
        Keys of dictionaries that the function is given.

    Attributes
    ----------
    names, keys : list of str
        Its variables; the keys that it uses or is given.
    defaults : dict
        Arguments that may be left out, and their values.
    siblings : dict
        Variables that are one entry of a dictionary, and the other entries of it.
    """

    def __init__(self, function: ast.FunctionDef, keys: Sequence[str] = ()) -> None:
        nodes = list(ast.walk(function))
        names = [n for n in nodes if isinstance(n, ast.Name)]
        stored = [n.id for n in names if isinstance(n.ctx, ast.Store)]
        arguments = [a.arg for a in function.args.args]
        self.names = list(dict.fromkeys([*arguments, *stored]))
        used = [n.value for n in nodes if isinstance(n, ast.Constant)]
        texts = [u for u in used if type(u) is str and u.isidentifier()]
        self.keys = list(dict.fromkeys([*texts, *keys]))
        values = function.args.defaults
        last = arguments[len(arguments) - len(values) :]
        self.defaults = dict(zip(last, values, strict=True))
        self.siblings = {}
        for node in nodes:
            if isinstance(node, ast.Assign):
                self._keep_siblings(node.targets[0], node.value, keys)

    def _keep_siblings(
        self, target: ast.AST, value: ast.AST, keys: Sequence[str]
    ) -> None:
        pairs = [(target, value)]
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = list(zip(target.elts, value.elts, strict=False))
        for name, entry in pairs:
            if isinstance(name, ast.Name) and isinstance(entry, ast.Subscript):
                if getattr(entry.slice, "value", None) in keys:
                    self.siblings[name.id] = [
                        ast.Subscript(entry.value, ast.Constant(key), ast.Load())
                        for key in keys
                        if key != entry.slice.value
                    ]


def _short(node: ast.AST, width: int = 12) -> str:
    """A name, a number or a transposed name; of anything longer, what it is."""
    text = ast.unparse(node)
    short = len(text) <= width and (width > 12 or " " not in text)
    return f"`{text}`" if short else "a part of it"


def of_statement(node: ast.stmt, scope: Scope) -> Alternatives:
    """Give what could stand in place of a whole statement."""
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr)):
        yield "a line left out", None, "without it"
    if isinstance(node, ast.Assign) and "m" in scope.names:
        if isinstance(node.value, (ast.BinOp, ast.Call)):
            value = ast.BinOp(node.value, ast.Div(), ast.Name("m", ast.Load()))
            divided = ast.Assign(node.targets, value, lineno=0)
            yield "divided by m", divided, "with one more `/ m`"
    if isinstance(node, ast.Return) and node.value is not None:
        yield "nothing returned", None, "without it"
    if isinstance(node, ast.AugAssign):
        old = f"`{_SIGNS[type(node.op)]}=`"
        for op in (ast.Add, ast.Sub):
            if not isinstance(node.op, op):
                new = ast.AugAssign(node.target, op(), node.value)
                yield "other operator", new, f"with `{_SIGNS[op]}=` in place of {old}"
        assigned = ast.Assign([node.target], node.value, lineno=0)
        yield "overwritten", assigned, f"with `=` in place of {old}"


_SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**",
    ast.MatMult: "@", ast.FloorDiv: "//", ast.Mod: "%", ast.Gt: ">", ast.GtE: ">=",
    ast.Lt: "<", ast.LtE: "<=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_OTHER = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Div, ast.Add, ast.MatMult),
    ast.Div: (ast.Mult, ast.Sub),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
}


def _arithmetic(node: ast.AST, scope: Scope) -> Alternatives:
    if not isinstance(node, ast.BinOp):
        return
    sign = _SIGNS.get(type(node.op), "")
    for op in _OTHER.get(type(node.op), ()):
        new = ast.BinOp(node.left, op(), node.right)
        yield "other operator", new, f"with `{_SIGNS[op]}` in place of `{sign}`"
    right = f"with {_short(node.right)} after `{sign}` left out"
    yield "a term left out", node.left, right
    if not isinstance(node.op, ast.Pow):
        left = f"with {_short(node.left)} before `{sign}` left out"
        yield "a term left out", node.right, left
        turned = ast.BinOp(node.right, node.op, node.left)
        yield "exchanged", turned, f"with the two sides of `{sign}` exchanged"
    if isinstance(node.op, ast.Sub):
        says = f"with {_short(node.left)} before `-` left out"
        yield "other sign", ast.UnaryOp(ast.USub(), node.right), says


def _signs(node: ast.AST, scope: Scope) -> Alternatives:
    if isinstance(node, ast.UnaryOp):
        yield "other sign", node.operand, "without its minus"
        if isinstance(node.op, ast.USub):
            new = ast.BinOp(ast.Constant(1), ast.Sub(), node.operand)
            yield "other sign", new, f"with 1 minus {_short(node.operand)} for minus it"
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield "not transposed", node.value, f"with {_short(node.value)} not transposed"
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        turned = ast.Attribute(node.left, "T", ast.Load())
        says = f"with {_short(node.left)} transposed"
        yield "transposed", ast.BinOp(turned, node.op, node.right), says
        turned = ast.Attribute(node.right, "T", ast.Load())
        says = f"with {_short(node.right)} transposed"
        yield "transposed", ast.BinOp(node.left, node.op, turned), says


_COMPARED = {
    ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE), ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,),
}  # fmt: skip


def _conditions(node: ast.AST, scope: Scope) -> Alternatives:
    if isinstance(node, ast.Compare):
        yield "a comparison left out", node.left, "without the comparison"
        old = type(node.ops[0])
        for op in _COMPARED.get(old, ()):
            new = ast.Compare(node.left, [op()], node.comparators)
            says = f"with `{_SIGNS[op]}` in place of `{_SIGNS[old]}`"
            yield "other comparison", new, says
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            yield "a condition left out", value, "with one of its conditions only"
    if isinstance(node, ast.IfExp):
        new = ast.IfExp(node.test, node.orelse, node.body)
        yield "exchanged", new, "with the two cases exchanged"


def _constants(node: ast.AST, scope: Scope) -> Alternatives:
    if not isinstance(node, ast.Constant):
        return
    for kind, other in _others(node.value, scope):
        says = f"with {other!r} in place of {node.value!r}"
        yield kind, ast.Constant(other), says


def _others(value: object, scope: Scope) -> Iterator[tuple[str, object]]:
    others: set = set()
    if type(value) is bool:
        others = {not value}
    elif type(value) is int:
        others = {value + 1, value - 1, 0, 1, 2}
    elif type(value) is float:
        others = {value * 2, value / 2, value * 10, value / 10, 1.0}
    elif type(value) is str and value in scope.keys:
        yield from (("another key", k) for k in scope.keys if k != value)
    yield from (("other constant", o) for o in sorted(others - {value}))


def _names(node: ast.AST, scope: Scope) -> Alternatives:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        if node.id not in scope.names:
            return
        for other in scope.names:
            if other != node.id:
                says = f"with `{other}` in place of `{node.id}`"
                yield "another name", ast.Name(other, ast.Load()), says
        if node.id in scope.defaults:
            says = f"with the default value in place of `{node.id}`"
            yield "the default value", scope.defaults[node.id], says
        for entry in scope.siblings.get(node.id, ()):
            says = f"with `{ast.unparse(entry)}` in place of `{node.id}`"
            yield "another entry", entry, says


_FUNCTIONS = (
    ("sum", "mean", "max", "prod"), ("mean", "sum", "median"), ("max", "min", "sum"),
    ("maximum", "minimum", "add"), ("log", "log2", "log10", "log1p", "exp"),
    ("exp", "expm1", "exp2", "log"), ("sqrt", "square"), ("abs", "square"),
    ("tanh", "sinh", "arctan", "exp"), ("zeros", "ones"), ("randn", "rand"),
    ("sigmoid", "relu", "tanh"), ("relu", "sigmoid"),
)  # fmt: skip


def _calls(node: ast.AST, scope: Scope) -> Alternatives:
    if not isinstance(node, ast.Call):
        return
    called = ast.unparse(node.func).split(".")[-1]
    for keyword in node.keywords:
        kept = [k for k in node.keywords if k is not keyword]
        new = ast.Call(node.func, node.args, kept)
        yield "an argument left out", new, f"with {keyword.arg} of {called} left out"
    if len(node.args) == 2:
        new = ast.Call(node.func, node.args[::-1], node.keywords)
        yield "exchanged", new, f"with the arguments of {called} exchanged"
    if len(node.args) == 3:
        args = [node.args[0], node.args[2], node.args[1]]
        new = ast.Call(node.func, args, node.keywords)
        yield "exchanged", new, f"with the last two arguments of {called} exchanged"
    for i, argument in enumerate(node.args):
        if isinstance(argument, ast.Name):
            args = list(node.args)
            args[i] = ast.UnaryOp(ast.USub(), argument)
            new = ast.Call(node.func, args, node.keywords)
            yield "other sign", new, f"with minus {argument.id} in {called}"
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield "a function left out", node.args[0], f"with {called} left out"
    for other in next((o for n, *o in _FUNCTIONS if n == called), ()):
        if isinstance(node.func, ast.Attribute):
            func = ast.Attribute(node.func.value, other, ast.Load())
        else:
            func = ast.Name(other, ast.Load())
        new = ast.Call(func, node.args, node.keywords)
        yield "another function", new, f"with {other} in place of {called}"
    if called == "range":
        yield from _ranges(node)


def _ranges(node: ast.Call) -> Alternatives:
    at = 0 if len(node.args) == 1 else 1
    for op, word in ((ast.Add(), "plus"), (ast.Sub(), "minus")):
        args = list(node.args)
        args[at] = ast.BinOp(args[at], op, ast.Constant(1))
        says = f"with the end of its range {word} 1"
        yield "other bounds", ast.Call(node.func, args, []), says
    if len(node.args) == 1:
        new = ast.Call(node.func, [ast.Constant(1), *node.args], [])
        yield "other bounds", new, "with a range that begins at 1"


def _brackets(node: ast.AST, scope: Scope) -> Alternatives:
    """What comes out without the brackets around one side, or with some too many."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, _LOOSE):
        more = node.right
        if isinstance(more, ast.BinOp) and isinstance(more.op, _TIGHT):
            first = ast.BinOp(node.left, node.op, more.left)
            last = ast.BinOp(node.left, node.op, more.right)
            for new, inner in (
                (ast.BinOp(first, more.op, more.right), first),
                (ast.BinOp(more.left, more.op, last), last),
            ):
                says = f"with brackets around {_short(inner, 16)}"
                yield "brackets too many", new, says
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, _TIGHT)):
        return
    for side in (node.left, node.right):
        if isinstance(side, ast.BinOp) and isinstance(side.op, _LOOSE):
            if side is node.left:
                inner = ast.BinOp(side.right, node.op, node.right)
                new = ast.BinOp(side.left, side.op, inner)
            else:
                inner = ast.BinOp(node.left, node.op, side.left)
                new = ast.BinOp(inner, side.op, side.right)
            yield "no brackets", new, f"without the brackets around {_short(side, 16)}"


_LOOSE, _TIGHT = (ast.Add, ast.Sub), (ast.Mult, ast.Div, ast.MatMult, ast.Pow)


def _slopes(node: ast.AST, scope: Scope) -> Alternatives:
    """Another function's derivative, or a derivative too many."""
    x = node.left if isinstance(node, ast.BinOp) else None
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub):
        return
    power = node.right
    if isinstance(power, ast.BinOp) and isinstance(power.op, ast.Pow):
        name = ast.unparse(power.left)
        for text in ("{0} * (1 - {0})", "1 - np.tanh({0}) ** 2", "1 - {0}", "{0}"):
            said = text.format(name)
            yield "another slope", ast.parse(said, mode="eval").body, f"with `{said}`"
    elif isinstance(x, ast.Name) and isinstance(power, ast.Name):
        said = f"({x.id} - {power.id}) * {x.id} * (1 - {x.id})"
        yield "a slope more", ast.parse(said, mode="eval").body, f"with `{said}`"


def _orders(node: ast.AST, scope: Scope) -> Alternatives:
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        for i in range(len(node.elts) - 1):
            parts = list(node.elts)
            parts[i : i + 2] = parts[i + 1], parts[i]
            new = ast.Tuple(parts, ast.Load())
            yield "exchanged", new, "with two values in the other order"
    if isinstance(node, ast.Dict) and all(node.keys):
        for i, key in enumerate(node.keys):
            keys, values = list(node.keys), list(node.values)
            del keys[i], values[i]
            says = f"with {_short(key)} left out"
            yield "an entry left out", ast.Dict(keys, values), says


Operator = Callable[[ast.AST, Scope], Alternatives]
OPERATORS: tuple[Operator, ...] = (
    _arithmetic, _signs, _conditions, _constants, _names, _calls, _orders, _brackets,
    _slopes,
)  # fmt: skip
