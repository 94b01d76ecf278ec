"""`python -m seedlint`, and the command itself: in whatever folder it is called, `lint` means our own package."""

from __future__ import annotations

import seedlint  # noqa: F401  (first: it opens the house)


def main() -> None:
    """Run the command line."""
    from lint.start import main as start

    start()


if __name__ == "__main__":
    main()
