import { checkHandbook } from '../src/core/check.ts';
import { decode } from '../src/core/decode.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { isText } from '../src/core/file-names.ts';
import type { Handbook } from '../src/core/handbook.ts';
import { bytesIn } from '../src/core/picture.ts';
import type { Rule } from '../src/core/rule.ts';
import { positionAt, type Source } from '../src/core/source.ts';
import { kinds } from '../src/kinds/index.ts';
import { type Sources, sourceFrom } from '../src/load.ts';
import { families, readingFindings, rules } from '../src/rules/index.ts';

/** A fence with one file: language, path and, where it is not UTF-8, the encoding the file is saved in. */
const fence =
	/^(?<fence>`{3,}|~{3,})(?<language>\S+) (?<path>\S+)(?: (?<encoding>\S+))?\n(?<text>[\s\S]*?)^\k<fence>$/gm;
const marker = /^[ \t]*\^+ [a-z-]+: .*\n/gm;

/** The examples of a page: one tiny handbook per `## Bad` or `## Good` heading, one file per fence that names one. */
export const examplesIn = (page: string): string[] => page.split(/^(?=## (?:Bad|Good)\b)/m).slice(1);

/**
 * `example` with its `^^^ rule: message` lines replaced by the ones a check of it gives. A correct example comes back unchanged.
 *
 * So that examples stay tiny, only findings of the rule `id` are shown, and the errors that make a handbook
 * unreadable or its references dangle: an example need not satisfy the other rules, but it must make sense.
 */
export function annotate(example: string, id: string): string {
	const sources = sourcesIn(example);
	const { diagnostics } = checkExample(sources, tagsIn(example), id);
	const concerns = new Set<string>([...readingFindings, ...families.integrity.map((rule) => rule.id)]);
	const shown = diagnostics.filter(({ rule, severity }) => rule === id || (severity === 'error' && concerns.has(rule)));
	const unseen = new Set(shown);
	const annotated = example.replaceAll(fence, (...match) => {
		const { fence, language, path, encoding, text } = match.at(-1) as Fence;
		const lines = text.replaceAll(marker, '').split('\n');
		for (const diagnostic of shown.filter(({ source }) => source.path === path).toReversed()) {
			unseen.delete(diagnostic);
			const { line, column } = positionAt(diagnostic.source, diagnostic.range.start);
			const { start, end } = diagnostic.range;
			const width = Math.max(1, Math.min(end - start, (lines[line] ?? '').length - column));
			const mark = `${' '.repeat(column)}${'^'.repeat(width)} ${diagnostic.rule}: ${diagnostic.message}`;
			lines.splice(Math.min(line + 1, lines.length - 1), 0, mark);
		}
		return `${fence}${[language, path, encoding].filter(Boolean).join(' ')}\n${lines.join('\n')}${fence}`;
	});
	return [annotated, ...[...unseen].map(({ source, rule, message }) => `${source.path} ${rule}: ${message}\n`)].join(
		'',
	);
}

/** Before the path of a file in an example: the file as it was in the state that the example is compared with. */
const earlier = 'base/';

/** What the rule `id` says of the files of an example. */
export const foundIn = (files: Sources, id: string): readonly Diagnostic[] =>
	checkExample(files, undefined, id).diagnostics.filter(({ rule }) => rule === id);

function checkExample(files: Sources, tags: readonly string[] | undefined, id: string): Handbook {
	const today = '2026-10-15';
	const sources = new Map([...files].filter(([path]) => !path.startsWith(earlier)));
	const base = [...files]
		.filter(([path]) => path.startsWith(earlier))
		.map(([name, source]) => [name.slice(earlier.length), source] as const)
		.map(([path, source]) => [path, { ...source, path }] as const);
	return checkHandbook(sources, kinds, rulesFor(id), {
		today,
		...(tags ? { isRevision: (name: string) => tags.includes(name) } : {}),
		...(base.length > 0 ? { base: checkHandbook(new Map(base), kinds, [], { today }) } : {}),
	});
}

/** An example shows its rule, whatever profile the rule belongs to; what reading finds may hang on any of them. */
function rulesFor(id: string): readonly Rule[] {
	const needed = new Set<string>([id, ...families.integrity.map((rule) => rule.id)]);
	const isRule = rules.some((rule) => rule.id === id);
	return rules
		.filter((rule) => !isRule || needed.has(rule.id))
		.map((rule) => ({ ...rule, profile: 'starter' as const }));
}

/** The files of an example, without the markers. */
export function sourcesIn(example: string): Map<string, Source> {
	const sources = fencesIn(example).map(({ path, encoding, text }) => {
		// A picture without content stands for one that is as it should be.
		if (!isText(path) && text.replaceAll(marker, '').trim() === '') return { path, text: '' };
		if (!isText(path)) {
			const bytes = encode(text.replaceAll(marker, ''), encoding);
			return sourceFrom(path, bytes.length, bytesIn(bytes));
		}
		return decode(path, encode(text.replaceAll(marker, ''), encoding));
	});
	return new Map(sources.map((source) => [source.path, source]));
}

/** Stands for the tags of an example's repository, one a line; without it git knows nothing. */
const tagList = 'git/tags';

const tagsIn = (example: string): readonly string[] | undefined =>
	allFences(example)
		.find(({ path }) => path === tagList)
		?.text.split('\n');

const fencesIn = (example: string): Fence[] => allFences(example).filter(({ path }) => path !== tagList);

const allFences = (example: string): Fence[] =>
	[...example.matchAll(fence)].map(({ groups }) => groups as unknown as Fence);

interface Fence {
	readonly fence: string;
	readonly language: string;
	readonly path: string;
	readonly encoding?: string;
	readonly text: string;
}

function encode(text: string, encoding: string | undefined): Uint8Array {
	if (encoding === undefined) return new TextEncoder().encode(text);
	if (encoding === 'latin1') return Buffer.from(text, 'latin1');
	if (encoding === 'utf-16') return Buffer.from(`\ufeff${text}`, 'utf16le');
	throw new Error(`Examples know no encoding "${encoding}".`);
}
