import { language } from '../kinds/fields.ts';
import { newId } from '../kinds/new-id.ts';
import { joined } from '../words/words.ts';
import { type Phase, presets, type StageTold } from './presets.ts';

/** What is asked before a handbook is begun; texts are as somebody typed them. */
export interface Typed {
	readonly company: string;
	readonly title: string;
	readonly language: string;
	/** The name of a preset, or names of stages with commas between them. */
	readonly stages: string;
	/** Names with commas between them. */
	readonly functions: string;
	readonly roles: string;
	/** Empty where it is not known yet. */
	readonly goal: string;
	readonly host: Host;
}

export type Host = 'github' | 'gitlab' | 'none';
export const hosts: readonly Host[] = ['github', 'gitlab', 'none'];

/** Something that is called by a name, and referred to by an id. */
export interface Named {
	readonly id: string;
	readonly title: string;
}

/** The same in the form that the files are written from. */
export interface Answers {
	readonly company: string;
	readonly title: string;
	readonly language: string;
	readonly stages: readonly (Named & StageTold)[];
	readonly functions: readonly Named[];
	/** Two or more, in the order in which the customer meets them. */
	readonly roles: readonly Named[];
	readonly goal: string;
	readonly host: Host;
}

/** What holds where nothing is said. */
export const defaults: Typed = {
	company: 'Our company',
	title: '',
	language: 'en',
	stages: 'sell-and-renew',
	functions: 'Marketing, Sales, Service',
	roles: 'Account executive, Customer success manager',
	goal: '',
	host: 'github',
};

export const titleFor = (company: string): string =>
	company === defaults.company ? 'Collaboration handbook' : `${company} handbook`;

/** What is wrong with an answer, as a sentence; nothing where it can be used. */
export const flaws = {
	company: (text: string) => (clean(text) ? undefined : 'The company needs a name.'),
	roles: (text: string) =>
		namesIn(text).length < 2 ? 'Collaboration takes two roles or more, with commas between them.' : twice(text),
	functions: (text: string) => (namesIn(text).length < 1 ? 'Name one function at least.' : twice(text)),
	stages: (text: string) =>
		Object.hasOwn(presets, text.trim()) || namesIn(text).length > 1
			? twice(text)
			: `There is no preset \`${clean(text)}\`. There is ${joined(Object.keys(presets))}; or name two stages or more, with commas between them.`,
	language: (text: string) => language().safeParse(text).error?.issues[0]?.message,
};

/** Reads what was typed, each answer without a flaw. */
export function answersFrom(typed: Typed): Answers {
	const preset = presets[typed.stages.trim()];
	const titles = namesIn(typed.stages);
	const stages = preset?.stages ?? titles.map((title, place) => ownStage(title, phaseAt(place, titles.length)));
	const company = clean(typed.company);
	return {
		company,
		title: clean(typed.title) || titleFor(company),
		language: typed.language,
		stages: named(
			stages.map(({ title }) => title),
			'stage',
		).map((one, place) => ({ ...stages[place]!, ...one })),
		functions: named(namesIn(typed.functions), 'function'),
		roles: named(namesIn(typed.roles), 'role'),
		goal: clean(typed.goal),
		host: typed.host,
	};
}

/** Text in one line, without what nobody sees. */
const clean = (text: string): string =>
	text
		.toWellFormed()
		.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ufffe\uffff]/g, '')
		.trim();

const namesIn = (text: string): string[] =>
	text
		.split(/[,、，]/)
		.map(clean)
		.filter(Boolean);

/** Names that readers take for one. */
function twice(text: string): string | undefined {
	const seen = new Set<string>();
	for (const name of namesIn(text)) {
		const key = name.normalize('NFKC').toLowerCase();
		if (seen.has(key)) return `"${name}" is named twice; each needs a name of its own.`;
		seen.add(key);
	}
	return undefined;
}

/** The journey begins with marketing and ends with service. */
const phaseAt = (place: number, count: number): Phase =>
	place === 0 ? 'marketing' : place === count - 1 ? 'service' : 'sales';

/** A stage that somebody named: told as the presets tell one of that name, else to be filled. */
const ownStage = (title: string, phase: Phase): StageTold => ({
	customer_goal: 'TODO: what the customer wants in this stage, in its own words',
	work: `Lead the customer through ${title}`,
	result: `Result of ${title}`,
	...toldStages.find((one) => one.title.toLowerCase() === title.toLowerCase()),
	title,
	phase,
});

const toldStages = Object.values(presets).flatMap(({ stages }) => stages);

/** Gives each name an id that no other of them has; `noun` says what they are names of. */
export function named(titles: readonly string[], noun: string): Named[] {
	const taken = new Set<string>();
	return titles.map((title, place) => {
		const own = newId(title, { name: noun, folder: `${noun}s` });
		const first = !/^[a-z0-9-]+$/.test(own) ? `${noun}-${place + 1}` : words.test(own) ? `${own}-${noun}` : own;
		let id = first;
		for (let count = 2; taken.has(id); count++) id = `${first}-${count}`;
		taken.add(id);
		return { id, title };
	});
}

/** Ids that YAML or JavaScript takes for something else where an author writes them without quotes, and the page that the site itself has among the coaching guides. */
const words = /^(?:true|false|yes|no|on|off|null|none|constructor|prototype|coverage)$/;
