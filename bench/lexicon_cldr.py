"""Write the parts of `lint/lexicon/<language>/` that come from the Unicode CLDR: months, weekdays, units, currencies.

    python bench/lexicon_cldr.py de fr es …

Needs `babel` (in the group `models`), which carries the CLDR. What it writes is data for `lint.lexicon.lexicon`; forms that CLDR does not
have (other cases, older spellings) are in the hand-written files beside them, and are kept.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "lint" / "lexicon"
ORIGIN = "# From the Unicode CLDR {version} by bench/lexicon_cldr.py (Unicode License V3); do not edit by hand.\n"
MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
UNITS = {
    "length-millimeter": "mm", "length-centimeter": "cm", "length-meter": "m", "length-kilometer": "km", "length-inch": "in",
    "length-foot": "ft", "length-yard": "yd", "length-mile": "mi", "length-nautical-mile": "nmi", "area-square-meter": "m2",
    "area-square-kilometer": "km2", "area-square-mile": "mi2", "area-square-foot": "ft2", "area-hectare": "ha", "area-acre": "acre",
    "volume-liter": "l", "volume-milliliter": "ml", "volume-gallon": "gal", "volume-barrel": "bbl", "volume-cubic-meter": "m3",
    "mass-gram": "g", "mass-kilogram": "kg", "mass-tonne": "t", "mass-pound": "lb", "mass-ounce": "oz",
    "speed-kilometer-per-hour": "km/h", "speed-mile-per-hour": "mph", "speed-meter-per-second": "m/s", "speed-knot": "kn",
    "power-watt": "W", "power-kilowatt": "kW", "power-megawatt": "MW", "power-gigawatt": "GW", "power-horsepower": "hp",
    "energy-kilowatt-hour": "kWh", "temperature-celsius": "°C", "temperature-fahrenheit": "°F", "concentr-percent": "%",
    "duration-second": "s", "duration-minute": "min", "duration-hour": "h", "duration-day": "day", "duration-week": "week",
    "duration-month": "month", "duration-year": "year", "duration-decade": "decade", "duration-century": "century",
}  # fmt: skip
"""The units of `lint.facts.units` that articles convert or count in, by their names in CLDR."""
REGIONS = {"de": ("de_AT", "de_CH"), "es": ("es_MX", "es_AR"), "fr": ("fr_CA",), "pt": ("pt_PT",)}
"""Where a language has other forms, too."""
CURRENCIES = "EUR USD GBP CHF JPY CNY INR RUB BRL CAD AUD SEK NOK DKK PLN CZK HUF TRY KRW MXN ARS UAH ZAR".split()


def forms(patterns: Any) -> list[str]:
    """The names in a unit's patterns, without the number; "per unit" is left out."""
    texts = [text for key, text in patterns.items() if isinstance(text, str) and "{0}" in text and key != "per"]
    return [name for text in texts if (name := text.replace("{0}", "").replace("\xa0", " ").strip())]


def cases(patterns: Any) -> list[str]:
    """The names of all cases and numbers of a unit."""
    found = forms(patterns)
    for key, value in patterns.items():
        if hasattr(value, "values") and key != "per":
            found += cases(value)
    return found


def line(key: str, names: list[str]) -> str:
    kept = list(dict.fromkeys(name for name in names if name))
    return f"{key}: {', '.join(kept)}\n"


def calendar(locales: list[Any]) -> str:
    out = ""
    for names, kind in ((MONTHS, "months"), (DAYS, "days")):
        for number, name in enumerate(names, kind == "months"):
            written = [
                str(getattr(locale, kind)[use][width].get(number, ""))
                for locale in locales
                for use in ("format", "stand-alone")
                for width in ("wide", "abbreviated")
            ]
            out += line(name, [form.lower().rstrip(".") for form in written])
    return out


def units(locales: list[Any]) -> str:
    out = ""
    for name, symbol in UNITS.items():
        tables = [
            locale._data["unit_patterns"].get(name, {}).get(width, {})
            for locale in locales
            for width in ("long", "short")
        ]
        out += line(symbol, [form.rstrip(".") for table in tables for form in cases(table)])
    return out


def currencies(locales: list[Any]) -> str:
    out = ""
    for code in CURRENCIES:
        plural = [
            str(form) for locale in locales for form in locale._data["currency_names_plural"].get(code, {}).values()
        ]
        out += line(code, [*plural, *(locale.currencies.get(code, "") for locale in locales)])
    return out


def main() -> None:
    from babel import Locale
    from babel.core import get_cldr_version

    origin = ORIGIN.format(version=get_cldr_version())
    for code in sys.argv[1:]:
        locales = [Locale.parse(name) for name in (code, *REGIONS.get(code, ()))]
        folder = FOLDER / code
        folder.mkdir(parents=True, exist_ok=True)
        for subject, made in (("calendar", calendar), ("units", units), ("currencies", currencies)):
            (folder / f"{subject}.txt").write_text(origin + made(locales), encoding="utf-8")


if __name__ == "__main__":
    main()
