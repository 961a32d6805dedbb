import type { Range } from './source.ts';

/** What a note that stands out says of itself: how grave it is, its label, and whether it folds. */
export interface NoteHead {
	readonly tone: 'note' | 'tip' | 'important' | 'warning' | 'caution';
	/** The word its author chose, as a label: `Danger`. */
	readonly label: string;
	readonly fold?: 'open' | 'closed';
}

const tones: Readonly<Record<string, NoteHead['tone']>> = {
	tip: 'tip',
	hint: 'tip',
	success: 'tip',
	check: 'tip',
	done: 'tip',
	important: 'important',
	warning: 'warning',
	warn: 'warning',
	attention: 'warning',
	caution: 'caution',
	danger: 'caution',
	error: 'caution',
	bug: 'caution',
	failure: 'caution',
};

/** The words for notes beside those of a grave tone; other words may stand for something else. */
const mild = new Set(
	'note info abstract summary tldr todo question help faq example quote cite details admonition seealso secondary'.split(
		' ',
	),
);

const isNote = (name: string) => mild.has(name) || Object.hasOwn(tones, name);

const headOf = (name: string, fold: string): NoteHead => ({
	tone: tones[name.toLowerCase()] ?? 'note',
	label: name.charAt(0).toUpperCase() + name.slice(1).toLowerCase().replace(/[-_]+/g, ' '),
	...(fold === '+' ? { fold: 'open' } : fold === '-' ? { fold: 'closed' } : {}),
});

/** The head that a quotation begins with in the way of GitHub and Obsidian, `[!NOTE]- Title`, and how long it is up to its title. */
export function alertHead(text: string): { readonly head: NoteHead; readonly length: number } | undefined {
	const found = /^\s*\[!([A-Za-z][\w-]{0,30})(?:\|[^\]\n]{0,40})?\]([+-]?)[ \t]*/.exec(text);
	return found ? { head: headOf(found[1]!, found[2]!), length: found[0].length } : undefined;
}

/** A text in which other marks, of the same length, stand for the notes of other programs, so that any parser of Markdown finds them. */
export interface Marked {
	readonly text: string;
	/** By what stands first in the heading that stands for it. */
	readonly heads: ReadonlyMap<string, NoteHead>;
}

// Characters that no font and no author gives a meaning of their own to, beyond those of private use that icons have.
const filler = '\ufdd0';
export const endOfNote = '\ufdd1';
const signs = Array.from({ length: 30 }, (_, i) => String.fromCharCode(0xfdd2 + i));
export const isSign = (char: string) => char >= '\ufdd0' && char <= '\ufdef';

/** Characters of a line that may begin a note, and notes that may stand inside each other. */
const maxLine = 1000;
const maxOpen = 50;

const some = /^[ \t>]*(?::::|!!!|\?\?\?)/m;

/**
 * Marks `:::note[Title]` … `:::` of Docusaurus, VuePress and Pandoc, and `!!! note "Title"` of MkDocs with the lines
 * indented below it. A note becomes a heading, and either another that ends it or an item of a list around it.
 */
export function markNotes(text: string): Marked | undefined {
	if (!some.test(text) || /[\ufdd0-\ufdef]/.test(text)) return undefined;
	const heads = new Map<string, NoteHead>();
	const names = new Map<string, string>();
	const signOf = (name: string, fold: string) => {
		const key = `${name.toLowerCase()}${fold}`;
		const known = names.get(key) ?? signs[heads.size];
		if (known === undefined) return undefined;
		names.set(key, known);
		heads.set(known, headOf(name, fold));
		return known;
	};
	const edits: (Range & { text: string })[] = [];
	const open: { line: Range & { prefix: string }; rest: string; colons: number }[] = [];
	for (const line of linesOutsideCode(text)) {
		const { prefix, mark, rest } = line;
		if (mark.startsWith(':')) {
			if (rest.trim() !== '') {
				if (open.length < maxOpen) open.push({ line, rest, colons: mark.length });
			} else {
				const at = open.findLastIndex(({ line: { prefix: own }, colons }) => own === prefix && colons <= mark.length);
				const [opening] = at < 0 ? [] : open.splice(at);
				const found = opening && containerHead(opening.rest, opening.colons);
				const sign = found && signOf(found.name, '');
				if (!sign) continue;
				edits.push({ ...opening.line, text: marked('# ', sign, found.title, lengthOf(opening.line)) });
				edits.push({ ...line, text: marked('# ', endOfNote, undefined, lengthOf(line)) });
			}
			continue;
		}
		const found = /^[ \t]+([A-Za-z][\w-]*)((?: [\w-]+)*)[ \t]*(?:"(.*)")?[ \t]*$/.exec(rest);
		const fold = mark === '???' ? '-' : mark === '???+' ? '+' : '';
		const sign = found && goesOn(text, line) ? signOf(found[1]!, fold) : undefined;
		if (!found || !sign) continue;
		const start = found[3] === undefined ? undefined : mark.length + rest.lastIndexOf(`"${found[3]}"`) + 1;
		const title = start === undefined ? undefined : { start, text: found[3]! };
		edits.push({ ...line, text: marked('+   # ', sign, title, lengthOf(line)) });
	}
	if (edits.length === 0) return undefined;
	const parts: string[] = [];
	let done = 0;
	for (const { start, end, text: by } of edits.sort((a, b) => a.start - b.start)) {
		parts.push(text.slice(done, start), by);
		done = end;
	}
	return { text: parts.join('') + text.slice(done), heads };
}

/** Whether the next line that says something stands below a note of MkDocs: four columns further in. */
function goesOn(text: string, { end, prefix }: Range & { prefix: string }): boolean {
	const [, blank = ''] = /^(?:[ \t>]*(?:\r\n|\r|\n))+([ \t>]*)\S/.exec(text.slice(end, end + 400)) ?? [];
	return blank.replace(/\t/g, '    ').length >= prefix.replace(/\t/g, '    ').length + 4;
}

const lengthOf = ({ start, end }: Range) => end - start;

interface Title {
	readonly start: number;
	readonly text: string;
}

/** `length` characters: a mark of Markdown, a sign, and the title where it stood. */
function marked(mark: string, sign: string, title: Title | undefined, length: number): string {
	const head = `${mark}${sign}`.slice(0, length);
	if (!title || title.start < head.length) return head.padEnd(length, filler);
	return (head.padEnd(title.start, filler) + title.text).padEnd(length, filler);
}

/** The name and title behind the colons; where it is neither a note nor details, nobody knows what it should look like. */
function containerHead(rest: string, colons: number): { readonly name: string; readonly title?: Title } | undefined {
	const gap = /^[ \t]*/.exec(rest)![0].length;
	const words = rest.slice(gap).trimEnd();
	const at = colons + gap;
	const braces = /^\{([^{}]*)\}[ \t]*/.exec(words);
	if (braces) {
		const name = /(?:^|[.\s])(?:callout-)?([a-z]+)/gi;
		const known = [...braces[1]!.matchAll(name)].map(([, one]) => one!.toLowerCase()).find(isNote);
		const said = /\btitle="([^"]+)"/.exec(braces[1]!);
		if (!known) return undefined;
		if (said) return { name: known, title: { start: at + 1 + said.index + 7, text: said[1]! } };
		const text = words.slice(braces[0].length);
		return { name: known, ...(text ? { title: { start: at + braces[0].length, text } } : {}) };
	}
	const [, name = '', braced = ''] = /^([A-Za-z][\w-]*)[ \t]*(?=(\[|\{)?)/.exec(words) ?? [];
	if (!isNote(name.toLowerCase())) return undefined;
	const from = words.slice(name.length);
	const blank = /^[ \t]*/.exec(from)![0].length;
	const start = at + name.length + blank;
	if (braced === '[') {
		const end = from.lastIndexOf(']');
		const text = from.slice(blank + 1, end < 0 ? undefined : end);
		return text ? { name, title: { start: start + 1, text } } : { name };
	}
	if (braced === '{') {
		const said = /\btitle="([^"]+)"/.exec(from);
		return said ? { name, title: { start: at + name.length + said.index + 7, text: said[1]! } } : { name };
	}
	const text = from.slice(blank).replace(/[ \t]*:{3,}$/, '');
	return text ? { name, title: { start, text } } : { name };
}

/** The lines that may begin or end a note, from the mark on. */
function* linesOutsideCode(text: string): Generator<Range & { prefix: string; mark: string; rest: string }> {
	let fence = '';
	for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
		const run = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
		if (run) {
			if (!fence) fence = run;
			else if (run.startsWith(fence) && line.trimEnd().endsWith(run)) fence = '';
		}
		if (fence || run || line.length > maxLine) continue;
		const found = /^([ \t>]*)(:{3,}|!!!|\?\?\?\+?)(?=[\s\w{[]|$)(.*)$/.exec(line);
		if (!found) continue;
		const [, prefix = '', mark = '', rest = ''] = found;
		yield { start: index + prefix.length, end: index + line.length, prefix, mark, rest };
	}
}
