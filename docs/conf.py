"""Sphinx: python -m sphinx -W -b html docs docs/_build. The pages of the rules and of the reference are written from the code before each build."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import reference_pages  # noqa: E402
import rule_pages  # noqa: E402

from lint import __version__  # noqa: E402

project = "seedlint"
author = "The seedlint authors"
copyright = "The seedlint authors"
version = release = __version__
extensions = ["myst_parser", "sphinx_copybutton"]
exclude_patterns = ["_build", ".gitignore"]
html_theme = "furo"
html_title = f"seedlint {__version__}"
html_static_path = ["static"]
html_css_files = ["rules.css"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]
copybutton_prompt_text = "$ "

rule_pages.write(HERE / "rules")
reference_pages.write(HERE / "reference")
