import type { Entry } from '../../core/entry.ts';
import { memoized } from '../../core/memoized.ts';
import { defineRule } from '../../core/rule.ts';
import { term } from '../../kinds/term.ts';
import { plainProse } from '../../kinds/views/plain.ts';
import { statusOf } from '../../kinds/views/status.ts';

export const undefinedAbbreviation = defineRule({
	id: 'undefined-abbreviation',
	severity: 'info',
	profile: 'strict',
	weakens: 'page',
	fromAbsence: true,
	*check(book) {
		// A handbook without a glossary has not begun to define its words.
		if (book.of(term).length === 0) return;
		const defined = new Set(book.entries.flatMap(namesIn));
		for (const entry of book.entries) {
			if (!entry.prose || statusOf(entry) === 'retired') continue;
			const { source } = entry.prose;
			for (const [word, start] of abbreviationsIn(entry)) {
				if (defined.has(word)) continue;
				yield {
					entry,
					source,
					range: { start, end: start + word.length },
					key: word,
					message: `Nothing in the handbook says what \`${word}\` stands for, so newcomers and colleagues of other functions have to guess.`,
					help: 'Write it out here, or add a glossary term with this `abbreviation`.',
				};
			}
		}
	},
});

/** Abbreviations that readers in every company know. */
const everyday = new Set(
	'AI API AM BC CEO CFO CSV CTO CV EMEA ETA EU EUR FAQ GBP GDPR HR HTML HTTP HTTPS ID IP ISO IT JSON KPI LTD MP OK PC PDF PIN PM PNG PS QR SMS SVG TV UK UN URL US USA USB USD UTC VAT VIP VPN XML YAML ZIP'.split(
		' ',
	),
);

/** Words that writers put in capitals for weight. */
const stressed = new Set(
	'ALL AND ANY BOTH BUT DO DONE EACH MAY MUST NEVER NEW NO NONE NOT NOTE NOW OFF ON ONE ONLY OR STOP TIP TODO WARN WE YES YOU YOUR'.split(
		' ',
	),
);

/** Every abbreviation that the name of something in the handbook explains or is. */
const namesIn = memoized(({ title, data }: Entry): readonly string[] => {
	const { abbreviation, aliases = [] } = data as { abbreviation?: string; aliases?: readonly string[] };
	return [title, abbreviation ?? '', ...aliases].flatMap((name) => name.match(capitals) ?? []);
});

/** Abbreviations of a text that it does not explain itself, each with its first place. */
const abbreviationsIn = memoized((entry: Entry): ReadonlyMap<string, number> => {
	const text = plainProse(entry);
	const explained = explainedIn(text);
	const found = new Map<string, number>();
	for (const { 0: word, index } of text.matchAll(capitals)) {
		if (
			everyday.has(word) ||
			stressed.has(word) ||
			found.has(word) ||
			explained.has(word) ||
			isShouted(text, index, word)
		)
			continue;
		found.set(word, index);
	}
	return found;
});

/** `Configure, price, quote (CPQ)` or `CPQ (configure, price, quote)`. */
const explainedIn = (text: string): ReadonlySet<string> =>
	new Set(Array.from(text.matchAll(/\(([A-Z]{2,6})\)|([A-Z]{2,6}) \(/g), ([, after, before]) => (after ?? before)!));

/** Whether capitals go on in the next word: a text in capitals is loud, not abbreviated. */
const isShouted = (text: string, start: number, word: string) =>
	/\p{Uppercase}{2}[\s,.!]+$/u.test(text.slice(Math.max(0, start - 5), start)) ||
	/^[\s,.!]+\p{Uppercase}{2}/u.test(text.slice(start + word.length, start + word.length + 5));

const capitals = /(?<![\p{Letter}\p{Number}_@#$/.-])[A-Z]{2,6}(?![\p{Letter}\p{Number}_/]|-\p{Number})/gu;
