"""Units of measure: the names they go by, their dimension, and how they convert to SI."""

from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: `factor` of them make one SI unit's worth (`offset` is added first: only temperatures have one)."""

    symbol: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0

    def si(self, number: float) -> float:
        """`number` of this unit in SI units (kelvin for temperatures, a fraction for percentages)."""
        return (number + self.offset) * self.factor

    def number(self, si: float) -> float:
        """How many of this unit make `si`."""
        return si / self.factor - self.offset


_TABLE = """
length  mm 0.001      millimetre millimetres millimeter millimeters mm
length  cm 0.01       centimetre centimetres centimeter centimeters cm cms
length  m 1           m metre metres meter meters mtr mtrs
length  km 1000       kilometre kilometres kilometer kilometers km kms kilometre-long
length  in 0.0254     inch inches
length  ft 0.3048     foot feet ft
length  yd 0.9144     yard yards yd yds
length  mi 1609.344   mile miles mi
length  nmi 1852      nautical-mile nautical-miles nmi
length  ly 9.4607e15  light-year light-years lightyear lightyears
length  µm 1e-6       micron microns micrometre micrometres micrometer micrometers
length  nm 1e-9       nanometre nanometres nanometer nanometers nm
area    m2 1          square-metre square-metres square-meter square-meters sq-m sqm m2 m²
area    km2 1e6       square-kilometre square-kilometres square-kilometer square-kilometers square-km sq-km sq-kms sqkm km2 km²
area    mi2 2589988.110336  square-mile square-miles sq-mile sq-miles sq-mi
area    ft2 0.09290304      square-foot square-feet sq-ft sq-feet sqft
area    yd2 0.83612736      square-yard square-yards sq-yd
area    in2 0.00064516      square-inch square-inches
area    ha 10000      hectare hectares ha
area    acre 4046.8564224   acre acres
volume  l 0.001       litre litres liter liters l
volume  ml 1e-6       millilitre millilitres milliliter milliliters ml
volume  hl 0.1        hectolitre hectolitres hectoliter hectoliters
volume  gal 0.003785411784  gallon gallons
volume  pt 0.000473176473   pint pints
volume  fl-oz 0.0000295735  fluid-ounce fluid-ounces fl-oz
volume  cl 0.00001    centilitre centilitres centiliter centiliters cl
volume  qt 0.000946352946   quart quarts
volume  bbl 0.158987294928  barrel barrels bbl bbls
volume  m3 1          cubic-metre cubic-metres cubic-meter cubic-meters cu-m m3 m³
volume  ft3 0.028316846592  cubic-foot cubic-feet cu-ft
volume  km3 1e9       cubic-kilometre cubic-kilometres cubic-kilometer cubic-kilometers
volume  mi3 4.168181825e9   cubic-mile cubic-miles
volume  bu 0.03523907 bushel bushels
mass    mg 1e-6       milligram milligrams mg
mass    g 0.001       gram grams gramme grammes gm gms g
mass    kg 1          kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs
mass    t 1000        tonne tonnes t metric-ton metric-tons metric-tonne metric-tonnes
mass    ton 907.18474 ton tons short-ton short-tons
mass    long-ton 1016.0469  long-ton long-tons
mass    lb 0.45359237 pound pounds lb lbs
mass    oz 0.028349523125   ounce ounces oz
mass    st 6.35029318 stone stones
speed   km/h 0.2777777777778 kilometres-per-hour kilometers-per-hour kilometres-an-hour kilometers-an-hour km-per-hour km-an-hour km/h kmh kph kmph km/hr
speed   mph 0.44704   miles-per-hour miles-an-hour mile-per-hour mile-an-hour mph
speed   m/s 1         metres-per-second meters-per-second metres-a-second meters-a-second m/s
speed   ft/s 0.3048   feet-per-second feet-a-second
speed   kn 0.5144444  knot knots
pressure  Pa 1        pascal pascals
pressure  hPa 100     hectopascal hectopascals hpa
pressure  kPa 1000    kilopascal kilopascals kpa
pressure  MPa 1e6     megapascal megapascals mpa
pressure  mbar 100    millibar millibars mbar
pressure  bar 1e5     bar bars
pressure  psi 6894.757  psi
pressure  atm 101325  atm
power   W 1           watt watts
power   kW 1000       kilowatt kilowatts kw
power   MW 1e6        megawatt megawatts mw
power   GW 1e9        gigawatt gigawatts gw
power   hp 745.69987  horsepower hp bhp
energy  kWh 3.6e6     kilowatt-hour kilowatt-hours kwh
energy  MWh 3.6e9     megawatt-hour megawatt-hours mwh
energy  GWh 3.6e12    gigawatt-hour gigawatt-hours gwh
energy  kcal 4184     calorie calories kcal kilocalorie kilocalories
energy  kJ 1000       kilojoule kilojoules kj
data    kB 1000       kilobyte kilobytes kb
data    MB 1e6        megabyte megabytes mb meg megs
data    GB 1e9        gigabyte gigabytes gb
data    TB 1e12       terabyte terabytes tb
data    Mbit 125000   megabit megabits mbit mbits
frequency  Hz 1       hertz hz
frequency  kHz 1000   kilohertz khz
frequency  MHz 1e6    megahertz mhz
frequency  GHz 1e9    gigahertz ghz
time    s 1           second seconds sec secs
time    min 60        minute minutes min mins
time    h 3600        hour hours hr hrs
time    day 86400     day days
time    week 604800   week weeks wk wks
time    month 2629746 month months mth mths
time    year 31556952 year years yr yrs
time    decade 315569520  decade decades
time    century 3155695200  century centuries
share   % 0.01        % percent per-cent pct percentage
share   points 0.01   percentage-point percentage-points pct-pt percent-point percent-points
share   bp 0.0001     basis-point basis-points bps
angle   degrees 1     degree degrees °
temperature  °C 1 273.15  c °c celsius degrees-celsius degree-celsius degrees-c degree-c degrees-centigrade deg-c centigrade
temperature  °F 0.5555555555556 459.67  f °f fahrenheit degrees-fahrenheit degree-fahrenheit degrees-f degree-f deg-f
temperature  K 1      kelvin kelvins
"""
BRITISH = {
    "gal": Unit("gal", "volume", 0.00454609), "pt": Unit("pt", "volume", 0.00056826125), "qt": Unit("qt", "volume", 0.0011365225),
    "fl-oz": Unit("fl-oz", "volume", 0.0000284131),
}  # fmt: skip
"""Units that are greater in Britain, by their symbol."""
CONVERTED = frozenset({"length", "area", "volume", "mass", "speed", "power", "pressure", "temperature"})
"""Dimensions in which one measure is given in two units, for two kinds of readers."""
EXACT = frozenset({"share", "angle", "data", "frequency"})
"""Dimensions whose units are never given as a conversion of each other."""


def _read() -> tuple[dict[str, Unit], dict[str, Unit]]:
    by_symbol: dict[str, Unit] = {}
    by_name: dict[str, Unit] = {}
    for line in _TABLE.split("\n"):
        fields = line.split()
        if not fields:
            continue
        dimension, symbol, factor, *names = fields
        offset = 0.0
        if names[0][0].isdigit():
            offset = float(names.pop(0))
        unit = by_symbol[symbol] = Unit(symbol, dimension, float(factor), offset)
        by_name.update((name.replace("-", " "), unit) for name in names)
    return by_symbol, by_name


BY_SYMBOL, BY_NAME = _read()
"""The units by their symbol, and by the lower-case names and abbreviations that articles use."""
LETTERS = frozenset({"c", "f", "m", "min", "in", "ha", "mi", "st", "gm", "l", "g", "t", "bar", "bars", "atm"})
"""Names that are units only right behind digits or where something else says so."""
ALONE = frozenset({"ha", "l", "g", "t", "bar", "atm"})
"""Those of them that are units behind a space, too, where no word follows that they could belong to: “12 ha (30 acres)”."""


def converted_names() -> str:
    """The names of all units that are converted, as alternatives of an expression for folded text."""
    names = sorted((name for name, unit in BY_NAME.items() if unit.dimension in CONVERTED), key=len, reverse=True)
    return "|".join(name.replace(" ", "[ -]") for name in [*names, "degrees", "°"])
