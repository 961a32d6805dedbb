import { type Document, isAlias, isCollection, isPair, isScalar, Lexer } from 'yaml';
import { controlsIn, withoutControls } from './controls.ts';
import { maxAliasedNodes, maxDepth, maxYamlKeys, maxYamlLength } from './limits.ts';
import type { Flaw, Range } from './source.ts';
import { flaw, rangeOf } from './yaml-flaws.ts';

/** What a parser could not stand, found by passes over the characters that stop at the first. */
export function overLimit(yaml: string, range: Range): Flaw | undefined {
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
	const nul = yaml.indexOf('\0', range.start);
	if (nul >= 0 && nul < range.end)
		return flaw(
			'yaml-syntax',
			{ start: nul, end: nul + 1 },
			'The file holds a control character (NUL) that no text can hold.',
			'Delete it.',
		);
	// What looks like too much may be words; to tell them apart takes longer.
	return tooMuch(yaml, range, mostUnweighed) && tooMuch(withoutTexts(yaml, range), range, Number.POSITIVE_INFINITY);
}

/** The same with letters for all that is only text: a bracket, a dash or a colon in it stands for itself. */
function withoutTexts(yaml: string, { start, end }: Range): string {
	const parts = [yaml.slice(0, start)];
	let isText = false;
	for (const lexeme of new Lexer().lex(yaml.slice(start, end))) {
		// What the lexer says about the text besides its pieces: a document starts, a line of brackets ends, words follow.
		if (lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f') isText = lexeme === '\x1f';
		else {
			parts.push(isText || /^["'#]/.test(lexeme) ? 'x'.repeat(lexeme.length) : lexeme);
			isText = false;
		}
	}
	return parts.join('');
}

/** Brackets up to which it is enough that those which close stand against those which open, though some may be words. */
const mostUnweighed = 4 * maxDepth;

function tooMuch(yaml: string, range: Range, unweighed: number): Flaw | undefined {
	const indents: number[] = [];
	let keys = 0;
	let open = 0;
	let opened = 0;
	let lineStart = true;
	for (let i = range.start; i < range.end; i++) {
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
		const char = yaml.charCodeAt(i);
		if (char === 10) lineStart = true;
		else if (char === 58 && isSpace(yaml.charCodeAt(i + 1))) {
			if (++keys > maxYamlKeys)
				return flaw(
					'input-limit',
					{ start: i, end: i + 1 },
					`The facts hold more than ${maxYamlKeys} keys.`,
					'Split the playbook.',
				);
		} else if (char === 91 || char === 123) {
			if (++open > maxDepth || ++opened > unweighed) return tooDeep(i);
		} else if ((char === 93 || char === 125) && open > 0) open--;
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
export function badAlias(doc: Document): Flaw | undefined {
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

/** Strings whose escapes make text that cannot be written out again, or that no page may hold: those are taken out. */
export function brokenText(doc: Document, yaml: string): Flaw[] {
	const flaws: Flaw[] = [];
	const visit = (node: unknown): void => {
		if (isScalar(node)) {
			if (typeof node.value !== 'string') return;
			const control = node.value.isWellFormed() ? controlsIn(node.value) : undefined;
			if (control) {
				const range = rangeOf(node) ?? { start: 0, end: 0 };
				// What stands there as it is was told with the other characters that nobody sees.
				if (!controlsIn(yaml.slice(range.start, range.end)))
					flaws.push({
						...flaw(
							'hidden-characters',
							range,
							`The text holds a control character (${control.code}), which no reader sees.`,
							'Delete it.',
						),
						severity: 'warning',
					});
				node.value = withoutControls(node.value);
			}
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
