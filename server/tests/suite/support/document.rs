//! Documents to learn from.

/// A procedure in plain text.
pub(crate) const FIRE: &str = "\
Fire safety at the depot

Fire drills

A fire drill is an exercise in which everybody leaves the building. The assembly point is the car park behind the \
building. The fire warden counts everybody at the assembly point. A drill is held every 6 months. Nobody may use the \
lift during a drill, since its doors open by themselves when the power fails.

Extinguishers

A carbon dioxide extinguisher is used on electrical fires. A foam extinguisher is used on burning liquids. Water must \
never be used on burning fat, because the steam throws the fat about. Extinguishers are inspected every 12 months by \
an external company. The inspection is written on the label of the extinguisher.

Alarms

The alarm is tested on the first Monday of each month at 10:00. A smoke detector reacts to particles in the air. A \
heat detector reacts to a temperature above 58 degrees. The control room calls the fire brigade within 2 minutes.
";

/// A policy in Markdown, with letters of more than one byte.
pub(crate) const MARKDOWN: &str = "\
# Datenschutz für Café-Gäste – a privacy policy

## What personal data is

Personal data is any information that relates to an identified person. A customer’s name is personal data. An invoice \
number is personal data when it can be linked to a person — that is the rule of Article 4.

## Retention

Invoices are kept for 10 years. Applications are deleted after 6 months. The data protection officer answers \
requests within 30 days.

- Access requests are answered in writing.
- Deletion requests are checked by two people.
- Complaints go to the supervisory authority.
";
