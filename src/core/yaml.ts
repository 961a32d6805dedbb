import { CORE_SCHEMA, load } from 'js-yaml';
import {
	type Document,
	isAlias,
	isCollection,
	isMap,
	isNode,
	isPair,
	isScalar,
	type Node,
	parseDocument,
	type YAMLError,
} from 'yaml';
import { maxAliasedNodes, maxDepth, maxYamlKeys, maxYamlLength } from './limits.ts';
import type { Flaw, Range } from './source.ts';

/** Where a value stands in data: keys and indexes from the outside in. */
export type Path = readonly PropertyKey[];

/** Which text stands for a value: its key, the value itself (of a map in a list, its first field), or all of it. */
export type YamlPart = 'key' | 'value' | 'whole';

/** YAML as plain data that knows where each value stands. */
export interface Yaml {
	/** The data; `undefined` when the text could not be read. */
	readonly value: unknown;
	readonly flaws: readonly Flaw[];
	/** Where the value at `path` stands; the closest parent when it is absent. */
	at(path: Path, part?: YamlPart): Range;
}

/** Reads the YAML in `range` of `text`. Ranges are offsets into `text`. Never throws. */
export function readYaml(text: string, range: Range): Yaml {
	// Blanking everything else keeps YAML offsets equal to file offsets; a lone CR ends a line in YAML, which the parser does not know.
	const yaml =
		text.slice(0, range.start).replace(/[^\n]/g, ' ') + text.slice(range.start, range.end).replace(/\r(?!\n)/g, '\n');
	const limit = overLimit(yaml, range);
	if (limit) return unread(range, [limit]);
	const fast = plain(yaml.slice(range.start, range.end));
	if (fast) {
		let doc: Document | undefined;
		const at: Yaml['at'] = (path, part = 'value') => {
			doc ??= parse(yaml);
			return doc ? locate(doc, path, part, firstLine(text, range)) : firstLine(text, range);
		};
		return { value: fast.value, flaws: [], at };
	}
	const doc = parse(yaml);
	if (!doc)
		return unread(range, [
			flaw(
				'yaml-syntax',
				firstLine(text, range),
				'The facts cannot be read as YAML.',
				'Compare them with the example of this kind.',
			),
		]);
	const at: Yaml['at'] = (path, part = 'value') => locate(doc, path, part, firstLine(text, range));
	const fatal = doc.errors.find((error) => error.code !== 'DUPLICATE_KEY');
	if (fatal) return { value: undefined, flaws: [explain(fatal, yaml, range)], at };
	const flaws = [...doc.errors, ...doc.warnings].map((problem) => explain(problem, yaml, range));
	const alias = badAlias(doc);
	if (alias) return { value: undefined, flaws: [...flaws, alias], at };
	flaws.push(...brokenText(doc));
	try {
		return { value: doc.toJS({ maxAliasCount: -1 }), flaws, at };
	} catch {
		return {
			value: undefined,
			flaws: [...flaws, flaw('yaml-syntax', firstLine(text, range), 'The facts cannot be read as YAML.')],
			at,
		};
	}
}

/**
 * The value of YAML that has nothing unusual, which is nearly all of it: `js-yaml` gives it five times sooner than
 * `yaml`, which alone knows where each value stands and is asked when somebody wants to know. `undefined` where the
 * two could differ or something is wrong. A property test holds the two to the same values.
 */
function plain(yaml: string): { value: unknown } | undefined {
	if (unusual.test(yaml)) return undefined;
	try {
		const value = load(yaml, { schema: CORE_SCHEMA, maxAliases: 0 });
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? { value } : undefined;
	} catch {
		return undefined;
	}
}

/** Anchors, aliases, tags, complex keys, directives, tabs, escapes and characters that look like blanks: `yaml` judges them. */
const unusual =
	/(?:^ *|[-:,?[{] *)[&*!%?@`:]|[\t\ufeff\u0085\u00a0\u2028\u2029\0]|\\[^"'\\/ ]|^ *(?:---|\.\.\.)|[\]}"'] *:(?=\s)|[\]}][^\s,\]}]/m;

function parse(yaml: string): Document | undefined {
	try {
		return parseDocument(yaml, { prettyErrors: false, schema: 'core', merge: false, stringKeys: true });
	} catch {
		return undefined;
	}
}

const unread = (range: Range, flaws: readonly Flaw[]): Yaml => ({
	value: undefined,
	flaws,
	at: () => flaws[0]?.range ?? range,
});

const flaw = (rule: string, range: Range, message: string, help?: string): Flaw => ({
	rule,
	range,
	message,
	...(help ? { help } : {}),
});

/** What a parser could not stand, found by one pass over the characters. */
function overLimit(yaml: string, range: Range): Flaw | undefined {
	const start = Math.min(range.start, yaml.length);
	const here = { start, end: Math.min(start + 1, yaml.length) };
	if (range.end - range.start > maxYamlLength) {
		return flaw(
			'input-limit',
			here,
			`The facts are longer than ${maxYamlLength / 1024} KB.`,
			'Move long text into the Markdown body, or split the playbook.',
		);
	}
	const indents: number[] = [];
	let keys = 0;
	let open = 0;
	let lineStart = true;
	for (let i = range.start; i < range.end; i++) {
		const char = yaml.charCodeAt(i);
		if (lineStart) {
			let indent = 0;
			// `- - - x` opens a list at each dash.
			while (yaml[i] === ' ' || ((yaml[i] === '-' || yaml[i] === '?') && yaml[i + 1] === ' ')) {
				if (yaml[i] !== ' ') push(indents, indent);
				if (indents.length > maxDepth) return tooDeep(i);
				indent++;
				i++;
			}
			if (i >= range.end) break;
			if (yaml[i] !== '\n' && yaml[i] !== '#') push(indents, indent);
			lineStart = false;
			if (indents.length > maxDepth) return tooDeep(i);
			if (yaml[i] === '\n') {
				lineStart = true;
				continue;
			}
		}
		const now = yaml.charCodeAt(i);
		if (now === 10) lineStart = true;
		else if (now === 58 && isSpace(yaml.charCodeAt(i + 1))) {
			if (++keys > maxYamlKeys)
				return flaw(
					'input-limit',
					{ start: i, end: i + 1 },
					`The facts hold more than ${maxYamlKeys} keys.`,
					'Split the playbook.',
				);
		} else if (now === 91 || now === 123) {
			if (++open > maxDepth) return tooDeep(i);
		} else if ((now === 93 || now === 125) && open > 0) open--;
		else if (char === 0)
			return flaw(
				'yaml-syntax',
				{ start: i, end: i + 1 },
				'The file holds a control character (NUL) that no text can hold.',
				'Delete it.',
			);
	}
	return undefined;
}

function push(indents: number[], indent: number): void {
	while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop();
	indents.push(indent);
}

const isSpace = (char: number) => Number.isNaN(char) || char === 32 || char === 10 || char === 13;
const tooDeep = (start: number) =>
	flaw(
		'input-limit',
		{ start, end: start + 1 },
		`Lists and maps stand more than ${maxDepth} levels inside each other.`,
		'Flatten the data.',
	);

/** An alias that names nothing, holds itself or unfolds to too much. */
function badAlias(doc: Document): Flaw | undefined {
	const weights = new Map<string, number>();
	const open = new Set<string>();
	let aliased = 0;
	let found: Flaw | undefined;
	const weigh = (node: unknown): number => {
		if (found) return 0;
		if (isAlias(node)) {
			const { source } = node;
			const range = rangeOf(node) ?? { start: 0, end: 0 };
			const weight = weights.get(source);
			if (open.has(source))
				found = flaw(
					'yaml-syntax',
					range,
					`The alias \`*${source}\` stands inside the value it repeats, so it has no end.`,
					'Write the value out.',
				);
			else if (weight === undefined)
				found = flaw(
					'yaml-syntax',
					range,
					`Nothing above is marked \`&${source}\`, so \`*${source}\` repeats nothing.`,
					'Write the value out; to start a text with an asterisk, put it in quotes.',
				);
			aliased += weight ?? 0;
			if (!found && aliased > maxAliasedNodes)
				found = flaw(
					'input-limit',
					range,
					`The aliases up to here stand for more than ${maxAliasedNodes} values.`,
					'Write the values out.',
				);
			return weight ?? 0;
		}
		const anchor = isScalar(node) || isCollection(node) ? node.anchor : undefined;
		if (anchor) open.add(anchor);
		let weight = 1;
		if (isCollection(node))
			for (const item of node.items) weight += isPair(item) ? weigh(item.key) + weigh(item.value) : weigh(item);
		if (anchor) {
			open.delete(anchor);
			weights.set(anchor, weight);
		}
		return weight;
	};
	weigh(doc.contents);
	return found;
}

/** Strings whose escapes make text that cannot be written out again. */
function brokenText(doc: Document): Flaw[] {
	const flaws: Flaw[] = [];
	const visit = (node: unknown): void => {
		if (isScalar(node)) {
			if (typeof node.value !== 'string' || node.value.isWellFormed()) return;
			flaws.push(
				flaw(
					'yaml-syntax',
					rangeOf(node) ?? { start: 0, end: 0 },
					'The text holds half a character (a lone surrogate), which cannot be shown or saved.',
					'Write the character itself.',
				),
			);
		} else if (isPair(node)) {
			visit(node.key);
			visit(node.value);
		} else if (isCollection(node)) for (const item of node.items) visit(item);
	};
	visit(doc.contents);
	return flaws;
}

/** Says a parser's problem in an author's words. */
function explain(problem: YAMLError, yaml: string, range: Range): Flaw {
	const [from, to] = problem.pos;
	const start = Math.max(range.start, Math.min(from, Math.max(range.start, range.end - 1)));
	const here = { start, end: Math.max(start, Math.min(Math.max(to, start + 1), range.end, lineEnd(yaml, start))) };
	const say = (message: string, help?: string, at: Range = here) => flaw('yaml-syntax', at, message, help);
	switch (problem.code) {
		case 'TAB_AS_INDENT':
			return say('A tab indents this line; YAML knows only spaces.', 'Use two spaces for each level.');
		case 'DUPLICATE_KEY':
			return say(`The field \`${keyAt(yaml, start)}\` is stated twice; only one can hold.`, 'Keep one of them.', {
				start,
				end: start + keyAt(yaml, start).length,
			});
		case 'BLOCK_AS_IMPLICIT_KEY':
		case 'MULTILINE_IMPLICIT_KEY':
			if (/^[^\n]*\S:\s+[^\n]*:\s/.test(lineFrom(yaml, start)))
				return say(
					'A colon followed by a space starts a new field in the middle of this text.',
					'Put the text in quotes: `title: "Sales: how we work"`.',
				);
			return say(
				'This line is neither a field (`name: value`) nor part of the text above.',
				'Write `name: value`, or indent it under the field it belongs to.',
			);
		case 'MISSING_CHAR':
		case 'BAD_INDENT': {
			const opening = unclosed(yaml, { start: range.start, end: problem.code === 'BAD_INDENT' ? from : range.end });
			const at = opening === undefined ? here : { start: opening, end: opening + 1 };
			const char = yaml[at.start];
			if (opening !== undefined && (char === '[' || char === '{'))
				return say(`This \`${char}\` is never closed.`, `Add the missing \`${char === '[' ? ']' : '}'}\`.`, at);
			if (problem.code === 'MISSING_CHAR')
				return say('A quote is opened and never closed.', 'Close it, or use the other kind of quotes.', at);
			return say(
				'This line is indented neither like the ones above it nor like a new level.',
				'Line it up with the fields it belongs to.',
			);
		}
		case 'TAG_RESOLVE_FAILED':
			return say(
				'A tag (`!…`) asks for a type that playbooks do not have.',
				'Delete the tag and write plain text, numbers, lists and fields.',
			);
		case 'MULTIPLE_DOCS':
			return say('A second document starts here; a playbook is one document.', 'Move it to a file of its own.');
		case 'BAD_SCALAR_START':
			return say(
				`A text cannot start with ${yaml[start] === '`' ? 'a backtick' : `\`${yaml[start] ?? ''}\``}.`,
				'Put the text in quotes.',
			);
		default:
			if (yaml[start] === ']' || yaml[start] === '}')
				return say(`This \`${yaml[start]}\` closes nothing.`, 'Delete it, or put the text in quotes.');
			return say(
				'The facts cannot be read from here on.',
				'Look for a missing colon, quote or indent on this line and the one before.',
			);
	}
}

/** The innermost `[` or `{` that is still open at the end of `range`, or the quote that is. */
function unclosed(yaml: string, range: Range): number | undefined {
	const open: number[] = [];
	for (let i = range.start; i < range.end; i++) {
		const char = yaml[i]!;
		if (char === '"' || char === "'") {
			if (!startsValue(yaml, i, open.length > 0)) continue;
			const end = endOfQuote(yaml, i);
			if (end === undefined) return i;
			i = end;
		} else if (char === '[' || char === '{') {
			if (open.length > 0 || startsValue(yaml, i, false)) open.push(i);
		} else if (char === ']' || char === '}') open.pop();
		else if (char === '#' && /\s/.test(yaml[i - 1] ?? ' ')) i = lineEnd(yaml, i);
	}
	return open.at(-1);
}

/** Whether a value can start at `offset`: elsewhere a quote or bracket is a letter like any other. Looks back no further than indents go. */
const startsValue = (yaml: string, offset: number, inBrackets: boolean) =>
	(inBrackets ? /(?:^|[\s[{,:])$/ : /(?:^|\n|[:?-] ) *(?:[&!]\S* +)?$/).test(
		yaml.slice(Math.max(0, offset - 2 * maxDepth), offset),
	);

/** Where the quote that opens at `start` closes. */
function endOfQuote(yaml: string, start: number): number | undefined {
	for (let i = start + 1; i < yaml.length; i++) {
		if (yaml[i] === '\\' && yaml[start] === '"') i++;
		else if (yaml[i] === yaml[start]) {
			if (yaml[start] === '"' || yaml[i + 1] !== "'") return i;
			i++;
		}
	}
	return undefined;
}

const keyAt = (yaml: string, start: number) =>
	/^[^\s:]*/.exec(yaml.slice(start, start + 200))![0] || yaml.charAt(start);

const lineEnd = (text: string, from: number) => {
	const end = text.indexOf('\n', from);
	return end < 0 ? text.length : end;
};

const lineFrom = (text: string, offset: number) =>
	text.slice(text.lastIndexOf('\n', offset - 1) + 1, lineEnd(text, offset) + 1);

/** The first line with text: where a finding about the whole stands. */
function firstLine(text: string, range: Range): Range {
	const from = text.slice(range.start, range.end).search(/\S/);
	const start = from < 0 ? range.start : range.start + from;
	const end = /[\r\n]|$/.exec(text.slice(start, range.end))!.index + start;
	return { start, end };
}

function rangeOf(node: unknown): Range | undefined {
	return isNode(node) && node.range ? { start: node.range[0], end: node.range[1] } : undefined;
}

function locate(doc: Document, path: Path, part: YamlPart, fallback: Range): Range {
	let node: unknown = doc.contents;
	let found: Range | undefined;
	for (const [depth, step] of path.entries()) {
		const last = depth === path.length - 1;
		node = resolve(doc, node);
		if (isMap(node)) {
			const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
			if (!pair) break;
			const value = rangeOf(pair.value);
			const key = rangeOf(pair.key);
			found =
				last && part === 'key'
					? key
					: value && value.end > value.start && (last || isScalar(pair.value))
						? value
						: (key ?? found);
			node = pair.value;
		} else if (isCollection(node)) {
			const item: unknown = node.items[Number(step)];
			if (item === undefined) break;
			const value = rangeOf(item);
			if (last && part === 'whole') return value ?? fallback;
			// A list item that is a map is named by its first field: the whole item would mark many lines.
			found =
				(isMap(item) && item.items[0] ? (rangeOf(item.items[0].value) ?? rangeOf(item.items[0].key)) : value) ?? found;
			node = item;
		} else break;
	}
	return found ?? fallback;
}

const resolve = (doc: Document, node: unknown): unknown =>
	isAlias(node) ? (node.resolve(doc) as Node | undefined) : node;
