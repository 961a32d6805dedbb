import { splitFrontMatter } from './front-matter.ts';
import type { Kind } from './kind.ts';
import { hiddenCharacters } from './prose.ts';
import type { Flaw, Source } from './source.ts';
import { readYaml, type Yaml } from './yaml.ts';

/** The facts of one file, with what is wrong with them. */
interface Facts {
	readonly source: Source;
	readonly yaml: Yaml;
	readonly flaws: readonly Flaw[];
}

const read = new WeakMap<Source, Facts>();

/** The YAML of a file: all of it, or its front matter. */
export function readFacts(source: Source): Facts {
	const known = read.get(source);
	if (known) return known;
	const facts = factsOf(source);
	read.set(source, facts);
	return facts;
}

function factsOf(source: Source): Facts {
	const nothing = (value: unknown): Yaml => ({ value, flaws: [], at: () => startOfFile, cuts: () => [] });
	if (source.flaw) return { source, yaml: nothing(undefined), flaws: [source.flaw] };
	const isYaml = isYamlFile(source);
	const { yaml: range, unclosed } = isYaml
		? { yaml: { start: 0, end: source.text.length } }
		: { ...splitFrontMatter(source) };
	if (unclosed) {
		const flaw = {
			rule: 'front-matter',
			range: unclosed,
			message:
				'The facts at the top of this file are opened with `---` and never closed, so they cannot be told from the text.',
			help: 'Add a line `---` after the last fact.',
		};
		return { source, yaml: nothing(undefined), flaws: [flaw] };
	}
	if (!range) return { source, yaml: nothing({}), flaws: [] };
	const yaml = readYaml(source.text, range);
	const hidden = hiddenCharacters(source, range);
	if (yaml.value === undefined && yaml.flaws.length > 0) return { source, yaml, flaws: yaml.flaws };
	if (yaml.value === null || yaml.value === undefined) {
		// An empty settings file, or one that is absent, means the defaults.
		if (!isYaml || source.text === '')
			return { source, yaml: { ...yaml, value: {} }, flaws: [...yaml.flaws, ...hidden] };
		const flaw = {
			rule: 'yaml-syntax',
			range: firstLineOf(source),
			message: 'The file holds no facts.',
			help: 'Write at least a `title: …`, or delete the file.',
		};
		return { source, yaml: { ...yaml, value: undefined }, flaws: [...yaml.flaws, flaw] };
	}
	if (!isRecord(yaml.value)) {
		const flaw = {
			rule: 'yaml-syntax',
			range: yaml.at([]),
			message: 'A playbook is a set of fields; this is a single text or list.',
			help: 'Write fields such as `title: …`.',
		};
		return { source, yaml: { ...yaml, value: undefined }, flaws: [...yaml.flaws, flaw] };
	}
	return { source, yaml, flaws: [...yaml.flaws, ...hidden] };
}

const needsFacts = new WeakMap<Kind, boolean>();

/** What is wrong where a playbook of a kind that needs facts states none at all: an empty file, or a Markdown file without its two lines `---`. */
export function missingFacts(kind: Kind, sources: readonly Source[]): Flaw | undefined {
	const needed = needsFacts.get(kind) ?? !kind.schema.safeParse({}).success;
	needsFacts.set(kind, needed);
	if (!needed || sources.some((source) => source.flaw || (isYamlFile(source) && source.text !== ''))) return undefined;
	const [source] = sources;
	if (!source || (source.text !== '' && splitFrontMatter(source).yaml)) return undefined;
	const { text } = source;
	if (text.trim() === '')
		return {
			rule: isYamlFile(source) ? 'yaml-syntax' : 'front-matter',
			range: firstLineOf(source),
			message: 'The file is empty.',
			help: `Write what ${kind.label} states, or delete the file.`,
		};
	if (splitFrontMatter(source).unclosed) return undefined;
	const early = /^\s+(?=---[ \t]*$)/m.exec(text);
	if (early?.index === 0)
		return {
			rule: 'front-matter',
			range: { start: early[0].length, end: early[0].length + 3 },
			message:
				'The facts are opened with `---` below an empty line, so they are read as text: `---` has to be the first line.',
			help: 'Delete what stands above it.',
			suggests: [{ range: { start: 0, end: early[0].length }, text: '' }],
		};
	const fields = /^(?:[A-Za-z_][\w-]*:(?: .*)?\r?\n|[ \t-]+\S.*\r?\n)+/.exec(text)?.[0] ?? '';
	if (/^[a-z_]+:/.test(fields)) {
		const closed = /^---[ \t]*$/m.test(text.slice(fields.length).split(/\r?\n/)[0]!);
		const top = { range: { start: 0, end: 0 }, text: '---\n' };
		return {
			rule: 'front-matter',
			range: firstLineOf(source),
			message:
				'In a Markdown file, facts stand between two lines `---` at its top; without them they are read as text.',
			help: closed ? 'Add a line `---` above them.' : 'Add a line `---` above and below them.',
			suggests: closed ? [top] : [top, { range: { start: fields.length, end: fields.length }, text: '---\n' }],
		};
	}
	const stem = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.mdx?$/i, '');
	return {
		rule: 'front-matter',
		range: firstLineOf(source),
		message: `This file states no facts, and there is no \`${stem}.yaml\` beside it that does.`,
		help: 'Write the facts between two lines `---` at its top, or into the file beside it.',
	};
}

const isYamlFile = ({ path }: Source) => /\.ya?ml$/i.test(path);
const startOfFile = { start: 0, end: 0 };
const firstLineOf = ({ text }: Source) => ({ start: 0, end: /[\r\n]|$/.exec(text)!.index });

/** Whether a value is a set of fields. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
