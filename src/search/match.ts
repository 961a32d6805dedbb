import { nth } from '../words/sure.ts';
import type { Found } from './catalog.ts';
import type { TitleData } from './data.ts';
import { type Names, namesOf, type Texts, textsOf } from './fields.ts';
import type { PackedWords } from './packed.ts';
import { lexiconOf, type Meant, type Question, readQuestion, says, type Term } from './question.ts';
import { kindWords, recordKinds } from './record-kinds.ts';
import { meanings, rarityOf, scoresOf, share, weightOf } from './scores.ts';
import { kindPhrases } from './wording.ts';
import { plainName, stem, stemsIn } from './words.ts';

/** Who asks: what concerns them comes first. Ids of a role and a stage. */
export interface Reader {
	readonly role?: string;
	readonly stage?: string;
}

/** Something found, with how well it fits. */
interface Hit {
	readonly found: Found;
	readonly score: number;
	/** Whether all words of its title or of another name are in the question. */
	readonly named: boolean;
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

/** How much more likely a kind is that the question names. */
const hint = 1.1;
/** How much more likely a kind is that the question asks for. */
const askedFor = 1.9;
/** How much more likely it is a list where nothing but its kind is asked for: `abbreviations`. */
const listed = 6;
/** How likely it is a role that is named in a question of more: it is whom the question is about, seldom the answer. */
const actor = 0.7;
/** How far a keyword that is said in whole is a title that is. */
const keyword = 0.8;
/** How rare the words of a heading or block are together, before it counts that all of them are said. */
const telling = 8;
/** How much more likely it is what says all that was asked. */
const whole = 1.8;
/** How much more likely it is what concerns the reader's own role or stage. */
const ofRole = 1.4;
const ofStage = 1.2;
/** How much more likely a title is that the question says to the letter. */
const exact = 2;
/** Words of a title that nobody says by chance. */
const long = 4;

const standing = { draft: 0.75, deprecated: 0.5, retired: 0.25 } as const;

/** Records that are looked at closely. */
const maxCandidates = 400;

/** Hits on one page, past which the list would show little else. */
const maxPerPage = 3;

/** How much less likely it is what was meant where its page has been shown by something better. */
const again = 0.7;

/** How much of the fit of its page a part must have to stand before it, and by how much it then does. */
const nearPage = 0.3;
const beforePage = 1.1;

/** Makes `data` searchable, with what its records say. */
export function createMatcher(data: TitleData, words?: PackedWords): Matcher {
	const names = namesOf(data);
	if (!words) return matcherOf(names);
	const steps = textsOf(names, words);
	let next = steps.next();
	while (!next.done) next = steps.next();
	return matcherOf(names, next.value);
}

/** Searches names, and texts where they have been read. */
export function matcherOf(names: Names, texts?: Texts): Matcher {
	const { catalog, titles, plain: plainNames } = names;
	const { counts } = texts ?? names;
	const rarities = new Map<string, number>();
	const rarity = (stem: string) => {
		const known = rarities.get(stem);
		if (known !== undefined) return known;
		const value = Math.log(1 + catalog.length / (1 + (counts.get(stem) ?? 0)));
		rarities.set(stem, value);
		return value;
	};
	const lexicon = lexiconOf(catalog, plainNames, counts, names.synonyms);
	return {
		catalog,
		rarity,
		meant(term) {
			return {
				weight: weightOf(term, rarity, counts),
				phrases: meanings(names, term, counts),
				sure: term.phrases.map(({ weight }) => weight > 0.8),
				amount: term.words.every(({ plain }) => /^\p{N}/u.test(plain) || units.has(plain)),
				says: (name) => term.phrases.some(({ stems, weight }) => weight > 0.8 && stems.join(' ') === name.join(' ')),
			};
		},
		read: (text) => readQuestion(text, lexicon),
		match(question, { role, stage, kind } = {}) {
			const weights = question.terms.map((term) => weightOf(term, rarity, counts));
			const hints = kindsHinted(question);
			const wanted = kindsAsked(question);
			const lists = kindsNamed(question);
			const asked = plainName(question.text);
			const total = weights.reduce((sum, weight) => sum + weight, 0);
			const scores = new Map<number, { sum: number; covered: number; met: Map<string, number> }>();
			for (const [i, term] of question.terms.entries()) {
				for (const [id, { score, met, part }] of scoresOf(names, texts, term)) {
					const before = scores.get(id) ?? { sum: 0, covered: 0, met: new Map<string, number>() };
					before.sum += score;
					before.covered += nth(weights, i) * part;
					for (const [stem, weight] of met) before.met.set(stem, Math.max(weight, before.met.get(stem) ?? 0));
					scores.set(id, before);
				}
			}
			const hits: Hit[] = [];
			for (const { found, sum, coverage, met } of likeliest(scores, total, catalog, kind)) {
				const { index: id } = found;
				// A title that is said in whole is what is meant; one of which a word is said may be anything.
				const part = found.parent !== undefined;
				const shares = nth(titles, id).map((stems) => ({ stems, share: share(stems, met, rarity) }));
				const said = Math.max(
					...shares.map(({ stems, share }) => share * (part ? Math.min(1, rarityOf(stems, rarity) / telling) : 1)),
					...(texts?.keywords[id] ?? []).map((stems) => share(stems, met, rarity) * keyword),
				);
				const fit =
					sum * (coverage > 0.99 ? whole : 1) * (1 + 0.9 * said ** 2 + (said > 0.99 && coverage > 0.99 ? 1 : 0));
				const hinted =
					(found.kind === 'role' && coverage < 0.95 ? actor : 1) *
					(hints.has(found.kind) ? hint : 1) *
					(found.kind === 'list' && lists.some((kind) => stem(kind) === stem(found.id)) ? listed : 1) *
					(wanted.has(found.entry.kind) || wanted.has(found.kind) ? askedFor : 1);
				const same = nth(plainNames, id).includes(asked) ? (asked.split(' ').length >= long ? exact ** 2 : exact) : 1;
				const mine =
					(role && found.roles.includes(role) ? ofRole : 1) * (stage && found.stages.includes(stage) ? ofStage : 1);
				const linked = 1 + 0.05 * Math.log1p(found.links);
				const status = found.status ?? found.entry.status;
				hits.push({
					found,
					named: shares.some(({ share }) => share > 0.99),
					score:
						fit *
						hinted *
						same *
						(recordKinds.get(found.kind)?.prior ?? 1) *
						(status ? standing[status] : 1) *
						mine *
						linked,
				});
			}
			return apart(sharpened(hits).sort((a, b) => b.score - a.score || a.found.index - b.found.index));
		},
	};
}

/** A record in which something was found. */
interface Candidate {
	readonly found: Found;
	/** How well, what it does not say counted against it. */
	readonly sum: number;
	/** How much of the question it says. */
	readonly coverage: number;
	readonly met: ReadonlyMap<string, number>;
}

/** The records that may stand among the first; of thousands that have a common word most cannot. */
function likeliest(
	scores: ReadonlyMap<number, { readonly sum: number; readonly covered: number; readonly met: Map<string, number> }>,
	total: number,
	catalog: readonly Found[],
	wanted: ((kind: string) => boolean) | undefined,
): readonly Candidate[] {
	const candidates: Candidate[] = [];
	for (const [id, { sum, covered, met }] of scores) {
		const found = nth(catalog, id);
		if (wanted && !wanted(found.kind)) continue;
		const coverage = total > 0 ? covered / total : 0;
		candidates.push({ found, sum: sum * coverage ** 1.9, coverage, met });
	}
	return candidates.length <= maxCandidates
		? candidates
		: candidates.sort((a, b) => b.sum - a.sum).slice(0, maxCandidates);
}

/** Words that only say of what a number is. */
const units: ReadonlySet<string> = new Set(['percent', 'per', 'cent', 'k', 'eur', 'euro', 'euros', 'usd', 'dollars']);

const kindsBy: ReadonlyMap<string, readonly string[]> = new Map(
	[
		...Map.groupBy(
			kindWords.flatMap(([kind, words]) => stemsIn(words).map((stem) => ({ kind, stem }))),
			({ stem }) => stem,
		),
	].map(([stem, list]) => [stem, list.map(({ kind }) => kind)]),
);

const kindsHinted = ({ terms }: Question): ReadonlySet<string> =>
	new Set(
		terms.flatMap(({ phrases }) =>
			phrases.flatMap(({ stems }) => (stems.length === 1 ? (kindsBy.get(nth(stems, 0)) ?? []) : [])),
		),
	);

/** Kinds that every term of the question names. */
const kindsNamed = ({ terms }: Question): readonly string[] => {
	const each = terms.map(({ words }) => (words.length === 1 ? (kindsBy.get(nth(words, 0).stem) ?? []) : []));
	return (each[0] ?? []).filter((kind) => each.every((kinds) => kinds.includes(kind) || kinds.includes('list')));
};

const kindsAsked = (question: Question): ReadonlySet<string> =>
	new Set(
		Object.entries(kindPhrases).flatMap(([kind, phrases]) =>
			phrases.some((phrase) => says(question, phrase)) ? [kind] : [],
		),
	);

/** Puts the part of a page that says most of what was asked before its page, unless that was asked for by name. */
function sharpened(hits: readonly Hit[]): Hit[] {
	const pages = new Map(hits.flatMap((hit) => (hit.found.parent ? [] : [[hit.found.index, hit] as const])));
	const best = new Map<number, Hit>();
	for (const hit of hits) {
		const { found, score } = hit;
		if (found.parent && score > (best.get(found.entry.index)?.score ?? 0)) best.set(found.entry.index, hit);
	}
	return hits.map((hit) => {
		const page = pages.get(hit.found.entry.index);
		const near = page && !page.named && hit.score < page.score && hit.score > page.score * nearPage;
		return near && best.get(hit.found.entry.index) === hit ? { ...hit, score: page.score * beforePage } : hit;
	});
}

function apart(hits: readonly Hit[]): readonly Hit[] {
	const addresses = new Set<string>();
	const pages = new Map<number, number>();
	const shown = hits.flatMap((hit): readonly Hit[] => {
		const { found, score } = hit;
		const { href, entry } = found;
		const count = pages.get(entry.index) ?? 0;
		if (addresses.has(href) || count >= maxPerPage) return [];
		addresses.add(href);
		pages.set(entry.index, count + 1);
		return [{ ...hit, score: score * again ** count }];
	});
	return shown.sort((a, b) => b.score - a.score || a.found.index - b.found.index);
}
