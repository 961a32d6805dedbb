import type { Range } from './source.ts';
import { type Line, lineNumber, neighbour, type Slip } from './yaml-lines.ts';

/** How far off an indent may be and still count as a slip. */
const farthest = 3;

/** A field or item that stands further left or right than those it belongs to. */
export function* unevenIndent(yaml: string, range: Range, line: Line): Generator<Slip> {
	const { start, indent, text, key } = line;
	const item = text[indent] === '-';
	if (indent === text.length || (!key && !item)) return;
	const columns = new Map<number, Line>();
	const under = item ? undefined : neighbour(yaml, range, line, 1);
	if (under?.key !== undefined && under.column > indent) columns.set(under.column, under);
	let other: Line | undefined = line;
	for (let i = 0; i < 60 && other && columns.size < 8; i++) {
		other = neighbour(yaml, range, other, -1);
		if (!other || (other.key === undefined && other.text[other.indent] !== '-')) continue;
		if (item) {
			if (other.text[other.indent] === '-' && !columns.has(other.indent)) columns.set(other.indent, other);
		} else if (!columns.has(other.column)) columns.set(other.column, other);
	}
	const near = [...columns].filter(([column]) => column !== indent && Math.abs(column - indent) <= farthest);
	for (const [column, like] of near.sort(([a], [b]) => Math.abs(a - indent) - Math.abs(b - indent))) {
		const off = Math.abs(column - indent);
		const name = item ? 'This item' : `\`${key}\``;
		const side = column > indent ? 'left' : 'right';
		const beside = like.key
			? `\`${like.key}\` in line ${lineNumber(yaml, like.start)}`
			: `line ${lineNumber(yaml, like.start)}`;
		yield {
			range:
				key && !item
					? { start: start + indent, end: start + indent + key.length }
					: { start: start + indent, end: start + indent + 1 },
			message: `${name} stands ${off === 1 ? 'one space' : `${off} spaces`} too far to the ${side}, so it belongs to nothing.`,
			help: `Line it up with ${beside}: ${column === 0 ? 'no space' : column === 1 ? 'one space' : `${column} spaces`} before it.`,
			edits: [{ range: { start, end: start + indent }, text: ' '.repeat(column) }],
		};
	}
}
