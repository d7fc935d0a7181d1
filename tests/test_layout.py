"""The house rules that a machine can check: sizes, names, places, and no state between calls."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "workbench").rglob("*.py"))
TOP_LEVEL = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "db",
    "main.py",
    "pyproject.toml",
    "requirements.lock",
    "resources",
    "tests",
    "workbench",
}
BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
MUTABLE = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp, ast.GeneratorExp)
MUTABLE_CALLS = {"dict", "list", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|NotImplemented" r"Error")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def named(path: Path) -> tuple[ast.stmt, ...]:
    """Every function, class and ``global`` of a module; expressions hold none but lambdas."""
    found: list[ast.stmt] = []
    waiting: list[ast.AST] = [parsed(path)]
    while waiting:
        inside = [node for node in ast.iter_child_nodes(waiting.pop()) if not isinstance(node, ast.expr)]
        found += [node for node in inside if isinstance(node, (*FUNCTION, ast.ClassDef, ast.Global))]
        waiting += inside
    return tuple(found)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in named(path) if isinstance(node, FUNCTION))


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def assigned(path: Path) -> Iterator[tuple[str, ast.expr]]:
    """What a module's names are bound to, without those whose declared type allows no change."""
    for node in parsed(path).body:
        if isinstance(node, ast.Assign):
            yield ast.unparse(node.targets[0]), node.value
        elif isinstance(node, ast.AnnAssign) and node.value and not is_read_only(node.annotation):
            yield ast.unparse(node.target), node.value


def is_read_only(annotation: ast.expr) -> bool:
    return ast.unparse(annotation).startswith(("Mapping[", "Sequence[", "Collection["))


def is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rpartition(".")[2] in MUTABLE_CALLS
    return isinstance(value, MUTABLE)


def where(path: Path, what: object) -> str:
    return f"{path.relative_to(ROOT)}: {what}"


def test_files_stay_small() -> None:
    counts = {path: path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert [where(path, count) for path, count in counts.items() if count > 350] == []


def test_functions_stay_short() -> None:
    long = [where(path, f.name) for path in MODULES for f in functions(path) if lines(f) > 40]
    assert long == []
    assert median(lines(function) for path in MODULES for function in functions(path)) <= 8


def test_classes_stay_small() -> None:
    big = []
    for path in MODULES:
        for node in named(path):
            if isinstance(node, ast.ClassDef):
                methods = [m for m in node.body if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)]
                if lines(node) > 250 or len(methods) > 20:
                    big.append(where(path, f"{node.name}, {lines(node)} lines, {len(methods)} methods"))
    assert big == []


def test_every_module_says_what_it_is_for() -> None:
    assert [str(path) for path in MODULES if not (ast.get_docstring(parsed(path)) or "").strip()] == []


def test_no_state_lives_in_a_module() -> None:
    state = []
    for path in MODULES:
        names = [name for name, value in assigned(path) if is_mutable(value) and name != "__all__"]
        names += ["global" for node in named(path) if isinstance(node, ast.Global)]
        state += [where(path, name) for name in names]
    assert state == [], "wrap it, or declare it as a Mapping or Sequence"


def test_names_say_something() -> None:
    assert [str(path) for path in MODULES if BANNED & set(path.relative_to(ROOT).with_suffix("").parts)] == []


def test_every_package_is_a_regular_package() -> None:
    assert [p for p in {m.parent for m in MODULES} if not (p / "__init__.py").is_file()] == []


def test_nothing_new_lies_at_the_top() -> None:
    patterns = (ROOT / ".gitignore").read_text(encoding="utf-8").replace("/\n", "\n").split()
    names = {path.name for path in ROOT.iterdir()} - {".git"}
    assert {name for name in names if not any(fnmatch(name, pattern) for pattern in patterns)} == TOP_LEVEL


def test_nothing_is_left_unfinished() -> None:
    sources = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
    marked = [str(path) for path in sources if UNFINISHED.search(path.read_text(encoding="utf-8"))]
    assert marked == []


def test_tests_mirror_the_program() -> None:
    drawers = {p.name for p in (ROOT / "workbench").iterdir() if (p / "__init__.py").is_file()}
    ours = {p.name for p in (ROOT / "tests").iterdir() if p.is_dir() and not p.name.startswith(("_", "."))}
    assert drawers <= ours
    assert ours <= drawers | {"bench", "golden", "torture"}
