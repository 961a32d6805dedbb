import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isAlias, isCollection, isMap, isScalar, type Node, parseDocument, type YAMLMap } from 'yaml';
import { conflictIn, strayMark } from './conflict.ts';
import { type Cut, cutTexts } from './cut.ts';
import { memoized } from './memoized.ts';
import type { Path, YamlPart } from './path.ts';
import type { Flaw, Range, Replacement } from './source.ts';
import { explain, firstLine, flaw, rangeOf } from './yaml-flaws.ts';
import { badAlias, brokenText, overLimit } from './yaml-limits.ts';
import type { Slip } from './yaml-lines.ts';
import { missingDash, slipsNear } from './yaml-slips.ts';

/** YAML as plain data that knows where each value stands. */
export interface Yaml {
	/** The data; `undefined` when the text could not be read. */
	readonly value: unknown;
	readonly flaws: readonly Flaw[];
	/** Where the value at `path` stands; the closest parent when it is absent. */
	at(path: Path, part?: YamlPart): Range;
	/** Texts that look as if they had been meant to go on. */
	cuts(): readonly Cut[];
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
		const cuts = () => {
			if (!cuttable.test(yaml)) return [];
			doc ??= parse(yaml);
			return doc ? cutTexts(doc, yaml) : [];
		};
		return { value: fast.value, flaws: [], at, cuts };
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
	const cuts = () => (cuttable.test(yaml) || yaml.includes('&') ? cutTexts(doc, yaml) : []);
	const fatal = doc.errors.find((error) => error.code !== 'DUPLICATE_KEY');
	if (fatal) {
		const cause =
			conflictIn(yaml, range) ??
			strayMark(yaml, range) ??
			slipBehind(slipsNear(yaml, range, fatal.pos[0]), yaml, after(fatal.pos[0]));
		return { value: undefined, flaws: [cause ?? explain(fatal, yaml, range)], at, cuts: none };
	}
	const slips = doc.errors[1]
		? missingDash(yaml, doc.errors[0]!.pos[0])
		: isMap(doc.contents)
			? []
			: slipsNear(yaml, range, range.start);
	const slip = doc.contents === null ? undefined : slipBehind(slips, yaml, reads);
	if (slip) return { value: undefined, flaws: [slip], at, cuts: none };
	const tag = yaml.length > long ? undefined : doc.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
	const sign = tag && slipBehind(slipsNear(yaml, range, tag.pos[0]), yaml, withFewerTags(doc.warnings.length));
	if (sign) return { value: undefined, flaws: [sign], at, cuts: none };
	const flaws = [...doc.errors, ...doc.warnings].map((problem) => explain(problem, yaml, range));
	const alias = badAlias(doc);
	if (alias) {
		const { start, end } = alias.range;
		const meant = yaml.length > long || yaml.includes(`&${yaml.slice(start + 1, end)}`);
		const star = meant ? undefined : slipBehind(slipsNear(yaml, range, start), yaml, withoutBadAlias(alias));
		return { value: undefined, flaws: [...flaws, star ?? alias], at, cuts: none };
	}
	flaws.push(...brokenText(doc, yaml));
	try {
		return { value: doc.toJS({ maxAliasCount: -1 }), flaws, at, cuts };
	} catch {
		return {
			value: undefined,
			flaws: [...flaws, flaw('yaml-syntax', firstLine(text, range), 'The facts cannot be read as YAML.')],
			at,
			cuts: none,
		};
	}
}

/**
 * The value of YAML that has nothing unusual, which is nearly all of it: `js-yaml` gives it five times sooner than
 * `yaml`, which alone knows where each value stands and is asked when somebody wants to know. `undefined` where the
 * two could differ or something is wrong. A property test holds the two to the same values.
 */
export function plain(yaml: string): { value: unknown } | undefined {
	if (unusual.test(yaml)) return undefined;
	try {
		const value = load(yaml, { schema: CORE_SCHEMA, maxAliases: 0 });
		const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isMap && !hasOddKey(value) ? { value } : undefined;
	} catch {
		return undefined;
	}
}

/** Anchors, aliases, tags, complex keys, directives, tabs, escapes, characters that look like blanks, and numbers past all bounds: `yaml` judges them. */
const unusual =
	/(?:^ *|[-:,?[{] *)[&*!%?@`:]|[\t\ufeff\u0085\u00a0\u2028\u2029\0]|\\[^"'\\/ ]|^ *(?:---|\.\.\.)|[\]}"'] *:(?=\s)|[\]}][^\s,\]}]|\d[eE][+-]?\d{3}|\d{300}/m;

/** Whether a key is a number, a truth or nothing: its name is then what was read, and no longer what was written. */
function hasOddKey(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (Array.isArray(value)) return value.some(hasOddKey);
	return Object.entries(value).some(([key, inner]) => oddKey.test(key) || hasOddKey(inner));
}

const oddKey = /^(?:[-.\d]|(?:null|true|false|Infinity|NaN)$)/;

/** Characters above which a text is first read without a look for keys that stand twice, which takes the square of their number. */
const long = 20_000;

function parse(yaml: string): Document | undefined {
	const options = { prettyErrors: false, schema: 'core', merge: false, stringKeys: true } as const;
	try {
		const hasty = yaml.length > long ? parseDocument(yaml, { ...options, uniqueKeys: false }) : undefined;
		return hasty?.errors.length ? hasty : parseDocument(yaml, options);
	} catch {
		return undefined;
	}
}

/** How much text is read again, at most, to find out which slip is the cause: a long text gets fewer trials. */
const maxReadAgain = 400_000;

/** The slip without which the text is better, by trial, as a finding: what is told to be wrong is what keeps it from being read. */
function slipBehind(
	slips: Iterable<Slip>,
	yaml: string,
	better: (text: string, edits: readonly Replacement[]) => boolean,
): Flaw | undefined {
	let left = maxReadAgain;
	let best: Flaw | undefined;
	for (const { range, message, help, edits } of slips) {
		left -= yaml.length;
		if (left < 0) return best;
		const text = replaced(yaml, edits);
		if (!better(text, edits)) continue;
		const found: Flaw = { rule: 'yaml-syntax', range, message, help, suggests: edits };
		// One that lets all of the text be read is likelier than one behind which the next slip waits.
		if (reads(text)) return found;
		best ??= found;
	}
	return best;
}

/** `text` after `edits`, which stand in order. */
function replaced(text: string, edits: readonly Replacement[]): string {
	let at = 0;
	const parts: string[] = [];
	for (const { range, text: by } of edits) {
		parts.push(text.slice(at, range.start), by);
		at = range.end;
	}
	return parts.join('') + text.slice(at);
}

/** Whether a text can be read past the line in which another ended at `place`. */
const after = (place: number) => (text: string, edits: readonly Replacement[]) => {
	const doc = parse(text);
	const error = doc?.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
	if (!doc) return false;
	if (!error) return isMap(doc.contents);
	const moved = edits
		.filter(({ range }) => range.start <= place)
		.map(({ range, text }) => text.length - range.end + range.start);
	const end = text.indexOf('\n', place + moved.reduce((a, b) => a + b, 0));
	return end >= 0 && error.pos[0] > end;
};

const reads = (text: string) => {
	const doc = parse(text);
	return doc?.errors.length === 0 && isMap(doc.contents);
};

/** Whether the first bad alias of a text stands further down than `alias`, or nowhere. */
const withoutBadAlias =
	({ range: { start } }: Flaw) =>
	(text: string) => {
		const doc = parse(text);
		const next = doc?.errors.length === 0 ? badAlias(doc) : undefined;
		return doc?.errors.length === 0 && (!next || next.range.start > start + 2);
	};

/** Whether a text can be read with fewer words that begin like a tag. */
const withFewerTags = (count: number) => (text: string) => {
	const doc = parse(text);
	return doc?.errors.length === 0 && doc.warnings.length < count;
};

const unread = (range: Range, flaws: readonly Flaw[]): Yaml => ({
	value: undefined,
	flaws,
	at: () => flaws[0]?.range ?? range,
	cuts: none,
});

const none = (): readonly Cut[] => [];

/** What there has to be for a text to be cut: a hash behind a text on its line, or a comma in brackets before a number or behind a bracket. No character is looked at for each before it. */
const cuttable = /\S[ \t]+#|\[[^\n[]*(?:\d,\d|\([^\n(),]*,)/;

function locate(doc: Document, path: Path, part: YamlPart, fallback: Range): Range {
	let node: unknown = doc.contents;
	let found: Range | undefined;
	for (const [depth, step] of path.entries()) {
		const last = depth === path.length - 1;
		node = resolve(doc, node);
		if (isMap(node)) {
			const pair = pairsOf(node).get(String(step));
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

/** The fields of a map by name; of two that are named alike, the first. */
const pairsOf = memoized(
	({ items }: YAMLMap): ReadonlyMap<string, YAMLMap['items'][number]> =>
		new Map(items.toReversed().map((item) => [isScalar(item.key) ? String(item.key.value) : '', item])),
);

const resolve = (doc: Document, node: unknown): unknown =>
	isAlias(node) ? (node.resolve(doc) as Node | undefined) : node;
