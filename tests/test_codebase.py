"""What holds for all of the source: its size, its papers, its place."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import tomllib
from urllib.parse import unquote

import pytest

import vergadering
from tests.helpers.source import (
    PACKAGE,
    ROOT,
    classes,
    functions,
    listed,
    modules,
    name_of,
    public,
    short,
    tree,
)
from vergadering.domain.history import LABELS

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MOST_METHODS = 19

TOP = {"pyproject.toml", "vergadering", "tests", "sample.db", "README.md"}

EVERYWHERE = modules(PACKAGE) + modules(ROOT / "tests")


def length(node: ast.stmt) -> int:
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", EVERYWHERE, ids=short)
def test_no_file_is_too_long(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", EVERYWHERE, ids=short)
def test_no_function_is_too_long(path):
    assert [each.name for each in functions(path) if length(each) > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", EVERYWHERE, ids=short)
def test_no_class_has_too_many_methods(path):
    for each in classes(path):
        methods = [node.name for node in each.body if isinstance(node, ast.FunctionDef)]
        methods += [node.name for node in each.body if isinstance(node, ast.AsyncFunctionDef)]
        assert len(set(methods)) <= MOST_METHODS, each.name


@pytest.mark.parametrize("path", modules(), ids=short)
def test_everything_public_says_what_holds(path):
    assert ast.get_docstring(tree(path)), "the module"
    silent = [each.name for each in public(tree(path).body) if not ast.get_docstring(each)]
    assert silent == []


@pytest.mark.parametrize("path", EVERYWHERE, ids=short)
def test_nothing_is_left_for_later_or_hidden(path):
    words = re.compile(
        r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]) + ")"
    )
    assert not words.search(path.read_text("utf-8"))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler) and path.is_relative_to(PACKAGE):
            swallowed = all(isinstance(each, ast.Pass) for each in node.body)
            assert not (swallowed and node.type is None), node.lineno
        if isinstance(node, ast.Call) and path.is_relative_to(ROOT / "tests" / "domain"):
            assert name_of(node) != "sleep", node.lineno


def registered() -> list[str]:
    """The name of each rule that says it is a change."""
    return [
        each.name
        for path in modules()
        for each in functions(path)
        for mark in each.decorator_list
        if isinstance(mark, ast.Call) and name_of(mark) == "change" and "domain" in path.parts
    ]


def test_every_change_has_a_name_of_its_own_and_a_label():
    for module in pkgutil.walk_packages(vergadering.__path__, "vergadering.domain."[:12]):
        if module.name.startswith("vergadering.domain"):
            importlib.import_module(module.name)
    names = registered()
    assert len(names) == len(set(names)) > 40
    assert set(names) <= set(LABELS)


def test_every_registered_change_takes_the_state_and_the_moment_first():
    changes = set(registered())
    for path in modules(PACKAGE / "domain"):
        for each in functions(path):
            if each.name in changes:
                assert [arg.arg for arg in each.args.args] == ["state", "at"], each.name


@pytest.mark.skipif(not listed(), reason="this is no git checkout")
def test_the_top_of_the_repository_holds_nothing_else():
    top = {name.split("/")[0] for name in listed()}
    assert {name for name in top if not name.startswith(".")} == TOP


def test_every_dependency_has_a_bound_and_says_why():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lines = text.partition("dependencies = [\n")[2].partition("]")[0].splitlines()
    assert len(lines) > 5
    for line in lines:
        assert re.search(r'"[\w-]+>=[\d.]+,<\d+"\s*,\s*# \w', line), line


def readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


def test_the_readme_has_the_two_commands():
    assert (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/vergadering sample.db"
        in readme().splitlines()
    )
    install = "python3 -m venv .venv && .venv/bin/pip install '.[test]'"
    assert f"{install} && .venv/bin/python -m pytest -n auto" in readme().splitlines()


def test_the_pictures_and_pages_that_the_readme_names_are_there():
    for target in re.findall(r"\]\(([^)#]+)\)", readme()):
        assert "://" in target or (ROOT / unquote(target)).exists(), target


def test_there_is_one_place_that_says_how_to_test():
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "pip install '.[test]'" not in run
    assert "README.md" in run


def test_the_program_says_which_version_it_is():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {
        "attr": "vergadering.__version__"
    }
    assert re.fullmatch(r"\d+\.\d+\.\d+", vergadering.__version__)
