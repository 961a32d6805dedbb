/** Lists of things that are told apart by other fields than an `id`, by the name of the list. */
const keys: Readonly<Record<string, readonly string[]>> = {
	access: ['system'],
	systems: ['system', 'level'],
	next: ['activity', 'when'],
	tensions: ['with'],
	decides: ['decision'],
	not_responsible_for: ['what'],
	rules_of_engagement: ['situation'],
	escalation: ['trigger'],
	signals: ['statement'],
	questions: ['text'],
	fields: ['name'],
	follow_up: ['item', 'below'],
	changes: ['version'],
	waivers: ['rule', 'for'],
	editions: ['name'],
	teams: ['owner'],
};

/** The fields that tell the items of a list apart. */
export const keyOf = (list: string, item: Readonly<Record<string, unknown>>): readonly string[] =>
	'id' in item ? ['id'] : list === 'levels' ? ['value'] : (keys[list] ?? Object.keys(item));

/** Lists in which the order means something; all others are sets, however they are written. References never have an order. */
const ordered = new Set(['activities', 'blocks', 'steps', 'areas', 'levels', 'stages']);

export const isOrdered = (list: string): boolean => ordered.has(list);

/** Groups of fields that are one fact to a reader, so that a change of several of them is told once. */
const wholes = new Set(['cadence', 'horizon', 'people', 'target', 'baseline', 'reviewed']);

export const isWhole = (field: string): boolean => wholes.has(field);
