"""Wheel, sdist, editable install and a bare checkout all find the rules, each in a throw-away environment."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("kind", ["*.whl", pytest.param("*.tar.gz", marks=pytest.mark.slow)])
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
def test_a_wheel_is_the_same_bytes_twice(tmp_path: Path) -> None:
    wheels = []
    for name in ("one", "two"):
        _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / name, cwd=ROOT)
        wheels += [path.read_bytes() for path in (tmp_path / name).iterdir()]
    assert len(wheels) == 2 and wheels[0] == wheels[1]
