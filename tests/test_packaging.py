"""Wheel, sdist, editable install and a bare checkout all find the rules, each in a throw-away environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def _run(*command: str | Path, cwd: Path, **env: str) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=dict(os.environ) | env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _environment(folder: Path) -> Path:
    """A virtual environment without anything in it; its Python."""
    _run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    return next(path for path in (folder / "bin" / "python", folder / "Scripts" / "python.exe") if path.exists())


def _install(python: Path, what: str | Path, *options: str, cwd: Path) -> None:
    _run(
        sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", "--no-build-isolation",
        *options, what, cwd=cwd, PYTHONPATH=sysconfig.get_path("purelib"),
    )  # fmt: skip


def _rules(python: Path, cwd: Path) -> list[str]:
    """The codes that `seedlint rules` lists, with this environment's libraries but without its seedlint."""
    libraries = os.pathsep.join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    out = _run(
        python, "-c", "import sys; from lint.cli import main; sys.argv[1:] = ['rules', '--isolated']; main()",
        cwd=cwd, PYTHONPATH=libraries, SEEDLINT_CACHE_DIR=str(cwd / "cache"),
    )  # fmt: skip
    return [line.split()[0] for line in out.splitlines()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-d", target, cwd=ROOT)
    return target


@pytest.fixture(scope="module")
def expected() -> list[str]:
    from lint import engine
    from lint.config.settings import Settings

    return sorted(str(rule.code) for rule in engine.make_plan(Settings()).rules)


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
@pytest.mark.slow
def test_a_built_distribution_finds_its_rules(kind: str, built: Path, expected: list[str], tmp_path: Path) -> None:
    (distribution,) = built.glob(kind)
    python = _environment(tmp_path / "env")
    _install(python, distribution, cwd=tmp_path)
    assert _rules(python, tmp_path) == expected


@pytest.mark.slow
def test_an_editable_install_finds_the_rules_of_the_checkout(expected: list[str], tmp_path: Path) -> None:
    python = _environment(tmp_path / "env")
    _install(python, ROOT, "--editable", cwd=tmp_path)
    assert _rules(python, tmp_path) == expected


def test_a_checkout_runs_as_a_module(expected: list[str]) -> None:
    out = _run(sys.executable, "-m", "lint", "rules", "--isolated", cwd=ROOT)
    assert [line.split()[0] for line in out.splitlines()] == expected


def test_the_wheel_holds_the_code_and_the_rules_only(built: Path) -> None:
    import zipfile

    (wheel,) = built.glob("*.whl")
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"lint", "seedlint"}


@pytest.mark.slow
def test_wheel_and_sdist_are_the_same_bytes_twice(built: Path, tmp_path: Path) -> None:
    _run(sys.executable, "-m", "hatchling", "build", "-d", tmp_path, cwd=ROOT)
    made = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in (built, tmp_path)]
    assert len(made[0]) == 2 and made[0] == made[1]


def _packages(names: Iterable[str], extra: str = "") -> dict[str, PackageMetadata]:
    """The installed packages that some requirements lead to, with what they say of themselves."""
    found: dict[str, PackageMetadata] = {}
    left = [Requirement(name) for name in names]
    while left:
        wanted = left.pop()
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": extra})):
            continue
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue
        found[name] = one.metadata
        left += [Requirement(text) for text in one.requires or ()]
    return found


def _licence(about: PackageMetadata) -> str:
    said = [about["License-Expression"], about["License"], *(about.get_all("Classifier") or [])]
    return " ".join(line[:200] for line in said if line)


def test_the_page_of_licences_names_what_a_plain_installation_has_and_every_copyleft() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = canonicalize_name((ROOT / "docs" / "licences.md").read_text(encoding="utf-8"))
    core = _packages(project["dependencies"])
    assert len(core) >= 12 and not [name for name in core if name not in page]
    extras = _packages(text for lines in project["optional-dependencies"].values() for text in lines)
    copyleft = {
        name for name, about in {**core, **extras}.items() if re.search(r"GPL|MPL|Mozilla|EUPL|CDDL", _licence(about))
    }
    assert "pathspec" in copyleft and not [name for name in copyleft if name not in page]
    assert not [name for name in copyleft if re.search(r"\bA?GPL", _licence(extras.get(name) or core[name]))]
