//! Units of measurement and how they convert.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a unit measures. Only units of one dimension convert into each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Time,
    Speed,
    Temperature,
    Percent,
    Angle,
    Frequency,
    Force,
    Pressure,
    Energy,
    Power,
    Voltage,
    Current,
    Resistance,
    Data,
    Dollar,
    Euro,
    Pound,
}

/// A unit: a value in it is `value * factor + offset` in the dimension's base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    /// How it is written, the symbol first.
    pub names: &'static [&'static str],
    pub dimension: Dimension,
    factor: f64,
    offset: f64,
}

impl Unit {
    /// `value` of this unit in the base of its dimension.
    pub(super) fn in_base(&self, value: f64) -> f64 {
        value * self.factor + self.offset
    }

    /// How big this unit is in the base of its dimension.
    pub(super) fn size(&self) -> f64 {
        self.factor
    }

    /// Whether it measures rather than counts or pays: then a long number may be rounded.
    pub(super) fn measures(&self) -> bool {
        use Dimension::{Data, Dollar, Euro, Percent, Pound, Time};
        !matches!(self.dimension, Time | Percent | Dollar | Euro | Pound | Data)
    }
}

const fn unit(names: &'static [&'static str], dimension: Dimension, factor: f64) -> Unit {
    Unit { names, dimension, factor, offset: 0.0 }
}

use Dimension::{
    Angle, Area, Current, Data, Dollar, Energy, Euro, Force, Frequency, Length, Mass, Percent, Pound, Power, Pressure,
    Resistance, Speed, Temperature, Time, Voltage, Volume,
};

/// Factors after the SI Brochure, 9th edition, and NIST SP 811 for units outside the SI.
const UNITS: &[Unit] = &[
    unit(&["nm", "nanometer", "nanometre"], Length, 1e-9),
    unit(&["µm", "um", "micrometer", "micrometre", "micron"], Length, 1e-6),
    unit(&["mm", "millimeter", "millimetre"], Length, 1e-3),
    unit(&["cm", "centimeter", "centimetre"], Length, 1e-2),
    unit(&["m", "meter", "metre"], Length, 1.0),
    unit(&["km", "kilometer", "kilometre"], Length, 1e3),
    unit(&["in", "inch", "inches"], Length, 0.0254),
    unit(&["ft", "foot", "feet"], Length, 0.3048),
    unit(&["yd", "yard"], Length, 0.9144),
    unit(&["mi", "mile"], Length, 1609.344),
    unit(&["mm2"], Area, 1e-6),
    unit(&["cm2", "square centimeter", "square centimetre"], Area, 1e-4),
    unit(&["m2", "sqm", "square meter", "square metre"], Area, 1.0),
    unit(&["ha", "hectare"], Area, 1e4),
    unit(&["km2", "square kilometer", "square kilometre"], Area, 1e6),
    unit(&["ml", "milliliter", "millilitre", "cm3"], Volume, 1e-6),
    unit(&["cl", "centiliter", "centilitre"], Volume, 1e-5),
    unit(&["l", "liter", "litre", "dm3"], Volume, 1e-3),
    unit(&["m3", "cubic meter", "cubic metre"], Volume, 1.0),
    unit(&["µg", "ug", "microgram"], Mass, 1e-9),
    unit(&["mg", "milligram"], Mass, 1e-6),
    unit(&["g", "gram", "gramme"], Mass, 1e-3),
    unit(&["kg", "kilo", "kilogram", "kilogramme"], Mass, 1.0),
    unit(&["t", "tonne"], Mass, 1e3),
    unit(&["oz", "ounce"], Mass, 0.028_349_523_125),
    unit(&["lb", "lbs"], Mass, 0.453_592_37),
    unit(&["ns", "nanosecond"], Time, 1e-9),
    unit(&["µs", "us", "microsecond"], Time, 1e-6),
    unit(&["ms", "millisecond"], Time, 1e-3),
    unit(&["s", "sec", "second"], Time, 1.0),
    unit(&["min", "minute"], Time, 60.0),
    unit(&["h", "hr", "hour"], Time, 3600.0),
    unit(&["days", "d", "day"], Time, 86_400.0),
    unit(&["weeks", "week", "wk"], Time, 604_800.0),
    // A month has no fixed length in days, a year has twelve of them.
    unit(&["months", "month"], Time, 2_629_746.0),
    unit(&["years", "year", "yr"], Time, 31_556_952.0),
    unit(&["m/s", "meters per second", "metres per second"], Speed, 1.0),
    unit(&["km/s", "kilometers per second", "kilometres per second"], Speed, 1e3),
    unit(&["km/h", "kmh", "kph", "kilometers per hour", "kilometres per hour"], Speed, 1.0 / 3.6),
    unit(&["mph", "miles per hour"], Speed, 0.447_04),
    Unit {
        names: &["°C", "℃", "C", "celsius", "degrees celsius", "degree celsius"],
        dimension: Temperature,
        factor: 1.0,
        offset: 273.15,
    },
    Unit {
        names: &["°F", "F", "fahrenheit", "degrees fahrenheit", "degree fahrenheit"],
        dimension: Temperature,
        factor: 5.0 / 9.0,
        offset: 459.67 * 5.0 / 9.0,
    },
    unit(&["K", "kelvin"], Temperature, 1.0),
    unit(&["%", "percent", "per cent", "pct"], Percent, 0.01),
    unit(&["°", "deg", "degree"], Angle, 1.0),
    unit(&["Hz", "hertz"], Frequency, 1.0),
    unit(&["kHz", "kilohertz"], Frequency, 1e3),
    unit(&["MHz", "megahertz"], Frequency, 1e6),
    unit(&["GHz", "gigahertz"], Frequency, 1e9),
    unit(&["N", "newton"], Force, 1.0),
    unit(&["kN", "kilonewton"], Force, 1e3),
    unit(&["Pa", "pascal"], Pressure, 1.0),
    unit(&["hPa", "hectopascal", "mbar"], Pressure, 100.0),
    unit(&["kPa", "kilopascal"], Pressure, 1e3),
    unit(&["bar"], Pressure, 1e5),
    unit(&["J", "joule"], Energy, 1.0),
    unit(&["kJ", "kilojoule"], Energy, 1e3),
    unit(&["kWh", "kilowatt hour"], Energy, 3.6e6),
    unit(&["kcal", "kilocalorie"], Energy, 4184.0),
    unit(&["mW", "milliwatt"], Power, 1e-3),
    unit(&["W", "watt"], Power, 1.0),
    unit(&["kW", "kilowatt"], Power, 1e3),
    unit(&["MW", "megawatt"], Power, 1e6),
    unit(&["mV", "millivolt"], Voltage, 1e-3),
    unit(&["V", "volt"], Voltage, 1.0),
    unit(&["kV", "kilovolt"], Voltage, 1e3),
    unit(&["mA", "milliamp", "milliampere"], Current, 1e-3),
    unit(&["A", "amp", "ampere"], Current, 1.0),
    unit(&["Ω", "ohm"], Resistance, 1.0),
    unit(&["kΩ", "kiloohm"], Resistance, 1e3),
    unit(&["bit"], Data, 0.125),
    unit(&["B", "byte"], Data, 1.0),
    unit(&["KB", "kilobyte"], Data, 1e3),
    unit(&["MB", "megabyte"], Data, 1e6),
    unit(&["GB", "gigabyte"], Data, 1e9),
    unit(&["TB", "terabyte"], Data, 1e12),
    unit(&["KiB", "kibibyte"], Data, 1024.0),
    unit(&["MiB", "mebibyte"], Data, 1_048_576.0),
    unit(&["GiB", "gibibyte"], Data, 1_073_741_824.0),
    unit(&["$", "usd", "dollar"], Dollar, 1.0),
    unit(&["€", "eur", "euro"], Euro, 1.0),
    unit(&["£", "gbp", "pound"], Pound, 1.0),
];

static BY_LOWER_NAME: LazyLock<HashMap<String, &'static Unit>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for unit in UNITS {
        for name in unit.names {
            map.entry(name.to_lowercase()).or_insert(unit);
        }
    }
    map
});

/// The unit written `name`: its symbol as it stands (mW is not MW), else any of its names.
pub(super) fn named(name: &str) -> Option<&'static Unit> {
    let exact = UNITS.iter().find(|unit| unit.names.contains(&name));
    exact.or_else(|| {
        let lower = name.to_lowercase();
        let singular = lower.strip_suffix('s').filter(|stem| stem.chars().count() > 2);
        BY_LOWER_NAME.get(&lower).or_else(|| BY_LOWER_NAME.get(singular?)).copied()
    })
}
