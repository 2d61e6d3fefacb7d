"""Small faults put into a module on purpose: the mutants of ``benchmarks.mutation``.

A mutant is one node of the syntax tree with another in its place. The operators are the usual
ones (comparison, boundary, boolean, arithmetic, constant, return, statement) and those that this
core calls for, where the law is written as keyword arguments, tuples and closed codes: a keyword
argument dropped, an element taken out of a tuple, a member of an enum exchanged for the next.

Left alone, as they say nothing of the law: docstrings, annotations and type aliases, imports,
decorators, ``__slots__``, and the format of a number inside a string.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import copy
from types import CodeType
from typing import NamedTuple

Enums = Mapping[str, tuple[str, ...]]

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_UNMUTATED = {"annotation", "returns", "decorator_list", "bases", "format_spec", "type_ignores"}
_DROPPED = (ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.If, ast.For)


class Place(NamedTuple):
    """Where a node hangs: in a field of its parent, or at an index of a list there."""

    parent: ast.AST
    field: str
    at: int | None

    def put(self, node: ast.AST) -> None:
        """Hang ``node`` here instead."""
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


class Mutant(NamedTuple):
    """One fault: ``new`` in the place of ``old``; ``name`` is the same in every run.

    ``function`` is the qualified name of the function whose body holds it, or nothing.
    """

    name: str
    module: str
    function: str
    tree: ast.Module
    place: Place
    old: ast.AST
    new: ast.AST

    def code(self) -> CodeType:
        """The whole module with the fault in it."""
        self.place.put(self.new)
        made = self.original()
        self.place.put(self.old)
        return made

    def original(self) -> CodeType:
        """The whole module without it."""
        return compile(ast.fix_missing_locations(self.tree), self.module, "exec")

    def shown(self) -> str:
        """Before and after, in two short lines."""
        before, after = (" ".join(ast.unparse(node).split()) for node in (self.old, self.new))
        return f"    - {before:.300}\n    + {after or 'nothing':.300}"


def mutants(module: str, source: str, enums: Enums) -> Iterator[Mutant]:
    """Every mutant of one module, in the order of its lines; ``enums`` names the members."""
    tree = ast.parse(source)
    _leave_out(tree)
    seen = Counter[str]()
    for place, old, inside in _places(tree, _Inside("", _stored(tree))):
        for kind, new in _replacements(old, place, inside, enums):
            where = f"{module.removeprefix('eligibility.rules.')}:{getattr(old, 'lineno', 0)}"
            seen[f"{where} {kind}"] += 1
            name = f"{where} {kind} {seen[f'{where} {kind}']}"
            new = ast.copy_location(new, old)
            yield Mutant(name, module, inside.function, tree, place, old, new)


def members(source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The enums a module defines, each with its members in order."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id == "StrEnum" for base in node.bases
        ):
            assigned = [item.targets[0] for item in node.body if isinstance(item, ast.Assign)]
            yield node.name, tuple(t.id for t in assigned if isinstance(t, ast.Name))


def _leave_out(tree: ast.Module) -> None:
    """Mark what is not to be mutated: aliases of types (CamelCase) and ``__slots__``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            alias = node in tree.body and name[0].isupper() and not name.isupper()
            if alias or name == "__slots__":
                node.type_comment = "left alone"


class _Inside(NamedTuple):
    """The outermost function a node is in, and how often names are assigned around it."""

    function: str
    stored: Mapping[str, int]
    classes: str = ""

    def entering(self, node: ast.AST, field: str) -> "_Inside":
        if isinstance(node, ast.ClassDef) and not self.function:
            return _Inside("", _stored(node), f"{self.classes}{node.name}.")
        if isinstance(node, ast.FunctionDef) and field == "body":
            return _Inside(self.function or self.classes + node.name, _stored(node), self.classes)
        return self


def _stored(node: ast.AST) -> Mapping[str, int]:
    names = (inner for inner in ast.walk(node) if isinstance(inner, ast.Name))
    return Counter(name.id for name in names if isinstance(name.ctx, ast.Store))


def _places(node: ast.AST, inside: _Inside) -> Iterator[tuple[Place, ast.AST, _Inside]]:
    """Every node that may be exchanged."""
    for field, value in ast.iter_fields(node):
        if field in _UNMUTATED:
            continue
        within = inside.entering(node, field)
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or _is_left_alone(child):
                continue
            yield Place(node, field, index if isinstance(value, list) else None), child, within
            yield from _places(child, within)


def _is_left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # a docstring
    return isinstance(node, ast.Assign) and node.type_comment is not None


def _replacements(
    node: ast.AST, place: Place, inside: _Inside, enums: Enums
) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.expr):
        yield from _of_operators(node)
        yield from _of_values(node, enums)
        yield from _with_less(node)
        if place.field == "test" and isinstance(node, ast.Name | ast.Attribute | ast.Call):
            yield "condition", ast.UnaryOp(ast.Not(), node)
    if isinstance(node, ast.Return) and not _is_none(node.value):
        yield "return", ast.Return(ast.Constant(None))
    drops = isinstance(node, _DROPPED)
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        drops = inside.stored[node.targets[0].id] > 1  # else the next line fails without its name
    elif isinstance(node, ast.Assign):
        drops = not isinstance(node.targets[0], ast.Tuple)
    if drops:
        yield "statement", ast.Pass()


def _is_none(node: ast.AST | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and node.value is None)


def _of_operators(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            for other in _COMPARISONS[type(operator)]:
                changed = copy(node)
                changed.ops = [*node.ops[:index], other(), *node.ops[index + 1 :]]
                yield "comparison", changed
    elif isinstance(node, ast.BoolOp):
        yield (
            "boolean",
            ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values),
        )
        for index in range(len(node.values)):
            rest = [*node.values[:index], *node.values[index + 1 :]]
            yield "boolean", rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
    elif isinstance(node, ast.UnaryOp):
        yield "operator", node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield "operator", ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _OPPOSITES
    ):
        changed_call = copy(node)
        changed_call.func = ast.Name(_OPPOSITES[node.func.id], ast.Load())
        yield "function", changed_call


def _of_values(node: ast.expr, enums: Enums) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "constant", ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "constant", ast.Constant(node.value + 1)
        yield "constant", ast.Constant(node.value - 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield "constant", ast.Constant(node.value + "x")
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        among = enums.get(node.value.id, ())
        if node.attr in among and len(among) > 1:
            other = among[(among.index(node.attr) + 1) % len(among)]
            yield "member", ast.Attribute(node.value, other, ast.Load())


def _with_less(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Tuple | ast.List | ast.Set) and not isinstance(
        getattr(node, "ctx", None), ast.Store
    ):
        for index in range(len(node.elts)):
            changed = copy(node)
            changed.elts = [*node.elts[:index], *node.elts[index + 1 :]]
            if changed.elts or not isinstance(node, ast.Set):  # {} would be a mapping
                yield "element", changed
    elif isinstance(node, ast.Dict):
        for index in range(len(node.keys)):
            keys = [*node.keys[:index], *node.keys[index + 1 :]]
            values = [*node.values[:index], *node.values[index + 1 :]]
            yield "element", ast.Dict(keys, values)
    elif isinstance(node, ast.Call):
        for index in range(len(node.keywords)):
            changed_call = copy(node)
            changed_call.keywords = [*node.keywords[:index], *node.keywords[index + 1 :]]
            yield "keyword", changed_call
