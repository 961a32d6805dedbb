import { hiddenCharacters } from './controls.ts';
import { otherMark, secondFacts, splitFrontMatter } from './front-matter.ts';
import type { Kind } from './kind.ts';
import { memoized } from './memoized.ts';
import { isRecord } from './record.ts';
import type { Flaw, Range, Source } from './source.ts';
import { readToml } from './toml.ts';
import { readYaml, type Yaml } from './yaml.ts';

/** The facts of one file, with what is wrong with them. */
interface Facts {
	readonly source: Source;
	readonly yaml: Yaml;
	readonly flaws: readonly Flaw[];
}

/** The YAML of a file: all of it, or its front matter. */
export const readFacts = memoized((source: Source): Facts => {
	const nothing = (value: unknown): Yaml => ({ value, flaws: [], at: () => startOfFile, cuts: () => [] });
	if (source.flaw) return { source, yaml: nothing(undefined), flaws: [source.flaw] };
	const isYaml = isYamlFile(source);
	const {
		facts: range,
		language,
		flaw,
	} = isYaml
		? { facts: { start: 0, end: source.text.length }, language: undefined, flaw: undefined }
		: splitFrontMatter(source);
	if (!range) return { source, yaml: nothing(flaw ? undefined : {}), flaws: flaw ? [flaw] : [] };
	const read = language === 'toml' ? readToml(source.text, range) : readYaml(...asYaml(source.text, range, language));
	const yaml = flaw ? { ...read, flaws: [flaw, ...read.flaws] } : read;
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
		const several = Array.isArray(yaml.value) && yaml.value.every(isRecord) ? yaml.value.length : 0;
		const flaw = {
			rule: 'yaml-syntax',
			range: yaml.at([]),
			message:
				several > 1
					? `This file lists ${several} playbooks; each stands in a file of its own.`
					: 'A playbook is a set of fields; this is a single text or list.',
			help:
				several > 1
					? 'Put each of them into a file whose name is its id, without the dash.'
					: several === 1
						? 'Delete the dash, and the indent of the lines below.'
						: 'Write fields such as `title: …`.',
		};
		return { source, yaml: { ...yaml, value: undefined }, flaws: [...yaml.flaws, flaw] };
	}
	return { source, yaml, flaws: [...yaml.flaws, ...hidden] };
});

/** JSON is YAML; where it stands between two lines, its braces may be left out. */
function asYaml(text: string, range: Range, language: 'yaml' | 'json' | undefined): [text: string, range: Range] {
	const { start, end } = range;
	if (language !== 'json' || start === 0 || /^\s*\{/.test(text.slice(start, end))) return [text, range];
	const bare = text.slice(start, end).replace(/,?\s*$/, (blank) => `}${blank.slice(1)}`);
	return [`${text.slice(0, start - 1)}{${bare}${text.slice(end)}`, { start: start - 1, end }];
}

const needsFacts = memoized(({ schema }: Kind) => !schema.safeParse({}).success);

/** What is wrong where a playbook of a kind that needs facts states none at all: an empty file, or a Markdown file without its two lines `---`. */
export function missingFacts(kind: Kind, sources: readonly Source[]): Flaw | undefined {
	if (!needsFacts(kind) || sources.some((source) => source.flaw || (isYamlFile(source) && source.text !== '')))
		return undefined;
	const [source] = sources;
	const { facts, flaw, body } = source ? splitFrontMatter(source) : {};
	const second = source && facts && !flaw && body ? secondFacts(source.text, body) : undefined;
	if (second)
		return {
			rule: 'front-matter',
			range: { start: second.at, end: second.at + 3 },
			message: 'The facts at the top stand in two blocks, of which only the first is read.',
			help: 'Delete the two lines between them, so that one line `---` stands above all facts and one below.',
			suggests: [{ range: second.gap, text: '' }],
		};
	if (!source || (source.text !== '' && (facts || flaw))) return undefined;
	const { text } = source;
	const opener = otherMark.exec(text.slice(0, 100));
	const mark = opener?.[0].trim() ?? '';
	if (
		opener &&
		text.slice(0, opener.index).trim() === '' &&
		/^\s*[\w-]+:(?:\s|$)/.test(text.slice(opener.index + opener[0].length))
	)
		return {
			rule: 'front-matter',
			range: { start: opener.index, end: opener.index + mark.length },
			message: `The facts at the top of this file are opened with \`${mark}\`, where \`---\` has to stand, so they are read as text.`,
			help: 'Write `---` in its place.',
			suggests: [...text.matchAll(new RegExp(`^${mark.replace(/[^-\\w]/g, '\\$&')}[ \\t]*$`, 'gm'))]
				.slice(0, 2)
				.map(({ index }) => ({ range: { start: index, end: index + mark.length }, text: '---' })),
		};
	if (text.trim() === '')
		return {
			rule: isYamlFile(source) ? 'yaml-syntax' : 'front-matter',
			range: firstLineOf(source),
			message: 'The file is empty.',
			help: `Write what ${kind.label} states, or delete the file.`,
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
	const fence = /^\s*(`{3,}|~{3,})(?:ya?ml)?[ \t]*\r?\n(?=[\w-]+:)/i.exec(text);
	const closing = fence ? text.indexOf(`\n${fence[1]}`, fence[0].length) + 1 : 0;
	if (fence && closing > 0)
		return {
			rule: 'front-matter',
			range: { start: 0, end: fence[0].trimEnd().length },
			message: 'The facts stand in a code block, which readers see as code; they belong between two lines `---`.',
			help: 'Write `---` in place of the lines of backticks.',
			suggests: [
				{ range: { start: 0, end: fence[0].trimEnd().length }, text: '---' },
				{ range: { start: closing, end: closing + fence[1]!.length }, text: '---' },
			],
		};
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
