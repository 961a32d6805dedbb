import { parse, TomlError } from 'smol-toml';
import { maxDepth, maxYamlLength } from './limits.ts';
import { offsetAt, type Range } from './source.ts';
import type { Yaml } from './yaml.ts';

/** Reads the TOML in `range` of `text` as facts: days and times as they are written. Never throws. */
export function readToml(text: string, range: Range): Yaml {
	const written = text.slice(range.start, range.end);
	const first = { start: range.start, end: range.start + /[^\r\n]*/.exec(written)![0].length };
	if (written.length > maxYamlLength) return unread(first, `are longer than ${maxYamlLength / 1024} KB`, 'input-limit');
	try {
		const value: unknown = JSON.parse(JSON.stringify(parse(written, { maxDepth })));
		return { value, flaws: [], at: (path) => placeOf(String(path[0] ?? ''), written, range) ?? first, cuts: () => [] };
	} catch (error) {
		if (!(error instanceof TomlError)) return unread(first, 'cannot be read');
		const at = range.start + offsetAt({ path: '', text: written }, { line: error.line - 1, column: error.column - 1 });
		const [, why = ''] = /^(?:Invalid TOML document: )?([^\n]*)/.exec(error.message)!;
		return unread({ start: at, end: Math.min(at + 1, range.end) }, `cannot be read: ${why}`);
	}
}

function unread(range: Range, why: string, rule = 'front-matter'): Yaml {
	const flaw = {
		rule,
		range,
		message: `The facts at the top, which are written in TOML, ${why}.`,
		help: 'Mend them, or write them as fields, `name: value`, between two lines `---`.',
	};
	return { value: undefined, flaws: [flaw], at: () => range, cuts: () => [] };
}

/** Where the top-level field `name` stands: its value, or the head of its table. */
function placeOf(name: string, written: string, { start }: Range): Range | undefined {
	const field = name.replace(/[^\w-]/g, '.');
	const found = new RegExp(`^[ \\t]*(?:"?${field}"?[ \\t]*=[ \\t]*|\\[+${field}[.\\]])`, 'm').exec(written);
	if (!found || name === '') return undefined;
	const at = start + found.index + (found[0].endsWith('=') || /=[ \t]*$/.test(found[0]) ? found[0].length : 0);
	return { start: at, end: at + /[^\r\n]*/.exec(written.slice(at - start))![0].trimEnd().length };
}
