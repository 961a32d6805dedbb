import type { Nodes } from 'mdast';
import { closest } from './closest.ts';
import type { Component, Components } from './component.ts';
import { judgeUse } from './component-use.ts';
import { leftOut, readAttribute } from './html.ts';
import { allowedElements } from './markup.ts';
import { beginsCode, codeInBraces, codeInTag, codeLine, unsafe } from './mdx-flaws.ts';
import { type Around, isTag, type Property, type Reading, type Tag } from './mdx-node.ts';
import type { Flaw, Range } from './source.ts';

/** Elements that may hold what has lines of its own. */
const blocks = new Set(
	'div section details blockquote figure figcaption ul ol li dl dd table caption thead tbody tfoot tr td th'.split(' '),
);

/** What the children of `node` stand in. */
export function aroundChildren(node: Nodes, around: Around): Around {
	const { parent, heading, line } = around;
	if (!isTag(node) && node.type !== 'heading' && parent === undefined) return around;
	const name = isTag(node) ? node.name : undefined;
	const inLine = name && isElement(name) && !blocks.has(name) ? name : line;
	return {
		...(isTag(node) ? { parent: node.name } : {}),
		...(heading || node.type === 'heading' || /^h[1-6]$/.test(name ?? '') ? { heading: true } : {}),
		...(inLine ? { line: inLine } : {}),
	};
}

/**
 * Reads what a node says to MDX. MDX runs code, so nothing may stand in it but the handbook's own components and plain
 * elements, with literal properties. Says whether the node was code as a whole.
 */
export function readMdxNode(node: Nodes, range: Range, reading: Reading): boolean {
	const { source, found } = reading;
	const line = node.position?.start.column === 1 && mayBeCode.has(node.type);
	if (line && beginsCode.test(source.text.slice(range.start, range.start + 7))) found.flaws.push(codeLine(range));
	else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
		found.flaws.push(codeInBraces(range));
	else {
		if (isTag(node) && node.name) readTag(node, node.name, range, reading);
		return false;
	}
	return true;
}

/** What MDX takes for code where it begins a line like code. */
const mayBeCode = new Set(['paragraph', 'heading', 'table', 'tableRow']);

function readTag(tag: Tag, name: string, range: Range, reading: Reading): void {
	const { source, components, found } = reading;
	const start = source.text.indexOf(name.charAt(0), range.start);
	const at = { start, end: Math.min(start + name.length, range.end) };
	const properties = propertiesOf(tag, range, reading);
	const component = components.get(name);
	if (component) judgeUse(component, tag, at, properties, reading);
	else if (isElement(name)) readElement(name, at, properties, reading);
	else found.flaws.push(unknown(name, at, components));
}

/** The properties of a tag; each that is none of text is a flaw. */
function propertiesOf({ attributes }: Tag, tag: Range, { source: { text }, found }: Reading): Property[] {
	return attributes.map((attribute): Property => {
		const { start, end } = attribute.position ?? {};
		const place = { start: start?.offset ?? tag.start, end: end?.offset ?? tag.end };
		const name = 'name' in attribute ? attribute.name : '';
		if (attribute.type === 'mdxJsxExpressionAttribute' || (attribute.value && typeof attribute.value === 'object')) {
			found.flaws.push(codeInTag(place));
			return { name, value: undefined, code: true, place, valuePlace: place };
		}
		const value = attribute.value ?? undefined;
		const quote = text.slice(place.start, place.end).search(/["']/);
		return { name, value, place, valuePlace: value ? { start: place.start + quote + 1, end: place.end - 1 } : place };
	});
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
