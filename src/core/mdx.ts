import type { Nodes } from 'mdast';
import { closest } from './closest.ts';
import type { Component, Components } from './component.ts';
import { judgeUse } from './component-use.ts';
import { type Found, leftOut, readAttribute } from './html.ts';
import { allowedElements } from './markup.ts';
import { type Flaw, offsetAt, type Range, type Source } from './source.ts';

/** A node that only MDX has. */
export interface MdxNode {
	readonly type: string;
	readonly name?: string | null;
	readonly attributes?: readonly MdxAttribute[];
	readonly children?: readonly Nodes[];
}

interface MdxAttribute {
	readonly type: string;
	readonly name?: string;
	/** The text, `null` where there is none, and an object for code in braces. */
	readonly value?: unknown;
}

export const isMdxNode = (node: { readonly type: string }): node is MdxNode => node.type.startsWith('mdx');

/** What a node stands in. */
export interface Around {
	/** The component or element directly above, if one is. */
	readonly parent?: string | null;
	/** Whether it is part of a heading. */
	readonly heading?: true;
	/** The element of a line that it is part of: `a`, `span`. */
	readonly line?: string;
}

/** Elements that may hold what has lines of its own. */
const blocks = new Set(['div', 'section', 'details', 'blockquote', 'li', 'dd', 'td', 'th', 'figure']);

/** What the children of `node` stand in. */
export function aroundChildren(node: Nodes | MdxNode, around: Around): Around {
	const { parent, heading, line } = around;
	if (!isMdxNode(node) && node.type !== 'heading' && parent === undefined) return around;
	const name = isMdxNode(node) ? node.name : undefined;
	const inLine = name && isElement(name) && !blocks.has(name) ? name : line;
	return {
		...(isMdxNode(node) ? { parent: node.name ?? null } : {}),
		...(heading || node.type === 'heading' || /^h[1-6]$/.test(name ?? '') ? { heading: true } : {}),
		...(inLine ? { line: inLine } : {}),
	};
}

/** Where a node of MDX stands, and what is known about it. */
export interface Reading {
	readonly source: Source;
	readonly around: Around;
	readonly components: Components;
	readonly found: Found;
	/** The text as its parser saw it, with the same offsets. */
	readonly text: string;
	/** Code that stands for a property or its value, by where it starts. */
	readonly code: ReadonlyMap<number, Range>;
}

/** Reads a node of MDX. MDX runs code, so nothing may stand in it but the handbook's own components and plain elements, with literal properties. */
export function readMdxNode(node: MdxNode, range: Range, reading: Reading): void {
	const { source, components, found } = reading;
	if (node.type === 'mdxjsEsm')
		found.flaws.push(
			unsafe(
				range,
				'This line loads or defines code; a playbook holds none.',
				'Delete it; the handbook’s own components need no import.',
			),
		);
	else if (node.name) {
		const at = nameIn(node.name, range, source);
		const component = components.get(node.name);
		const properties = propertiesOf(node, at, range, reading);
		if (component) judgeUse(component, node, at, properties, reading);
		else if (isElement(node.name)) readElement(node.name, at, properties, reading);
		else found.flaws.push(unknown(node.name, at, components));
	}
}

/** A property with a literal value, which is absent where only its name is written. */
export interface Property {
	readonly name: string;
	readonly value: string | undefined;
	/** Whether it is code, which is a flaw of its own. */
	readonly code?: true;
	readonly place: Range;
	readonly valuePlace: Range;
}

/** The literal properties of a tag; each of the others is a flaw. The parser tells no places, so they are looked for in its order. */
function propertiesOf({ attributes = [] }: MdxNode, name: Range, tag: Range, { text, code, found }: Reading) {
	const properties: Property[] = [];
	let at = name.end;
	for (const { name: key = '', value } of attributes) {
		const start = indexIn(text, key, at, tag.end);
		const from = start < 0 ? at : start + key.length;
		const literal = typeof value === 'string';
		const [whole = '', quote = ''] = (literal && start >= 0 && /\s*=\s*(["'])/y.exec(text.slice(from, tag.end))) || [];
		const opening = from + whole.length;
		const to = quote ? indexIn(text, quote, opening, tag.end) : -1;
		const known = start >= 0 && (!literal || to >= 0);
		const place = known ? { start, end: literal ? to + 1 : from } : name;
		at = Math.max(at, place.end);
		const written = code.get(quote ? opening - 1 : start);
		if (written) {
			found.flaws.push(
				unsafe(
					{ start: place.start, end: written.end },
					'A property in braces is code; a playbook holds none.',
					'Write the value as text in quotes.',
				),
			);
		}
		properties.push({
			name: key,
			value: literal ? value : undefined,
			...(written ? { code: true } : {}),
			place,
			valuePlace: known && literal && to > opening ? { start: opening, end: to } : place,
		});
	}
	return properties;
}

/** Where `wanted` stands in `text` from `from` on, before `end`; -1 where it does not. */
function indexIn(text: string, wanted: string, from: number, end: number): number {
	const at = text.slice(from, end).indexOf(wanted);
	return at < 0 ? -1 : from + at;
}

/** Where the name of a tag stands. */
function nameIn(name: string, { start, end }: Range, { text }: Source): Range {
	const at = text.indexOf(name, start);
	return at >= 0 && at + name.length <= end ? { start: at, end: at + name.length } : { start, end };
}

/** Whether MDX reads a name as that of an element of HTML. */
const isElement = (name: string) => /^[a-z][^.]*$/.test(name);

/** An element of HTML as MDX writes it. */
function readElement(name: string, at: Range, properties: readonly Property[], { components, found }: Reading): void {
	const component = components.keys().find((one) => one.toLowerCase() === name.toLowerCase());
	if (!allowedElements.has(name))
		found.flaws.push(leftOut(`\`<${name}>\``, at, component && `Did you mean the component \`${component}\`?`));
	for (const { name: key, value = '', place, code } of properties)
		if (!code) readAttribute(name, key === 'className' ? 'class' : key, value, place, found);
}

function unknown(name: string, at: Range, components: Components): Flaw {
	const guess = closest(name, components.keys());
	return unsafe(
		at,
		`The handbook has no component \`${name}\`.`,
		guess ? `Did you mean \`${guess}\`?` : `It has ${namesOf(components.values())}.`,
	);
}

const namesOf = (components: Iterable<Component>) =>
	new Intl.ListFormat('en-GB').format([...components].map(({ name }) => `\`${name}\``));

/** What stands in braces among words. */
export const codeInBraces = (range: Range): Flaw =>
	unsafe(
		range,
		'Text in braces is code here; a playbook holds none.',
		'Write the text itself; for a literal brace write `&#123;`.',
	);

/** A brace that opens and is never closed. */
export const unclosedBrace = (range: Range): Flaw => unsafe(range, ...lastWords);

const unsafe = (range: Range, message: string, help: string): Flaw => ({ rule: 'unsafe-markup', range, message, help });

/** Why a text cannot be read as MDX, from what its parser throws: `3:6: Expected a closing tag for …`. */
export function unreadableMdx(error: unknown, source: Source, body: Range): Flaw {
	const said = String((error as { message?: unknown } | null)?.message ?? '');
	const [, line = '1', column = '1'] = /^(\d+):(\d+): /.exec(said) ?? [];
	const offset = Math.max(body.start, offsetAt(source, { line: Number(line) - 1, column: Number(column) - 1 }));
	const start = Math.min(offset, source.text.length);
	const range = { start, end: Math.min(start + 1, source.text.length) };
	const [, message, help] = reasons.find(([sign]) => sign.test(said)) ?? lastReason;
	const [, tag = ''] = /`(<[^`]*>)`/.exec(said) ?? [];
	return unsafe(
		range,
		message.replace('TAG', () => tag),
		help.replace('TAG', () => tag.replace(/^<\/?/, '</')),
	);
}

const lastWords = [
	'This MDX cannot be read: a brace or an angle bracket opens something that is never closed.',
	'Close it, write `&#123;` or `&lt;` for the character itself, or rename the file to `.md`.',
] as const;
const lastReason = [/^/, ...lastWords] as const;

const reasons: readonly (readonly [sign: RegExp, message: string, help: string])[] = [
	[
		/Expected a closing tag for .* before the end of/,
		'`TAG` begins in one paragraph and does not end in it.',
		'Write the opening and the closing tag on lines of their own, with the text between them.',
	],
	[/Expected a closing tag for/, '`TAG` is never closed.', 'Write `TAG` where it ends.'],
	[
		/Unexpected closing tag/,
		'`TAG` closes something that was not opened, or was closed before.',
		'Delete it, or write the opening tag above.',
	],
	[
		/Unexpected character `!` .* before name/,
		'A page in MDX can hold no HTML comment.',
		'Delete it; a note for editors belongs in the description of the change.',
	],
	[
		/expected a valid JSX tag/,
		'This angle bracket begins something that is no tag.',
		'Write `&lt;` for the character itself and `[text](address)` for a link; the values of properties stand in quotes.',
	],
];
