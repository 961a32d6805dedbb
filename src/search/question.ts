import { distance } from 'fastest-levenshtein';
import { nth } from '../words/sure.ts';
import type { Missing } from './asks.ts';
import type { Found } from './catalog.ts';
import { emptyStems } from './empty.ts';
import { askingStems } from './wording.ts';
import { plain, stem, type Word, wordsIn } from './words.ts';

/** One thing a question asks for: a word or a name, with everything that means the same. */
export interface Term {
	/** As it was typed. */
	readonly words: readonly Word[];
	/** What stands for it, with how far it does: what was typed comes first and counts 1. */
	readonly phrases: readonly Wording[];
	/** Whether more of the word may follow, because it is the last one typed. */
	readonly open: boolean;
}

/** Words that stand for a term. */
interface Wording {
	readonly stems: readonly string[];
	/** How far they do. */
	readonly weight: number;
}

/** A question in free words, read against the words the handbook has. */
export interface Question {
	readonly text: string;
	readonly words: readonly Word[];
	readonly terms: readonly Term[];
	/** Words that the handbook does not have. */
	readonly missing: readonly Missing[];
}

/** The words a handbook has, and which of them mean the same. */
export interface Lexicon {
	/** Whether a stem occurs in the handbook, or in the table of how readers ask. */
	known(stem: string): boolean;
	/** Whether a title has this word as it is written. */
	titled(plain: string): boolean;
	/** The stems of the words that begin with `plain`. */
	begun(plain: string): readonly string[];
	/** The known words that may have been meant by one that is not known, the likeliest first. */
	meant(word: Word): readonly Near[];
	/** Names and phrases by their first stem, each with what else means the same. */
	readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

/** A word by which another may have been meant. */
interface Near {
	readonly word: string;
	readonly stem: string;
}

interface Phrase {
	readonly stems: readonly string[];
	readonly same: readonly Wording[];
}

/** How much a word counts that means the same as the one that was typed. */
const synonym = 0.55;
/** The same, where the handbook never says what was typed: then it has another word for it. */
const ownWord = 0.8;
/** How much another name of the same thing counts. */
const otherName = 0.9;
/** How much a word counts that was typed as two, or two that were typed as one. */
const joined = 0.9;

/** Names longer than this are read word by word. */
const maxName = 4;

/** The names of `catalog`, `plain` as they are written, and the `synonyms` of the handbook: one row, one meaning. */
export function lexiconOf(
	catalog: readonly Found[],
	plain: readonly (readonly string[])[],
	counts: ReadonlyMap<string, number>,
	synonyms: readonly (readonly string[])[],
): Lexicon {
	const phrases = new Map<string, Phrase & { readonly same: Wording[] }>();
	const also = (stems: readonly string[], forms: readonly (readonly string[])[], weight: number) => {
		const key = stems.join(' ');
		if (stems.length === 0) return;
		const same: Wording[] = phrases.get(key)?.same ?? [];
		for (const form of forms) if (form !== stems) same.push({ stems: form, weight });
		phrases.set(key, { stems, same });
	};
	const add = (forms: readonly (readonly string[])[], weight: number) => {
		for (const stems of forms) also(stems, forms, weight);
	};
	const has = (stem: string) => counts.has(stem);
	// What the handbook never says stands for what it does say.
	const weightOf = (stems: readonly string[]) => (stems.every(has) ? synonym : ownWord);
	for (const row of synonyms) {
		const forms = row.map(stemsOf);
		for (const stems of forms) also(stems, forms, weightOf(stems));
	}
	for (const { title, names, parent, kind } of catalog) {
		if (parent || kind === 'list') continue;
		const forms = [title, ...names].map(stemsOf).filter(({ length }) => length <= maxName);
		if (forms.length > 1 || forms.some(({ length }) => length > 1)) add(forms, otherName);
	}
	const alone = new Set([...phrases.values()].flatMap(({ stems }) => stems));
	// `cmo` is no slip of `come`.
	const longer = [...alone].filter(({ length }) => length >= oneSlip);
	const known = (stem: string) => counts.has(stem) || alone.has(stem) || askingStems.has(stem);
	// Of titles every word is known as it is written, of texts its stem.
	const written = new Map([...counts.keys(), ...longer].map((stem) => [stem, stem]));
	const titled = new Set(plain.flat().flatMap((name) => name.split(' ')));
	for (const word of titled) if (word) written.set(word, stem(word));
	const heard = new Map<string, readonly Near[]>();
	return {
		known,
		titled: (plain) => titled.has(plain),
		begun(plain) {
			const stems = new Set<string>();
			for (const [word, stem] of written) if (word.startsWith(plain)) stems.add(stem);
			return [...stems];
		},
		meant(word) {
			const before = heard.get(word.plain);
			if (before) return before;
			const stems = closestTo(word, written, counts);
			heard.set(word.plain, stems);
			return stems;
		},
		phrases: Map.groupBy(phrases.values(), ({ stems }) => nth(stems, 0)),
	};
}

/** Letters a word must have before a slip in it is forgiven, and before two are. */
const oneSlip = 5;
const twoSlips = 7;
/** Words that are equally near to what was typed, past which none of them was meant. */
const maxMeant = 3;

/** The stems of the words nearest to `word`: with a slip or two, or of the same root; of several the more frequent first. */
function closestTo(
	{ plain, stem }: Word,
	written: ReadonlyMap<string, string>,
	counts: ReadonlyMap<string, number>,
): readonly Near[] {
	if (plain.length < oneSlip || /\d/.test(plain)) return [];
	const costs = new Map<string, { readonly word: string; readonly cost: number }>();
	const root = stem.slice(0, Math.max(5, stem.length - 2));
	for (const [other, meant] of written) {
		if (Math.abs(other.length - plain.length) > 3 || other.length < oneSlip - 1) continue;
		const slips = distance(plain, other);
		const inStem = other === meant ? distance(stem, other) : slips;
		const allowed = slips <= 1 || inStem <= (stem.length >= twoSlips ? 2 : 1) || other.startsWith(root);
		// A slip is seldom in the first letter, and short words that differ there are others: affect is not effect.
		const first = other[0] === plain[0] || other.slice(1) === plain;
		if (!allowed || (!first && stem.length < twoSlips)) continue;
		const cost = Math.min(slips, inStem) + (first ? 0 : 1);
		if (cost < (costs.get(meant)?.cost ?? Number.POSITIVE_INFINITY)) costs.set(meant, { word: other, cost });
	}
	const least = Math.min(...[...costs.values()].map(({ cost }) => cost));
	return [...costs]
		.flatMap(([stem, { word, cost }]) => (cost === least ? [{ word, stem }] : []))
		.sort((a, b) => (counts.get(b.stem) ?? 0) - (counts.get(a.stem) ?? 0))
		.slice(0, maxMeant);
}

const stemsOf = (text: string) => wordsIn(text).map(({ stem }) => stem);

/** Reads `text` with the words of `lexicon`. */
export function readQuestion(text: string, { known, titled, begun, meant, phrases }: Lexicon): Question {
	const apart = (word: Word) => (known(word.stem) ? [word] : numbered(word, known));
	const open = !/\s$/.test(text);
	// What may stand for a word that is not known as it was typed, besides its stem.
	const also = new Map<Word, readonly string[]>();
	const missing: Missing[] = [];
	const words = wordsIn(text)
		.flatMap(apart)
		.map((word, i, all) => {
			const typed = text.slice(word.start, word.end);
			if (known(word.stem) || emptyStems.has(word.stem)) {
				// What is made of a known word may be another one: `parental` is no parent.
				if (/(?:al|ment)s?$/.test(word.plain) && !titled(word.plain) && !askingStems.has(word.stem))
					missing.push({ typed });
				return word;
			}
			// What is begun is found by its beginning, and is no slip; it has no endings yet.
			const longer = begun(word.plain);
			if (longer.length > 0) {
				const asTyped = { ...word, stem: word.plain };
				also.set(
					asTyped,
					longer.filter((stem) => !stem.startsWith(word.plain)),
				);
				return asTyped;
			}
			if (halvesOf(word.plain, known)) return word;
			const swapped = swappedIn(word.plain, known);
			const [first, ...more] = swapped ? [swapped] : meant(word);
			const halves = [all[i - 1], all[i + 1]].some(
				(beside, side) => beside && known(asOne(side === 0 ? [beside, word] : [word, beside])),
			);
			if (!halves)
				missing.push({
					typed,
					...(first ? { near: first.word } : {}),
					...(first && titled(first.word) ? { word: first.word } : {}),
				});
			if (!first) return word;
			const right = { ...word, stem: first.stem };
			also.set(
				right,
				more.map(({ stem }) => stem),
			);
			return right;
		});
	// `AM` is somebody's short name in a text that is not all in capitals.
	const capitals = text !== text.toUpperCase();
	const isEmpty = ({ stem, start, end }: Word) => {
		const typed = text.slice(start, end);
		return emptyStems.has(stem) && !(capitals && typed.length > 1 && typed === typed.toUpperCase());
	};
	const empty = words.every(isEmpty);
	const terms: Term[] = [];
	for (let i = 0; i < words.length; ) {
		const phrase = longest(phrases.get(nth(words, i).stem) ?? [], words, i);
		const taken = words.slice(i, i + (phrase?.stems.length ?? 1));
		i += taken.length;
		if (!empty && taken.length === 1 && isEmpty(nth(taken, 0))) continue;
		const own = { stems: taken.map(({ stem }) => stem), weight: 1 };
		const others = [
			...(taken.length > 1 ? [] : (also.get(nth(taken, 0)) ?? [])).map((one) => ({ stems: [one], weight: ownWord })),
			...(phrase?.same ?? []),
			...spellings(taken, words[i - taken.length - 1], words[i], known),
		];
		terms.push({ words: taken, phrases: [own, ...others], open: open && i >= words.length });
	}
	return { text, words, terms, missing };
}

/** A known word and the number that is typed with it: `sev1` is `sev 1`. */
function numbered(word: Word, known: (stem: string) => boolean): readonly Word[] {
	const [, name, number] = /^(\p{L}+)(\p{N}+)$/u.exec(word.plain) ?? [];
	if (!name || !number || !known(stem(name))) return [word];
	const at = word.end - number.length;
	return [
		{ stem: stem(name), plain: name, start: word.start, end: at },
		{ stem: number, plain: number, start: at, end: word.end },
	];
}

const longest = (phrases: readonly Phrase[], words: readonly Word[], at: number): Phrase | undefined =>
	phrases
		.filter(({ stems }) => stems.every((stem, i) => words[at + i]?.stem === stem))
		.sort((a, b) => b.stems.length - a.stems.length)[0];

const asOne = (words: readonly Word[]): string => stem(words.map(({ plain }) => plain).join(''));

/** The same words written as one or as two, or in the plural. */
function* spellings(
	taken: readonly Word[],
	before: Word | undefined,
	after: Word | undefined,
	known: (stem: string) => boolean,
): Generator<{ stems: readonly string[]; weight: number }> {
	const pairs = [
		...(taken.length > 1 ? [taken] : []),
		...(before ? [[before, nth(taken, 0)]] : []),
		...(after ? [[nth(taken, -1), after]] : []),
	];
	for (const pair of pairs) if (known(asOne(pair))) yield { stems: [asOne(pair)], weight: joined };
	if (taken.length > 1 || known(nth(taken, 0).stem)) return;
	const { plain: whole } = nth(taken, 0);
	// `AEs` are several of what a short name stands for.
	if (/^[a-z]{2,3}s$/.test(whole) && known(whole.slice(0, -1))) yield { stems: [whole.slice(0, -1)], weight: joined };
	const halves = halvesOf(whole, known);
	if (halves) yield { stems: halves, weight: joined };
}

/** Two known words of which `word` is made: `handover` is `hand over`. */
function halvesOf(word: string, known: (stem: string) => boolean): readonly string[] | undefined {
	for (let at = 3; at <= word.length - 3; at++) {
		const halves = [stem(word.slice(0, at)), stem(word.slice(at))];
		if (halves.every(known)) return halves;
	}
	return undefined;
}

/** The known word of which two neighbouring letters were swapped. */
function swappedIn(word: string, known: (stem: string) => boolean): Near | undefined {
	for (let at = 1; at < word.length && word.length > 3; at++) {
		const other = word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
		const swapped = { word: other, stem: stem(other) };
		if ((swapped.stem.length >= oneSlip || word.length > oneSlip) && known(swapped.stem)) return swapped;
	}
	return undefined;
}

/** Whether `phrase` stands in the question, whatever its endings; with `^` in front only at the beginning. */
export function says({ words, text }: Question, phrase: string): boolean {
	const atStart = phrase.startsWith('^');
	// `what's` is two words, of which the second would be lost with the endings.
	if (phrase.includes("'")) return spoken(phrase).test(text);
	const wanted = phraseWords(phrase);
	if (wanted.length === 0) return plain(text).includes(phrase);
	const last = atStart ? 0 : words.length - wanted.length;
	for (let from = 0; from <= last; from++)
		if (wanted.every((word, i) => words[from + i]?.stem === word.stem)) return true;
	return false;
}

const phraseWords = (phrase: string): readonly Word[] => {
	const known = phrases.get(phrase);
	if (known) return known;
	const words = wordsIn(phrase.replace('^', ''));
	phrases.set(phrase, words);
	return words;
};

const phrases = new Map<string, readonly Word[]>();

/** A phrase with an apostrophe as it is typed, with and without. */
const spoken = (phrase: string): RegExp =>
	new RegExp(`${phrase.startsWith('^') ? '^\\s*' : '\\b'}${phrase.replace('^', '').replace("'", "['’]?")}\\b`, 'i');

/** A term with the stems of the handbook it may stand for, typos and half words included. */
export interface Meant {
	readonly weight: number;
	/** Phrases that stand for it, word by word. */
	readonly phrases: readonly (readonly ReadonlySet<string>[])[];
	/** Whether each phrase is the term or another name of the same, and not only a word with the same meaning. */
	readonly sure: readonly boolean[];
	/** Whether it only says how much. */
	readonly amount: boolean;
	/** Whether the term is this name, or one that means the same. */
	says(name: readonly string[]): boolean;
}
