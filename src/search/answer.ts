import { got, nth } from '../words/sure.ts';
import type { Found } from './catalog.ts';
import type { CardRow, TitleData } from './data.ts';
import { emptyStems } from './empty.ts';
import type { Matcher } from './match.ts';
import { type Meant, type Question, says, type Term } from './question.ts';
import { recordKinds } from './record-kinds.ts';
import { type Form, intents, relativeWho } from './wording.ts';
import { slugIn, stemsIn } from './words.ts';

/** An answer the handbook gives to a question: what it is about, and the cards it is put together from. */
export interface Answer {
	readonly form: Form;
	/** What it is about; the first is where it leads. */
	readonly about: readonly Found[];
	/** Places of its cards among all cards. */
	readonly cards: readonly number[];
	/** How sure it is, from 0 to 1. */
	readonly fit: number;
}

/** A line of an answer as readers see it. */
export interface AnswerLine {
	readonly label: string;
	readonly links: readonly Found[];
	readonly text?: string;
}

/** How much of a question its subject must explain, so that it is not an answer to another question. */
const minExplained = 0.8;
/** How much of a subject's name must be said. */
const minSaid = 0.36;
/** The same, where all that is said is one word that many records have. */
const minSaidVaguely = 0.55;
/** How much a word says that few records have. */
const rare = 3.5;
/** How well an activity is named by what it makes. */
const byResult = 0.9;
/** How much a word explains that only means the same as one of a name. */
const alike = 0.9;
/** Answers that fit equally well, past which the question is too vague for any. */
const maxAlike = 3;
/** Answers that are shown. */
const maxAnswers = 2;
/** How much worse than the best an answer may fit and still be shown. */
const nearBest = 0.97;
/** Decisions told in one answer. */
const maxDecisions = 4;

/** Finds answers to questions by their subjects and by what they ask. */
export function createAnswerer(data: TitleData, matcher: Matcher): (question: Question) => readonly Answer[] {
	const { catalog, rarity } = matcher;
	const cards: Card[] = [];
	for (const [form, abouts] of data.cards)
		for (const about of abouts) cards.push({ form, number: cards.length, about: about.map((at) => nth(catalog, at)) });
	const byForm = Map.groupBy(cards, ({ form }) => form);
	const wordings = wordingsOf(catalog);

	/** How well `found` is the subject of `terms`; 0 where it is not. */
	function fitOf(found: Found, terms: readonly Meant[]): number {
		const { names, around, stated } = nth(wordings, found.index);
		let [all, explained] = [0, 0];
		const met = new Set<string>();
		for (const { weight, phrases, sure } of terms) {
			all += weight;
			const told = phrases.map((phrase) => names.flatMap((name) => stemsOfPhrase(phrase, name) ?? []));
			const own = told.flat();
			for (const stem of own) met.add(stem);
			const exact = told.some((stems, i) => stems.length > 0 && sure[i]) ? 1 : alike;
			const near = own.length === 0 && phrases.some((phrase) => stemsOfPhrase(phrase, around));
			explained += own.length > 0 ? weight * exact : near ? weight * 0.8 : 0;
		}
		if (met.size === 0 || explained / all < minExplained) return 0;
		const said = Math.max(...names.map((stems, i) => share(stems, met, rarity) * (i < stated ? 1 : byResult)));
		// Where a word is only near, or one that many records have, more of the name must be said.
		const vague = explained / all < 0.95 || (terms.length === 1 && nth(terms, 0).weight < rare);
		return said < (vague ? minSaidVaguely : minSaid) ? 0 : (explained / all) * (0.4 + 0.6 * said);
	}

	function single(form: Form, terms: readonly Meant[]): readonly Answer[] {
		const found = (byForm.get(form) ?? [])
			.map((card) => ({ card, fit: fitOf(nth(card.about, 0), terms) }))
			.filter(({ fit }) => fit > 0)
			.sort((a, b) => b.fit - a.fit || nth(b.card.about, 0).links - nth(a.card.about, 0).links);
		const best = found.filter(({ fit }) => fit >= nth(found, 0).fit * nearBest);
		if (best.length > maxAlike) return [];
		return best.map(({ card, fit }) => ({ form, about: card.about.slice(0, 1), cards: [card.number], fit }));
	}

	/** All decisions about one thing make one answer: who may decide how much of it, whatever amount was asked about. */
	function decisions(all: readonly Meant[]): readonly Answer[] {
		const terms = all.filter(({ amount }) => !amount);
		if (terms.length === 0) return [];
		const found = (byForm.get('decision') ?? []).filter(({ about: [decision] }) => {
			const [first] = nth(wordings, decision!.index).names[0] ?? [];
			const heads = first !== undefined && terms.some(({ phrases }) => phrases.some((phrase) => phrase[0]?.has(first)));
			return fitOf(decision!, terms) > 0 || (heads && explainedBy(decision!, terms));
		});
		if (found.length === 0 || found.length > maxDecisions) return [];
		const about = [...new Set(found.map(({ about }) => nth(about, 1)))];
		return [{ form: 'decision', about, cards: found.map(({ number }) => number), fit: 0.9 }];
	}

	function explainedBy(found: Found, terms: readonly Meant[]): boolean {
		const own = nth(wordings, found.index).names.flat();
		return terms.every(({ phrases }) => phrases.some((phrase) => stemsOfPhrase(phrase, own)));
	}

	/** Entries of a kind that terms name in whole, in the order they are named. */
	function named(kind: string, terms: readonly Meant[]): readonly { readonly found: Found; readonly term: Meant }[] {
		return terms.flatMap((term) => {
			const found = catalog.find(
				(one) => one.kind === kind && !one.parent && nth(wordings, one.index).names.some((name) => term.says(name)),
			);
			return found ? [{ found, term }] : [];
		});
	}

	function handoffs(terms: readonly Meant[]): readonly Answer[] {
		const [from, to, ...more] = named('role', terms);
		if (!from || !to || more.length > 0 || terms.length > 2) return [];
		return (byForm.get('handoff') ?? [])
			.filter(({ about }) => about[2] === from.found && about[3] === to.found)
			.slice(0, maxAnswers)
			.map(({ number, about }) => ({ form: 'handoff', about, cards: [number], fit: 1 }));
	}

	function sharedMeasures(terms: readonly Meant[]): readonly Answer[] {
		const roles = named('role', terms);
		if (roles.length !== terms.length || roles.length === 0 || roles.length > 2) return [];
		const of = roles.map(({ found }) => (byForm.get('measures') ?? []).find(({ about }) => about[0] === found));
		if (of.some((card) => card === undefined)) return [];
		return [
			{ form: 'measures', about: roles.map(({ found }) => found), cards: of.map((card) => card!.number), fit: 1 },
		];
	}

	/** Whom a role turns to, where nothing but a role is named. */
	function help(terms: readonly Meant[]): readonly Answer[] {
		return named('role', terms).length === terms.length ? single('help', terms) : [];
	}

	function access(terms: readonly Meant[]): readonly Answer[] {
		const [system] = named('system', terms);
		const [role] = named('role', terms);
		const rest = terms.filter((term) => term !== system?.term && term !== role?.term);
		if (rest.length > 0 || !(system ?? role)) return single('access', terms);
		const of = (role ?? system)!.found;
		const card = (byForm.get('access') ?? []).find(({ about }) => about[0] === of);
		if (!card) return [];
		const about = [system?.found, role?.found].filter((one) => one !== undefined);
		return [{ form: 'access', about, cards: [card.number], fit: 1 }];
	}

	function meanings(terms: readonly Meant[]): readonly Answer[] {
		const found = named('term', terms);
		if (found.length < 2 || found.length < terms.length) return single('meaning', terms);
		return found.slice(0, maxAnswers).flatMap(({ found }) => single('meaning', meantBy([found])));
	}

	const meantBy = (records: readonly Found[]): readonly Meant[] =>
		records.map(({ index }) => ({
			weight: 1,
			phrases: [(nth(wordings, index).names[0] ?? []).map((stem) => new Set([stem]))],
			sure: [true],
			amount: false,
			says: () => true,
		}));

	const by: Partial<Record<Form, (terms: readonly Meant[]) => readonly Answer[]>> = {
		decision: decisions,
		handoff: handoffs,
		measures: sharedMeasures,
		access,
		help,
		meaning: meanings,
	};

	return (question) => {
		const expand = (term: Term): Meant => matcher.meant(term);
		const meant = new Map(question.terms.map((term) => [term, expand(term)]));
		const found: Answer[] = [];
		const asksNobody = relativeWho.some((phrase) => says(question, phrase));
		for (const { form, says: lists, also = [] } of intents) {
			const said = lists.map((phrases) =>
				phrases.filter((phrase) => says(question, phrase) && !(phrase === 'who' && asksNobody)),
			);
			if (said.some((phrases) => phrases.length === 0)) continue;
			const asked = new Set([...said.flat(), ...also].flatMap((phrase) => stemsIn(phrase)));
			const rest = question.terms.filter(({ words }) => !words.every(({ stem }) => asked.has(stem)));
			if (rest.length === 0) continue;
			found.push(...(by[form] ?? ((terms) => single(form, terms)))(rest.map((term) => got(meant, term))));
		}
		// A term that is all of the question is asked for, whatever else there is of that name.
		if (found.length === 0 && saysNoMore(question))
			found.push(...single('meaning', [...meant.values()]).filter(({ fit }) => fit > 0.99));
		found.sort((a, b) => b.fit - a.fit);
		const best = found.filter(({ fit }) => fit >= nth(found, 0).fit * nearBest);
		return best.filter((one, i) => best.findIndex(({ cards }) => cards[0] === one.cards[0]) === i).slice(0, maxAnswers);
	};
}

/** Whether a question is nothing but what it asks about. */
const saysNoMore = ({ words, terms }: Question): boolean =>
	words.every((word) => articles.has(word.plain) || terms.some((term) => term.words.includes(word)));

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the']);

interface Card {
	readonly form: Form;
	readonly number: number;
	readonly about: readonly Found[];
}

/** The stems of `name` that a phrase is met by; `undefined` where a word of it is missing. */
function stemsOfPhrase(phrase: readonly ReadonlySet<string>[], name: readonly string[]): readonly string[] | undefined {
	const met = name.filter((stem) => phrase.some((word) => word.has(stem)));
	return phrase.length > 0 && phrase.every((word) => name.some((stem) => word.has(stem))) ? met : undefined;
}

/** How each record is named. Worked out once: texts that come later change none of it. */
function wordingsOf(catalog: readonly Found[]): readonly Wording[] {
	const known = read.get(catalog);
	if (known) return known;
	// What an activity makes names it as well as its title does: what comes after the signed order.
	const made = Map.groupBy(
		catalog.filter(({ kind }) => kind === 'output'),
		({ parent }) => parent,
	);
	const wordings = catalog.map((found) => wordingOf(found, made.get(found) ?? []));
	read.set(catalog, wordings);
	return wordings;
}

const read = new WeakMap<readonly Found[], readonly Wording[]>();

interface Wording {
	readonly names: readonly (readonly string[])[];
	readonly around: readonly string[];
	/** How many of the names are its own; the others are of what it makes. */
	readonly stated: number;
}

function wordingOf({ id, title, names, parent, entry, kind }: Found, made: readonly Found[]): Wording {
	const full = (text: string) => [...new Set(stemsIn(text))].filter((stem) => !emptyStems.has(stem));
	return {
		names: [title, ...names, ...(parent ? [] : [slugIn(id)]), ...made.map((output) => output.title)]
			.map(full)
			.filter((name) => name.length > 0),
		stated: 1 + names.length + (parent ? 0 : 1),
		around: [
			...(parent ? [...new Set([parent, entry])].flatMap((one) => [one.title, ...one.names].flatMap(full)) : []),
			...full(recordKinds.get(kind)?.words ?? kind),
		],
	};
}

function share(stems: readonly string[], met: ReadonlySet<string>, rarity: (stem: string) => number): number {
	let [all, said] = [0, 0];
	for (const stem of stems) {
		all += rarity(stem);
		if (met.has(stem)) said += rarity(stem);
	}
	return all === 0 ? 0 : said / all;
}

/** The lines of `answer`, put together from `rows`, its cards. */
export function linesOf(
	{ form, about }: Answer,
	rows: readonly CardRow[],
	catalog: readonly Found[],
): readonly AnswerLine[] {
	const lines = rows.flat().map(
		([label, to, text]): AnswerLine => ({
			label,
			links: to ? to.map((at) => nth(catalog, at)) : [],
			...(text ? { text } : {}),
		}),
	);
	if (form === 'measures' && about.length === 2) {
		const [own = [], other = []] = lines.map(({ links }) => links);
		const both = own.filter((one) => other.includes(one));
		return [
			both.length > 0 ? { label: 'Both', links: both } : { label: '', links: [], text: 'They share no measure.' },
		];
	}
	const system = form === 'access' && about.length === 2 ? about[0] : undefined;
	return system ? lines.filter(({ links }) => links.includes(system)) : lines;
}
