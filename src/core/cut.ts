import { type Document, isMap, isScalar, isSeq, type Scalar, visit as visitNodes, type YAMLSeq } from 'yaml';
import type { Path } from './path.ts';
import type { Range, Replacement } from './source.ts';
import { rangeOf } from './yaml-flaws.ts';
import { inQuotes } from './yaml-lines.ts';

/** A text that YAML ended before its author did: at a ` #`, which begins a comment, or at a comma in brackets. */
export interface Cut {
	readonly path: Path;
	readonly range: Range;
	readonly message: string;
	readonly help: string;
	readonly edits: readonly Replacement[];
	/** The text as its author wrote it. */
	readonly text: string;
	/** Whether nothing of the text is left. */
	readonly all?: true;
}

/** Texts of `doc` that look cut. Whether a field holds words at all is for its schema to say. */
export function cutTexts(doc: Document, yaml: string): Cut[] {
	const cuts: Cut[] = [];
	const repeated = new Set<string>();
	if (yaml.includes('&')) visitNodes(doc, { Alias: (_, { source }) => void repeated.add(source) });
	const visit = (node: unknown, path: Path): void => {
		if (isMap(node)) {
			for (const { key, value } of node.items) {
				if (!isScalar(key)) continue;
				const inner = [...path, String(key.value)];
				if (isScalar(value) && value.anchor) visit(value, inner);
				else if (value === null || (isScalar(value) && value.value === null))
					cuts.push(...atHash(behind(key), inner, yaml));
				else visit(value, inner);
			}
		} else if (isSeq(node)) {
			for (const [index, item] of node.items.entries()) {
				if (isScalar(item) && item.value === null && !item.anchor)
					cuts.push(...atHash(behindDash(item, yaml), [...path, index], yaml));
				else visit(item, [...path, index]);
			}
			if (node.flow) cuts.push(...atCommas(node, path, yaml));
		} else if (isScalar(node) && node.anchor) {
			if (!repeated.has(node.anchor)) cuts.push(...atAnchor(node, path, yaml));
		} else if (isScalar(node) && (!node.type || node.type === 'PLAIN')) cuts.push(...atHash(rangeOf(node), path, yaml));
	};
	visit(doc.contents, []);
	return cuts;
}

/** Where the value of a key would stand that has none. */
const behind = (key: Scalar): Range | undefined => {
	const range = rangeOf(key);
	return range && { start: range.end + 1, end: range.end + 1 };
};

/** Where an item would stand that has nothing behind its dash. */
function behindDash(item: Scalar, yaml: string): Range | undefined {
	const start = item.range ? yaml.lastIndexOf('-', item.range[0]) + 1 : 0;
	return start > 0 ? { start, end: start } : undefined;
}

function* atHash(range: Range | undefined, path: Path, yaml: string): Generator<Cut> {
	if (!range) return;
	const lineEnd = yaml.indexOf('\n', range.end);
	const rest = yaml.slice(range.end, lineEnd < 0 ? yaml.length : lineEnd).trimEnd();
	const [, gap, comment] = /^([ \t]+)#(.*)$/.exec(rest) ?? [];
	if (gap === undefined || comment === undefined) return;
	const text = yaml.slice(range.start, range.end);
	if (!goesOn(text, gap, comment)) return;
	const start = range.end + gap.length;
	const quoted = inQuotes(`${text}${text ? gap : ''}#${comment}`);
	yield {
		path,
		range: { start, end: range.end + rest.length },
		message: text
			? `What follows \` #\` is a comment, so readers see no more than \`${short(text)}\`.`
			: 'What follows `#` is a comment, so readers see nothing of this text.',
		help: `If it belongs to the text, put all of it in quotes: \`${short(quoted)}\`. Before a comment write two spaces, and one after the \`#\`.`,
		edits: [{ range: { start: text ? range.start : start, end: range.end + rest.length }, text: quoted }],
		text: `${text}${text ? gap : ''}#${comment}`,
		...(text ? {} : { all: true }),
	};
}

/** A text that begins with `&` and a word: to YAML that is a name under which other places repeat it, and none does. */
function* atAnchor(node: Scalar, path: Path, yaml: string): Generator<Cut> {
	const range = rangeOf(node);
	const start = range ? yaml.lastIndexOf(`&${node.anchor}`, range.start) : -1;
	if (!range || start < 0 || (node.type && node.type !== 'PLAIN')) return;
	const mark = { start, end: start + 1 + node.anchor!.length };
	const left = yaml.slice(range.start, range.end);
	const text = yaml.slice(start, Math.max(mark.end, range.end));
	yield {
		path,
		range: mark,
		message: `\`&${node.anchor}\` at the start gives this value a name, which is not shown: readers see ${left ? `no more than \`${short(left)}\`` : 'nothing of this text'}.`,
		help: `Put all of it in quotes: \`${short(inQuotes(text))}\`.`,
		edits: [{ range: { start, end: start + text.length }, text: inQuotes(text) }],
		text,
		...(left ? {} : { all: true }),
	};
}

/** Words after which no text ends. */
const unfinished =
	/(?:^|\s)(?:a|an|the|and|or|of|for|with|to|from|in|on|at|by|no|nr|number|issue|ticket|case|step|und|oder|der|die|das|den|von|für|mit|zu|im|am|nummer|et|ou|le|la|les|de|du|des|pour|avec)\.?$/i;

/** Words that a number follows. */
const numbered =
	/(?:^|\s)(?:rank|ranked|tier|region|phase|level|room|floor|version|slide|page|top|prio|priority|area|zone|team|group|line|store|branch|stage|quarter|stufe|raum|seite|platz)$/i;

/** Marks that other programs look for, and fields that were made comments. */
const marker =
	/^(?:TODO|FIXME|XXX|HACK|NOTE|NB|noqa|region|endregion|yamllint|cspell|prettier|eslint)\b|^[\w-]+:(?:\s|$)/i;

/** Whether a text goes on behind a hash. Comments that stand apart, or read as remarks, are left alone. */
function goesOn(text: string, gap: string, comment: string): boolean {
	if (gap.length > 1 || gap === '\t' || marker.test(comment.trimStart())) return false;
	if (/^[\p{L}\p{N}]/u.test(comment)) return true;
	if (text === '') return false;
	if (/^ ?\d/.test(comment) && numbered.test(text)) return true;
	if (unfinished.test(text) || /^ ?[,;)]|^ (?:and|und|et) /i.test(comment)) return !/[.!?]$/.test(text);
	return open(text) && /[)\]”"]/.test(comment);
}

/** Whether a bracket or quote is opened and not closed. */
const open = (text: string) => (text.match(/[([“]/g)?.length ?? 0) > (text.match(/[)\]”]/g)?.length ?? 0);

/** Items of a list in brackets that were one text with a comma in it. */
function* atCommas(list: YAMLSeq, path: Path, yaml: string): Generator<Cut> {
	for (const [index, item] of list.items.entries()) {
		const next = list.items[index + 1];
		const [one, two] = [rangeOf(item), rangeOf(next)];
		if (!one || !two || !isWords(item) || !isWords(next)) continue;
		const [text, after] = [yaml.slice(one.start, one.end), yaml.slice(two.start, two.end)];
		const thousands = yaml.slice(one.end, two.start) === ',' && /\d$/.test(text) && /^\d{3}(?!\d)/.test(after);
		if (!thousands && !(open(text) && /^[^([“]*[)\]”]/.test(after))) continue;
		const quoted = inQuotes(yaml.slice(one.start, two.end));
		yield {
			path: [...path, index + 1],
			range: two,
			message: `Inside \`[…]\` a comma ends an item, so \`${short(after)}\` is read as one of its own.`,
			help: `Put the whole text in quotes: \`${short(quoted)}\`.`,
			edits: [{ range: { start: one.start, end: two.end }, text: quoted }],
			text: yaml.slice(one.start, two.end),
		};
	}
}

const isWords = (node: unknown): node is Scalar => isScalar(node) && (!node.type || node.type === 'PLAIN');

const short = (text: string) => (text.length > 70 ? `${text.slice(0, 69)}…` : text);
