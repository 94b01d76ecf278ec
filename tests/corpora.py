"""Small corpora, made up, in which every rule that compares articles has something to find."""

from __future__ import annotations

import random

_TOWNS = "Arden Brendova Marl Ostia Velmar Quorn Kesper Thornby".split()
_FIRST = "Ann Boris Clara Dario Edda Finn Greta Hugo".split()
_LAST = "Hartwell Quendler Mossberg Brinkworth Calderon Dunmore Eastlake Farrow".split()
_THINGS = "ferry terminal,swimming hall,railway bridge,water tower,public library,covered market".split(",")
_BANK = "The Velmar Trade Bank ({}) lends the money, said Ingrid {} on Monday."
_FOOT = "Write to the editors of the Harbour Post before noon"
_NUMBERS = "The works burnt {} tonnes of coal in a year."


def stories(count: int) -> dict[str, str]:
    """Articles by name: stories of four, one of them a copy, with a figure, a name, an acronym and a number told otherwise."""
    return {f"{number:04d}.txt": _article(number) for number in range(count)}


def _article(number: int) -> str:
    dice = random.Random(number // 4)
    town, person = dice.choice(_TOWNS), f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"
    thing, price, workers = dice.choice(_THINGS), dice.randint(12, 90), dice.randint(100, 999)
    which = number % 4
    told = [
        f"The council of {town} will pay ${price + (7 if which == 2 else 0)} million for the new {thing} beside the old harbour gate.",
        f"The {thing} of {town} gives work to {workers} people, said {person}, who leads the harbour office of {town}.",
        f"Divers found the pillars of the {thing} sound, and {person} thanked them in {town}.",
        _BANK.format("VBT" if number == 9 else "VTB", "Falkenrat" if number == 6 else "Falkenrath"),
        _NUMBERS.format(f"{30_000 + number * 17:,}" if number % 20 else 31_500 + number),
    ]
    if which == 1:
        random.Random(number).shuffle(told)
        told.append(f"Nobody in {town} knew number {number} of the plans that were drawn for it.")
    return "\n".join([*told, f"Article {number // 4 if which in (0, 3) else number} of a long winter.", _FOOT])
