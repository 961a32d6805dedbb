import type { Flaw, Range, Source } from './source.ts';

/** A Markdown file as its facts and its text. */
interface Split {
	/** The facts, if there are any. */
	readonly facts?: Range;
	readonly language?: 'yaml' | 'json' | 'toml';
	readonly body: Range;
	/** What keeps other programs, or this one, from reading the facts. */
	readonly flaw?: Flaw;
}

/**
 * Splits a Markdown file into its front matter and its body. Facts that stand in another language than YAML belong to
 * the text no more than those in YAML; code is never run. A front matter that is opened and not closed takes the whole file.
 */
export function splitFrontMatter({ text }: Source): Split {
	const whole = { start: 0, end: text.length };
	const blank = /^[\ufeff\s]*/.exec(text)![0].length;
	if (!marks.has(text.slice(blank, blank + 3))) return bareJson(text, blank) ?? { body: whole };
	const opening = opener.exec(text.slice(blank, blank + maxOpener));
	if (!opening) return { body: whole };
	const { 0: line, 1: mark = '', 2: name = '' } = opening;
	const start = blank + line.length;
	const language = mark === '+++' ? 'toml' : mark === ';;;' ? 'json' : languages.get(name.toLowerCase());
	const closing = closings[mark]!.exec(text.slice(start));
	const certain = language === 'yaml' && blank === 0;
	if (!closing || !(certain || readsAsFacts(text, start, language)))
		return unclosed(text, start, { start: blank, end: blank + mark.length }, language) ?? { body: whole };
	const end = start + closing.index;
	const body = { start: Math.min(end + closing[0].length, text.length), end: text.length };
	if (!language) return { body, flaw: foreign({ start: blank, end: blank + line.trimEnd().length }, name) };
	const early = text.slice(0, blank).replace('\ufeff', '');
	return { facts: { start, end }, language, body, ...(early ? { flaw: tooLate(blank, mark, early) } : {}) };
}

const marks = new Set(['---', '+++', ';;;']);
const maxOpener = 200;
const opener = /^(---|\+\+\+|;;;)[ \t]*([A-Za-z][\w+-]{0,20})?[ \t]*(?:\r\n|\r|\n)/;
const languages: ReadonlyMap<string, 'yaml' | 'json' | 'toml'> = new Map([
	['', 'yaml'],
	['yaml', 'yaml'],
	['yml', 'yaml'],
	['json', 'json'],
	['json5', 'json'],
	['toml', 'toml'],
] as const);
const closings: Readonly<Record<string, RegExp>> = {
	'---': /^(?:---|\.\.\.)[ \t]*$/m,
	'+++': /^\+\+\+[ \t]*$/m,
	';;;': /^;;;[ \t]*$/m,
};

/** Whether what follows a line that may be a rule reads as facts: where a language is named, it is one. */
function readsAsFacts(text: string, start: number, language: Split['language']): boolean {
	const first = text.slice(start, start + 400).trimStart();
	if (language === 'toml') return /^(?:[\w."'-]+[ \t]*=|\[|#|\+\+\+)/.test(first);
	if (language === 'json') return /^["{]/.test(first);
	return language === undefined || /^(?:[\w-]+:(?:\s|$)|---|#)/.test(first);
}

/** A rule on the first line is a rule unless what follows reads as fields. */
function unclosed(text: string, start: number, range: Range, language: Split['language']): Split | undefined {
	const facts = language === 'yaml' ? /^[\w-]+:(?:\s|$)/m : language === 'toml' ? /^[\w-]+[ \t]*=/m : undefined;
	if (!facts?.test(text.slice(start, start + 400))) return undefined;
	const mark = text.slice(range.start, range.end);
	const body = { start: text.length, end: text.length };
	if (closings[mark]!.test(text.slice(start))) return undefined;
	const other = otherMark.exec(text.slice(start));
	if (other && other.index <= firstProse(text.slice(start))) {
		const at = start + other.index;
		const found = other[0].trimEnd();
		return {
			body,
			flaw: {
				rule: 'front-matter',
				range: { start: at, end: at + found.length },
				message: `The facts at the top of this file are opened with \`${mark}\`, and \`${found}\` does not close them.`,
				help: `Write \`${mark}\` in its place.`,
				suggests: [{ range: { start: at, end: at + found.length }, text: mark }],
			},
		};
	}
	return {
		body,
		flaw: {
			rule: 'front-matter',
			range,
			message: `The facts at the top of this file are opened with \`${mark}\` and never closed, so they cannot be told from the text.`,
			help: `Add a line \`${mark}\` after the last fact.`,
		},
	};
}

/** A line that divides in another language, or with another number of signs. */
export const otherMark = /^(?:-{2}|-{4,}|(?:- ){2}-|\*{3,}|_{3,}|={3,}|\+{3,}|~{3,}|[—–−]{1,3})[ \t]*$/m;

/** Where in a text the first line stands that is none of facts. */
function firstProse(text: string): number {
	const found = /^(?![ \t]*(?:[\w-]+:(?:\s|$)|-(?:\s|$)|#|[\]}]|$)|[ \t]+\S).*$/m.exec(text);
	return found ? found.index : text.length;
}

const tooLate = (start: number, mark: string, above: string): Flaw => ({
	rule: 'front-matter',
	range: { start, end: start + mark.length },
	message: `The facts are opened with \`${mark}\` ${above.includes('\n') ? 'below an empty line' : 'behind a blank'}, where other programs take them for text: \`${mark}\` has to be the first line.`,
	help: above.includes('\n') ? 'Delete what stands above it.' : 'Delete the blank.',
	suggests: [{ range: { start: 0, end: start }, text: '' }],
	severity: 'warning',
});

/** Facts that go on in a second block below the first: where it begins, and the lines that part the two. */
export function secondFacts(
	text: string,
	{ start, end }: Range,
): { readonly at: number; readonly gap: Range } | undefined {
	const [lead = '', blanks = ''] = /^(\s*)---[ \t]*\r?\n/.exec(text.slice(start, start + maxOpener)) ?? [];
	const at = start + lead.length;
	const close = lead === '' ? null : closings['---']!.exec(text.slice(at, end));
	if (!close || !/^[\w-]+:(?:\s|$)/.test(text.slice(at)) || firstProse(text.slice(at, at + close.index)) < close.index)
		return undefined;
	const line = text.lastIndexOf('\n', start - 1) + 1;
	return { at: start + blanks.length, gap: { start: line, end: at } };
}

const foreign = (range: Range, name: string): Flaw => ({
	rule: 'front-matter',
	range,
	message: `The facts at the top are written in \`${name}\`, a language that Fieldbook neither runs nor reads, so nothing is known of them.`,
	help: 'Write them as fields, `name: value`, between two lines `---`.',
});

/** Facts as Hugo may have them: a file that begins with a set of JSON. */
function bareJson(text: string, start: number): Split | undefined {
	if (text[start] !== '{' || !/^\{\s*"[^"\n]*"\s*:/.test(text.slice(start, start + maxOpener))) return undefined;
	let depth = 0;
	let quoted = false;
	for (let i = start; i < text.length; i++) {
		const char = text[i]!;
		if (quoted && char === '\\') i++;
		else if (char === '"') quoted = !quoted;
		else if (quoted) continue;
		else if (char === '{' || char === '[') depth++;
		else if ((char === '}' || char === ']') && --depth === 0)
			return /^[ \t]*(?:[\r\n]|$)/.test(text.slice(i + 1, i + maxOpener))
				? { facts: { start, end: i + 1 }, language: 'json', body: { start: i + 1, end: text.length } }
				: undefined;
	}
	return undefined;
}
