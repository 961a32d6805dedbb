import type { Nodes } from 'mdast';
import { closest } from './closest.ts';
import type { Component, Components } from './component.ts';
import { judgeUse } from './component-use.ts';
import { leftOut, readAttribute } from './html.ts';
import { allowedElements } from './markup.ts';
import { unsafe } from './mdx-flaws.ts';
import { type Around, isMdxNode, type MdxNode, type Property, type Reading } from './mdx-node.ts';
import type { Flaw, Range, Source } from './source.ts';

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
