import { scalar } from './scalar.ts';
import type { Replacement } from './source.ts';
import { folded, inQuotes, type Line, type Slip, short, withContinuation } from './yaml-lines.ts';

/** A text that needs quotes: for a colon, for a quote in it, or for what it starts with. */
export function* unquoted(yaml: string, line: Line): Generator<Slip> {
	const { at, value, key, column, start } = line;
	if (value === '' || value === '-') return;
	const all = withContinuation(yaml, line);
	const write = (text: string) => `Write \`${short(key ? `${key}: ${text}` : text)}\`.`;
	const edits = (text: string): Replacement[] => [{ range: { start: at, end: at + all.length }, text }];
	const quoted = inQuotes(folded(all));
	const mark = value[0]!;
	if (mark === '"' || mark === "'") {
		const close = value.indexOf(mark, 1);
		const inner = value.endsWith(mark) && value.length > 1 ? value.slice(1, -1) : undefined;
		if (close < 0) return;
		const inside = value.slice(1, close);
		const odd = mark === '"' ? /\\[^"\\/0abefnrtvNLP_xuU \t]/.exec(inside) : null;
		if (odd) {
			const text = `'${inside.replaceAll("'", "''")}'`;
			yield {
				range: { start: at + 1 + odd.index, end: at + 1 + odd.index + odd[0].length },
				message: `In double quotes \`\\\` begins a sign of its own, and \`${odd[0]}\` is none.`,
				help: write(text),
				edits: [{ range: { start: at, end: at + close + 1 }, text }],
			};
		}
		if (inner !== undefined && close < value.length - 1) {
			const text = inQuotes(inner);
			yield {
				range: { start: at + close, end: at + close + 1 },
				message: 'This quote ends the text, and what follows belongs to nothing.',
				help: write(text),
				edits: [{ range: { start: at, end: at + value.length }, text }],
			};
		} else if (close < value.length - 1)
			yield {
				range: { start: at + close, end: at + close + 1 },
				message: 'This quote ends the text, and what follows belongs to nothing.',
				help: write(quoted),
				edits: edits(quoted),
			};
		return;
	}
	if (/^\{\{[^{}]*\}\}$/.test(value)) {
		yield {
			range: { start: at, end: at + 2 },
			message: 'Two braces are a sign of templates, of which Fieldbook knows none; to YAML each opens a set of fields.',
			help: `Write the text itself, or put it in quotes: \`${short(key ? `${key}: ${quoted}` : quoted)}\`.`,
			edits: edits(quoted),
		};
		return;
	}
	const block = /^[>|][+-]?\d? *(?=[\p{L}(„“"'])/u.exec(value);
	if (block && (key !== undefined || line.text[line.indent] === '-')) {
		const text = all.slice(block[0].length);
		const plain = /: |:$| #|^["']/m.test(text) ? inQuotes(folded(text)) : text;
		yield {
			range: { start: at, end: at + 1 },
			message: `\`${mark}\` begins a text on the lines below, so nothing may follow it on its own line.`,
			help: `${write(folded(plain))} Or put the text on the next line, two spaces further right.`,
			edits: edits(plain),
		};
		return;
	}
	const box = /^\[[ xX]?\] +(?=\S)/.exec(value);
	if (box) {
		const text = inQuotes(folded(all.slice(box[0].length)));
		yield {
			range: { start: at, end: at + box[0].trimEnd().length },
			message: `A box to tick (\`${box[0].trim()}\`) is Markdown; in YAML, brackets make a list.`,
			help: write(text),
			edits: edits(text),
		};
		return;
	}
	const inline = /^- +\S/.test(value) ? value.slice(2).split(/ - |,/) : [];
	if (key !== undefined && inline.length > 1) {
		const text = `[${inline.map((item) => scalar(item.trim())).join(', ')}]`;
		yield {
			range: { start: at, end: at + 1 },
			message: 'Items with a dash stand each on a line of its own.',
			help: write(text),
			edits: edits(text),
		};
		return;
	}
	// What is in brackets as a whole is a list or a set of fields.
	if (/^\[.*\]$|^\{.*\}$/s.test(value)) return;
	const colon = /:(?= |$)/.exec(value);
	if (colon && (key !== undefined || line.text[line.indent] === '-'))
		yield {
			range: { start: at + colon.index, end: at + colon.index + 1 },
			message: 'A colon followed by a space starts a new field in the middle of this text.',
			help: `Put the text in quotes: \`${short(key ? `${key}: ${quoted}` : quoted)}\`.`,
			edits: edits(quoted),
		};
	if (/^[%@`*&!|>?\-[{\]},#]/.test(value) && start + column <= at)
		yield {
			range: { start: at, end: at + 1 },
			message: `A text cannot start with ${mark === '`' ? 'a backtick' : `\`${mark}\``}, which has a meaning of its own in YAML.`,
			help: `Put the text in quotes: \`${short(key ? `${key}: ${quoted}` : quoted)}\`.`,
			edits: edits(quoted),
		};
}
