import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import type { Source } from '../../core/source.ts';
import type { KindName } from '../../kinds/index.ts';
import { plainProse } from '../../kinds/views/plain.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { nounOf } from '../../kinds/views/words.ts';

/** Kinds whose titles are names: a reader who meets one wants to open it. The titles of other kinds are everyday words. */
const named: ReadonlySet<string> = new Set<KindName>(['process', 'system', 'community', 'session']);

export const unlinkedMention = defineRule({
	id: 'unlinked-mention',
	severity: 'info',
	profile: 'strict',
	weakens: 'page',
	fromAbsence: true,
	checker() {
		let names: Names | undefined;
		return (book) => {
			names = namesOf(book.entries, names);
			return mentions(book, names);
		};
	},
});

function* mentions(book: Facts, names: Names): Generator<Problem> {
	for (const entry of book.entries) {
		if (!entry.prose || statusOf(entry) === 'retired') continue;
		const { source } = entry.prose;
		let known: Set<Entry> | undefined;
		for (const { id, start, end } of mentionsIn(entry, names)) {
			const to = book.find(id);
			known ??= new Set([entry, ...book.linksFrom(entry).flatMap((link) => link.to ?? [])]);
			if (!to || known.has(to)) continue;
			known.add(to);
			yield {
				entry,
				source,
				range: { start, end },
				key: to.id,
				message: `The ${nounOf(to.kind)} "${to.title}" is named and not linked, so a reader who wants to act on it has to search.`,
				help: 'Link the first mention to its file.',
			};
		}
	}
}

interface Names {
	readonly signature: string;
	/** Names in lower case with the id they stand for, by their first word. */
	readonly byFirstWord: ReadonlyMap<string, readonly (readonly [name: string, id: string])[]>;
	/** What was found before in files that have not changed. */
	readonly found: WeakMap<Source, readonly Mention[]>;
}

interface Mention {
	readonly id: string;
	readonly start: number;
	readonly end: number;
}

/** The names to look for, the same object as before as long as no title changes. */
function namesOf(entries: readonly Entry[], before: Names | undefined): Names {
	const candidates = entries.filter((entry) => named.has(entry.kind.name) && statusOf(entry) === 'active');
	const signature = candidates.map(({ id, title }) => `${id} ${title}`).join('\n');
	if (signature === before?.signature) return before;
	const ids = new Map<string, string | undefined>();
	for (const { id, title } of candidates) {
		const name = title.toLowerCase();
		// One word is seldom a name, and a name of two things says neither.
		if (/\s/.test(name)) ids.set(name, ids.has(name) ? undefined : id);
	}
	const unique = [...ids].filter((pair): pair is [string, string] => pair[1] !== undefined);
	const byFirstWord = Map.groupBy(unique, ([name]) => firstWord.exec(name)?.[0] ?? '');
	return { signature, byFirstWord, found: new WeakMap() };
}

function mentionsIn(entry: Entry, { byFirstWord, found }: Names): readonly Mention[] {
	const { source } = entry.prose!;
	const known = found.get(source);
	if (known) return known;
	const text = plainProse(entry).toLowerCase();
	const mentions: Mention[] = [];
	for (const { 0: word, index: start } of text.matchAll(words)) {
		for (const [name, id] of byFirstWord.get(word) ?? []) {
			const end = start + name.length;
			if (text.slice(start, end).replace(/\s/g, ' ') !== name || wordPart.test(text.charAt(end))) continue;
			mentions.push({ id, start, end });
		}
	}
	found.set(source, mentions);
	return mentions;
}

const words = /[\p{Letter}\p{Number}]+/gu;
const firstWord = /[\p{Letter}\p{Number}]+/u;
const wordPart = /[\p{Letter}\p{Number}]/u;
