"""Small faults put into functions of the rules, one at a time: what a test that watches should notice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import NamedTuple

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
NUMBERS = (int, float)


class Mutant(NamedTuple):
    """One fault: in which function, on which line, what stood there and what stands there now."""

    module: str
    function: str
    line: int
    was: str
    now: str
    code: CodeType

    @property
    def name(self) -> str:
        """What it is told by; without the line, so that it stays the same when others move."""
        return f"{self.module.removeprefix('teamaround.practice.')}:{self.function}: {self.was} -> {self.now}"


def mutants_of(module: ModuleType) -> Iterator[Mutant]:
    """Every fault that can be put into the functions of a module."""
    file = Path(module.__file__ or "")
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for place, node in enumerate(_inside(function)):
            for change in _changes(node):
                yield from _made(module, tree, function, place, change, file)


def _made(
    module: ModuleType, tree: ast.Module, function: ast.FunctionDef, place: int, change: ast.AST, file: Path
) -> Iterator[Mutant]:
    copied = deepcopy(tree)
    twin = next(n for n in ast.walk(copied) if isinstance(n, ast.FunctionDef) and n.lineno == function.lineno)
    old = list(_inside(twin))[place]
    was = ast.unparse(old)
    _Swap(old, change).visit(twin)
    ast.fix_missing_locations(copied)
    whole = compile(copied, str(file), "exec", dont_inherit=True)
    code = next((one for one in _codes(whole) if one.co_firstlineno == _first_line(function)), None)
    if code is not None:
        line = getattr(old, "lineno", function.lineno)
        yield Mutant(module.__name__, function.name, line, was, ast.unparse(change), code)


def _inside(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What stands in the body, without words for people and without what only types read."""
    for statement in function.body:
        yield from (node for node in ast.walk(statement) if not isinstance(node, ast.arg))


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left, [one], [right]):
            yield ast.Compare(left, [COMPARED[type(one)]()], [right])
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.And() if isinstance(op, ast.Or) else ast.Or(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in COUNTED and not _is_text(left, right):
            yield ast.BinOp(left, COUNTED[type(op)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value) if type(value) in NUMBERS:
            yield ast.Constant(value + 1)
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Continue():
            yield ast.Break()
        case ast.Call(ast.Name("min"), arguments, keywords):
            yield ast.Call(ast.Name("max", ast.Load()), arguments, keywords)
        case ast.Call(ast.Name("max"), arguments, keywords):
            yield ast.Call(ast.Name("min", ast.Load()), arguments, keywords)
        case ast.Call(ast.Name("any"), arguments, keywords):
            yield ast.Call(ast.Name("all", ast.Load()), arguments, keywords)
        case ast.Call(ast.Name("all"), arguments, keywords):
            yield ast.Call(ast.Name("any", ast.Load()), arguments, keywords)


def _is_text(*sides: ast.expr) -> bool:
    return any(isinstance(side, ast.JoinedStr | ast.Tuple | ast.List) or _is_string(side) for side in sides)


def _is_string(side: ast.expr) -> bool:
    return isinstance(side, ast.Constant) and isinstance(side.value, str)


class _Swap(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return (
            ast.copy_location(deepcopy(self.new), node) if node is self.old else super().generic_visit(node)
        )


def _first_line(function: ast.FunctionDef) -> int:
    return min([function.lineno, *(one.lineno for one in function.decorator_list)])


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def put_in(mutant: Mutant, functions: dict[tuple[str, int], FunctionType]) -> None:
    """Let the function that everybody holds run the faulty code. For a process that ends after it."""
    functions[mutant.code.co_filename, mutant.code.co_firstlineno].__code__ = mutant.code
