"""The arrows between modules hold, and whoever turns one round is told so."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.helpers.source import PACKAGE, ROOT, modules, short, tree

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["name"]: contract for contract in SETTINGS["contracts"]}
LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the package in a folder."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--config", "pyproject.toml"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_arrow_holds():
    said = lint(ROOT)
    assert said.returncode == 0, said.stdout


def named(layers: list[str]) -> set[str]:
    """The modules that a contract with layers names."""
    words = " ".join(layers).replace("|", " ").replace(":", " ").split()
    return {word.strip("()") for word in words}


def parts(folder: Path) -> set[str]:
    """The modules and packages right under a package."""
    found = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    return found | {path.parent.name for path in folder.glob("*/__init__.py")}


def test_every_module_at_the_top_has_a_layer():
    assert parts(PACKAGE) <= named(CONTRACTS["The arrows between packages"]["layers"])


def test_every_module_of_the_terminal_has_a_layer():
    assert parts(PACKAGE / "tui") <= named(CONTRACTS["The arrows within the terminal"]["layers"])


def test_every_module_but_the_store_is_kept_from_sql():
    sources = CONTRACTS["Only the store speaks SQL"]["source_modules"]
    assert {name.removeprefix("vergadering.") for name in sources} == parts(PACKAGE) - {"store"}


@pytest.mark.parametrize("path", modules(PACKAGE / "domain"), ids=short)
def test_the_domain_imports_the_standard_library_and_its_own(path):
    own = {"errors", "i18n", "settings", "domain"}
    for node in ast.walk(tree(path)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            top, _, rest = name.partition(".")
            if top == "vergadering":
                assert rest.split(".")[0] in own, name
            else:
                assert top in sys.stdlib_module_names - {"sqlite3", "gettext"}, name


BREACHES = [
    ("The arrows between packages", "domain/notes.py", "vergadering.store.rows"),
    ("The arrows between packages", "i18n.py", "vergadering.domain.words"),
    ("The arrows between packages", "store/rows.py", "vergadering.desk"),
    ("The arrows between packages", "desk.py", "vergadering.documents.blocks"),
    ("The arrows between packages", "sample/build.py", "vergadering.tui.keys"),
    ("The arrows between packages", "tui/app.py", "vergadering.cli.main"),
    ("The arrows between packages", "stray.py", "vergadering.errors"),
    ("The arrows within the terminal", "tui/base.py", "vergadering.tui.app"),
    ("The arrows within the terminal", "tui/stray.py", "vergadering.errors"),
    ("Who shows or asks never keeps", "documents/blocks.py", "vergadering.store.rows"),
    ("Only the store speaks SQL", "desk.py", "sqlite3"),
    ("Only the store speaks SQL", "cli/main.py", "sqlite_utils"),
    ("The domain stands on its own", "domain/words.py", "babel.dates"),
    ("No circles", "domain/model.py", "vergadering.domain.state"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("contract", "where", "what"), BREACHES)
def test_whoever_breaks_a_contract_is_told_which(tmp_path, contract, where, what):
    shutil.copytree(PACKAGE, tmp_path / "vergadering", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "vergadering" / where
    text = broken.read_text("utf-8") if broken.exists() else ""
    broken.write_text(f"{text}\nimport {what}\n", "utf-8")
    said = lint(tmp_path)
    assert said.returncode == 1, said.stdout + said.stderr
    assert f"{contract} BROKEN" in said.stdout


def test_every_contract_is_broken_once_in_the_tests():
    assert {contract for contract, _, _ in BREACHES} == set(CONTRACTS)
