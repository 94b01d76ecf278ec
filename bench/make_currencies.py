"""Write lint/extract/quantities/currencies.json from CLDR (needs babel, which seedlint itself never imports).

    python bench/make_currencies.py lint/extract/quantities/currencies.json

The table has the ISO codes; the names of CLDR in English that say a nation, in the singular ("swedish krona"); and the
nouns in all their forms with their singular and what they stand for alone ("dollars": "dollar", "USD").
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name

from lint.folding import fold

USUAL = {
    "dollar": "USD", "pound": "GBP", "rupee": "INR", "peso": "MXN", "franc": "CHF", "krona": "SEK", "krone": "NOK",
    "crown": "SEK", "koruna": "CZK", "won": "KRW", "dinar": "KWD", "dirham": "AED", "riyal": "SAR", "rial": "IRR",
    "lira": "TRY", "shilling": "KES", "ruble": "RUB", "yuan": "CNY", "renminbi": "CNY", "real": "BRL", "rand": "ZAR",
    "mark": "DEM", "euro": "EUR", "yen": "JPY", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "zloty": "PLN",
    "forint": "HUF", "shekel": "ILS", "naira": "NGN", "cedi": "GHS", "dong": "VND", "taka": "BDT", "hryvnia": "UAH",
    "tenge": "KZT", "leu": "RON", "lev": "BGN", "bolivar": "VES", "sol": "PEN", "guilder": "NLG", "schilling": "ATS",
    "peseta": "ESP", "drachma": "GRD", "escudo": "PTE", "punt": "IEP", "markka": "FIM", "austral": "ARA",
    "cruzado": "BRC", "sterling": "GBP", "afghani": "AFN", "birr": "ETB", "kyat": "MMK", "kip": "LAK", "lari": "GEL",
    "dram": "AMD", "manat": "AZN", "som": "KGS", "kwacha": "ZMW", "kwanza": "AOA", "metical": "MZN", "pula": "BWP",
    "guarani": "PYG", "quetzal": "GTQ", "lempira": "HNL", "cordoba": "NIO", "colon": "CRC", "balboa": "PAB",
    "bitcoin": "XBT", "buck": "USD", "quid": "GBP",
}  # fmt: skip
"""What a noun alone means where nothing else is said: the best known currency of that name."""
AMBIGUOUS_WORDS = {
    "real",
    "won",
    "sol",
    "mark",
    "som",
    "colon",
    "lev",
    "dong",
    "leu",
    "kip",
    "punt",
    "pound",
    "austral",
}
"""Nouns that are other words too: they count as money only in the forms of FORMS or after a nationality."""
FORMS = {
    "dollar": "dollars dlr dlrs", "pound": "pounds", "sterling": "stg", "krona": "kronor kronur", "krone": "kroner",
    "crown": "crowns", "yen": "yen", "yuan": "yuan", "renminbi": "rmb", "ruble": "rubles rouble roubles",
    "lira": "lire liras", "mark": "marks deutschemarks deutschmarks", "real": "reais reals", "euro": "euros",
    "rand": "rands", "won": "won", "punt": "punts", "zloty": "zlotys zloties", "koruna": "korunas koruny",
    "hryvnia": "hryvnias hryvnya", "riyal": "riyals", "buck": "bucks", "quid": "quid", "rupiah": "rupiahs",
    "baht": "baht", "austral": "australs", "sol": "soles", "leu": "lei", "lev": "leva",
}  # fmt: skip
NATIONS = {
    "USD": "u.s. us american", "NZD": "n.z. nz kiwi", "AUD": "aussie aust", "CAD": "cdn can", "GBP": "british uk u.k.",
    "DEM": "german west-german", "FRF": "french", "BEF": "belgian", "ITL": "italian", "NLG": "dutch", "INR": "indian",
    "ESP": "spanish", "CHF": "swiss", "HKD": "h.k. hk", "SGD": "s'pore", "RUB": "soviet", "CNY": "chinese",
    "LUF": "luxembourg", "SAR": "saudi", "AED": "emirati uae", "KRW": "korean", "KWD": "kuwaiti", "JPY": "japanese",
}  # fmt: skip


def entries() -> dict[str, object]:
    """The table."""
    english = Locale("en")
    nouns = {form: [noun, USUAL[noun]] for noun in USUAL for form in _forms(noun)}
    codes, names = [], {}
    for code, name in sorted(english.currencies.items()):
        if "(" in name or code.startswith("X") and code not in ("XAF", "XOF", "XCD", "XPF"):
            continue
        codes.append(code)
        nation, _, noun = fold(get_currency_name(code, count=1, locale="en")).lower().rpartition(" ")
        if nation:
            names.setdefault(f"{nation} {noun}", code)
            if noun in ("krona", "krone", "koruna"):
                names.setdefault(f"{nation} crown", code)
        for short in NATIONS.get(code, "").split():
            names.setdefault(f"{short} {noun}", code)
    return {"codes": codes, "names": names, "nouns": nouns}


def _forms(noun: str) -> list[str]:
    own = [] if noun in AMBIGUOUS_WORDS else [noun]
    return [*own, *FORMS.get(noun, f"{noun}s").split()]


if __name__ == "__main__":
    table = json.dumps(entries(), ensure_ascii=True, separators=(",", ":"), sort_keys=True).replace("},", "},\n")
    Path(sys.argv[1]).write_text(table + "\n", encoding="ascii")
