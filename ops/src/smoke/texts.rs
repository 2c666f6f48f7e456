//! The two documents that are sent. They never change: a plan is named by its content, so no run adds to another's.

/// The first. It holds characters of two and three bytes, so that places counted in characters are found out.
pub(crate) const HEART: &str = "\
The human heart

The heart is a muscular organ that pumps blood through the body. The aorta is the artery that carries oxygen-rich \
blood away from the left ventricle. The mitral valve – named after a bishop’s mitre – is the valve that lies between \
the left atrium and the left ventricle. The café of the heart, its coronary arteries, supplies the muscle itself.

The heartbeat

The sinoatrial node is the group of cells that sets the pace of the heart. A healthy adult heart beats about 70 times \
per minute. Tachycardia is a heart rate of more than 100 beats per minute. Bradycardia is a heart rate of fewer than \
60 beats per minute. The electrocardiogram was developed by Willem Einthoven in 1901.
";

/// The second. It shares no subject with the first.
pub(crate) const STEEL: &str = "\
Making steel

Steel is an alloy of iron and carbon. Pig iron is the crude iron that comes out of a blast furnace. The Bessemer \
process is a method that blows air through molten iron to burn off impurities. Henry Bessemer patented it in 1856.

Heat treatment

Quenching is the rapid cooling of hot steel in water or oil. Tempering is the reheating of quenched steel to make it \
less brittle. Annealing is the slow cooling that makes steel soft. Martensite is the hard structure that forms when \
steel is quenched. Stainless steel contains at least 10.5 percent chromium.
";

/// Not a document but a wish.
pub(crate) const GOAL: &str = "Learn quantum mechanics basics";

/// What marks these plans as nobody's: the service leaves them out of every list.
pub(crate) const PROBE: &str = "cerply-smoke";

/// The session in which reviews are recorded.
pub(crate) const SESSION: &str = "cerply-smoke";
/// The built-in item; its answer is [`RIGHT`].
pub(crate) const ITEM: &str = "test-1";
/// The answer to [`ITEM`].
pub(crate) const RIGHT: &str = "correct";
/// What is not the answer to [`ITEM`], though it holds it.
pub(crate) const WRONG: &str = "incorrect";
