"""What a search begins with where no file is needed: the samples on the cards of the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.fuzz.targets import families

LONGEST = 400


def of_rules() -> Iterator[bytes]:
    """For `rules`: each short sample of a rule, behind the numbers of its family and of English."""
    for number, family in enumerate(families()):
        for rule in family:
            for sample in (*rule.examples.flags, *rule.examples.passes):
                if isinstance(sample, str) and len(sample) < LONGEST:
                    yield bytes([number, 0]) + sample.replace("[[", "").replace("]]", "").encode()


SAMPLES: dict[str, Callable[[], Iterator[bytes]]] = {"rules": of_rules}
"""By target."""
