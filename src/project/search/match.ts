import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Meant } from './answer.ts';
import { catalogOf, type Found } from './catalog.ts';
import type { TitleData, WordData } from './data.ts';
import { lexiconOf, type Question, readQuestion, type Term } from './question.ts';
import { kindWords } from './wording.ts';
import { slugIn, stemsIn, wordsIn } from './words.ts';

/** Who asks: what concerns them comes first. Ids of a role and a stage. */
export interface Reader {
	readonly role?: string;
	readonly stage?: string;
}

/** Something found, with how well it fits. */
export interface Hit {
	readonly found: Found;
	readonly score: number;
}

/** Titles and their words, ready to be searched. */
export interface Matcher {
	readonly catalog: readonly Found[];
	read(text: string): Question;
	/** What fits `question`, best first, each address once. */
	match(question: Question, options?: Reader & { readonly kind?: (kind: string) => boolean }): readonly Hit[];
	/** What `term` may mean, typos and half words included. */
	meant(term: Term): Meant;
	/** How rare a stem is: 0 where everything has it. */
	rarity(stem: string): number;
}

/** What each field of a record counts. */
const boosts = { title: 3, names: 3.2, context: 0.9, kind: 0.65, words: 1.3, inside: 0.25 } as const;

type Field = keyof typeof boosts;

/** How likely a reader means a record of this kind, other things being equal. Entries that nothing is said of count 1. */
const priors: Readonly<Record<string, number>> = {
	list: 0.65,
	stage: 0.8,
	step: 0.45,
	statement: 0.85,
	accountability: 0.95,
	output: 1,
	question: 0.5,
	signal: 0.7,
	heading: 0.9,
	block: 1,
	commitment: 0.8,
	agreement: 0.95,
	escalation: 0.9,
	decision: 0.95,
	rule: 0.2,
	action: 0.8,
};

/** How much less the words of a name say together than each alone. */
const together = 0.95;
/** How fast more of the same word stops to count, and how much long records are held back. */
const bm25 = { k: 0.85, b: 0.7, d: 0.8 } as const;

/** How far a word that stands in a field is what a record is about. */
const nearness: Readonly<Record<Field, number>> = { title: 1, names: 1, context: 1, kind: 1, words: 0.75, inside: 0.5 };
/** How much more likely a kind is that the question names. */
const hint = 1.1;
/** How much more likely it is what says all that was asked. */
const whole = 1.35;
/** How much more likely it is what concerns the reader's own role or stage. */
const ofRole = 1.4;
const ofStage = 1.2;
/** How much more likely a title is that the question says to the letter. */
const exact = 2;

const standing = { draft: 0.75, deprecated: 0.5, retired: 0.25 } as const;

/** Hits on one page, past which the list would show little else. */
const maxPerPage = 3;

/** Makes `data` searchable; `words` may follow later, in a matcher of their own. */
export function createMatcher(data: TitleData, words: WordData = []): Matcher {
	const catalog = catalogOf(data);
	const index = new MiniSearch<Readonly<Record<string, unknown>>>({
		fields: Object.keys(boosts),
		tokenize: (text) => text.split(' '),
		processTerm: (term) => term || null,
		searchOptions: { bm25 },
	});
	const counts = new Map<string, number>();
	const parts = Map.groupBy(
		catalog.filter(({ parent }) => parent),
		({ entry }) => entry,
	);
	index.addAll(
		catalog.map((found) => {
			const fields = fieldsOf(found, parts.get(found) ?? [], words);
			const { title, names, context, words: text } = fields;
			for (const one of new Set([title, names, context, text].flatMap((field) => field.split(' '))))
				counts.set(one, (counts.get(one) ?? 0) + 1);
			return { id: found.index, ...fields };
		}),
	);
	const titles = catalog.map(({ title, names }) => [title, ...names].map((name) => [...new Set(stemsIn(name))]));
	const plainNames = catalog.map(({ id, title, names, parent }) =>
		[title, ...names, ...(parent ? [] : [slugIn(id)])].map(plainName),
	);
	const rarity = (stem: string) => Math.log(1 + catalog.length / (1 + (counts.get(stem) ?? 0)));
	const lexicon = lexiconOf(catalog, counts);
	return {
		catalog,
		rarity,
		meant: (term) => ({
			weight: weightOf(term, rarity, counts),
			phrases: meanings(index, term, counts),
			sure: term.phrases.map(({ weight }) => weight > 0.8),
			says: (name) => term.phrases.some(({ stems, weight }) => weight > 0.8 && stems.join(' ') === name.join(' ')),
		}),
		read: (text) => readQuestion(text, lexicon),
		match(question, { role, stage, kind } = {}) {
			const weights = question.terms.map((term) => weightOf(term, rarity, counts));
			const hints = kindsHinted(question);
			const asked = plainName(question.text);
			const total = weights.reduce((sum, weight) => sum + weight, 0);
			const scores = new Map<number, { sum: number; covered: number; met: Map<string, number> }>();
			for (const [i, term] of question.terms.entries()) {
				for (const [id, { score, met, part }] of scoresOf(index, term)) {
					const before = scores.get(id) ?? { sum: 0, covered: 0, met: new Map<string, number>() };
					before.sum += score;
					before.covered += weights[i]! * part;
					for (const [stem, weight] of met) before.met.set(stem, Math.max(weight, before.met.get(stem) ?? 0));
					scores.set(id, before);
				}
			}
			const hits: Hit[] = [];
			for (const [id, { sum, covered, met }] of scores) {
				const found = catalog[id]!;
				if (kind && !kind(found.kind)) continue;
				const coverage = total > 0 ? covered / total : 0;
				// A title that is said in whole is what is meant; one of which a word is said may be anything.
				const said = Math.max(...titles[id]!.map((stems) => share(stems, met, rarity)));
				const fit =
					sum *
					coverage ** 1.9 *
					(coverage > 0.99 ? whole : 1) *
					(1 + 0.9 * said ** 2 + (said > 0.99 && coverage > 0.99 ? 1 : 0));
				const hinted = hints.has(found.kind) ? hint : 1;
				const same = plainNames[id]!.includes(asked) ? exact : 1;
				const mine =
					(role && found.roles.includes(role) ? ofRole : 1) * (stage && found.stages.includes(stage) ? ofStage : 1);
				const linked = 1 + 0.05 * Math.log1p(found.links);
				const status = found.status ?? found.entry.status;
				hits.push({
					found,
					score: fit * hinted * same * (priors[found.kind] ?? 1) * (status ? standing[status] : 1) * mine * linked,
				});
			}
			return apart(hits.sort((a, b) => b.score - a.score || a.found.index - b.found.index));
		},
	};
}

const plainName = (text: string): string =>
	wordsIn(text)
		.map(({ plain }) => plain)
		.join(' ');

const kindsBy: ReadonlyMap<string, readonly string[]> = new Map(
	[
		...Map.groupBy(
			Object.entries(kindWords).flatMap(([kind, words]) => stemsIn(words).map((stem) => ({ kind, stem }))),
			({ stem }) => stem,
		),
	].map(([stem, list]) => [stem, list.map(({ kind }) => kind)]),
);

const kindsHinted = ({ terms }: Question): ReadonlySet<string> =>
	new Set(
		terms.flatMap(({ phrases }) =>
			phrases.flatMap(({ stems }) => (stems.length === 1 ? (kindsBy.get(stems[0]!) ?? []) : [])),
		),
	);

function fieldsOf(found: Found, parts: readonly Found[], words: WordData): Readonly<Record<Field, string>> {
	const { id, title, names, parent, entry, kind } = found;
	const context = parent ? [...new Set([parent, entry])].flatMap((one) => [one.title, ...one.names]) : [];
	return {
		title: stemsIn(title).join(' '),
		names: [...names, slugIn(id)].flatMap(stemsIn).join(' '),
		context: context.flatMap(stemsIn).join(' '),
		kind: stemsIn(kindWords[kind] ?? '').join(' '),
		words: words[found.index] ?? '',
		// What its parts say is said in the entry: a question may ask for words of several of them.
		inside: [
			...new Set(parts.flatMap(({ title, index }) => [...stemsIn(title), ...(words[index] ?? '').split(' ')])),
		].join(' '),
	};
}

/** How well a record meets a term, by which stems, and how much of the phrase. */
interface Met {
	readonly score: number;
	readonly part: number;
	readonly met: readonly (readonly [stem: string, weight: number])[];
}

/** How well each record meets a term: by the best of the phrases that stand for it. */
function scoresOf(index: MiniSearch, { phrases, open }: Term): ReadonlyMap<number, Met> {
	const best = new Map<number, Met>();
	for (const [i, { stems, weight }] of phrases.entries()) {
		const sums = new Map<number, { score: number; count: number; near: number; met: [string, number][] }>();
		for (const [at, stem] of stems.entries()) {
			const results = index.search(stem, tolerance(stem, i === 0, open && at === stems.length - 1));
			for (const { id, score, terms, match } of results) {
				const before = sums.get(id) ?? { score: 0, count: 0, near: 0, met: [] };
				before.near += Math.max(
					...Object.values(match)
						.flat()
						.map((field) => nearness[field as Field]),
				);
				before.score += score;
				before.count += 1;
				for (const term of terms) before.met.push([term, weight]);
				sums.set(id, before);
			}
		}
		for (const [id, { score, count, near, met }] of sums) {
			// A part of a name is little of it: `account` alone does not mean an account executive.
			const part = (count / stems.length) ** 2;
			const before = best.get(id);
			const value = score * weight * part;
			best.set(id, {
				score: Math.max(value, before?.score ?? 0),
				part: Math.max(part * Math.sqrt(weight) * (near / count), before?.part ?? 0),
				met: before ? [...before.met, ...met] : met,
			});
		}
	}
	return best;
}

/** How far a stem may differ from one that is found: what was typed by an end not yet typed, or a slip. */
const tolerance = (stem: string, own: boolean, open: boolean): SearchOptions => ({
	boost: boosts,
	prefix: own && stem.length >= (open ? 2 : 4),
	fuzzy: own && stem.length >= 4 ? (stem.length >= 8 ? 2 : 1) : false,
	weights: { fuzzy: 0.5, prefix: open ? 0.6 : 0.3 },
	maxFuzzy: 2,
});

function meanings(index: MiniSearch, { phrases, open }: Term, counts: ReadonlyMap<string, number>): Meant['phrases'] {
	return phrases.map(({ stems }, i) =>
		stems.map((stem, at) => {
			// A word the handbook knows is meant as it stands.
			if (counts.has(stem)) return new Set([stem]);
			const results = index.search(stem, {
				...tolerance(stem, i === 0, open && at === stems.length - 1),
				fields: ['title', 'names'],
			});
			return new Set(results.flatMap(({ terms }) => terms));
		}),
	);
}

/** How much it says about a record that it meets `term`. A word the handbook does not know says little. */
function weightOf({ phrases }: Term, rarity: (stem: string) => number, counts: ReadonlyMap<string, number>): number {
	const known = phrases.filter(({ stems }) => stems.some((stem) => counts.has(stem)));
	if (known.length === 0) return 2;
	// There is a first one, since some are known.
	const { stems, weight } = known[0]!;
	let all = 0;
	for (const stem of stems) if (counts.has(stem)) all += rarity(stem);
	return Math.sqrt(weight) * all * (stems.length > 1 ? together : 1);
}

/** How much of `stems` was met, rare ones counting more. */
function share(stems: readonly string[], met: ReadonlyMap<string, number>, rarity: (stem: string) => number): number {
	let [all, said] = [0, 0];
	for (const stem of stems) {
		const weight = rarity(stem);
		all += weight;
		said += weight * (met.get(stem) ?? 0);
	}
	return all === 0 ? 0 : said / all;
}

function apart(hits: readonly Hit[]): readonly Hit[] {
	const addresses = new Set<string>();
	const pages = new Map<number, number>();
	return hits.filter(({ found: { href, entry } }) => {
		const count = pages.get(entry.index) ?? 0;
		if (addresses.has(href) || count >= maxPerPage) return false;
		addresses.add(href);
		pages.set(entry.index, count + 1);
		return true;
	});
}
