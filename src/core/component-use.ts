import type { Nodes } from 'mdast';
import { closest } from './closest.ts';
import type { Component, Prop } from './component.ts';
import { Ref } from './kind.ts';
import type { Property, Reading, Tag } from './mdx-node.ts';
import type { Flaw, Range } from './source.ts';

/** Judges how a component is used, and notes which entry it shows. `name` is where its name stands. */
export function judgeUse(
	component: Component,
	node: Tag,
	name: Range,
	properties: readonly Property[],
	{ around, found }: Reading,
): void {
	found.flaws.push(
		...propertyFlaws(component, name, properties),
		...placeFlaws(component, node, name, around),
		...contentFlaws(component, node, name, around),
	);
	for (const { name: key, value, valuePlace, code } of properties) {
		const prop = propOf(component, key);
		if (prop?.takes !== 'entry' || !value || code) continue;
		const ref = new Ref(value, [prop.target]);
		found.links.push({ form: 'component', url: value, text: '', range: valuePlace, component: component.name, ref });
	}
}

const propOf = ({ own, props }: Component, name: string): Prop | undefined =>
	Object.hasOwn(props, name) ? props[name] : own && isPlain(name) ? { takes: 'text' } : undefined;

/** Whether a name means nothing of its own to those who run components, as `set:html` and `slot` do. */
const isPlain = (name: string) => /^(?!(?:slot|children|key)$)[a-z][\w-]*$/i.test(name);

function* propertyFlaws(component: Component, at: Range, properties: readonly Property[]): Generator<Flaw> {
	const { name, props } = component;
	const seen = new Set<string>();
	for (const property of properties) {
		const prop = propOf(component, property.name);
		if (property.code) {
			// What it says is known to nobody.
		} else if (!prop) yield unknownProperty(component, property);
		else if (seen.has(property.name)) {
			yield misused(property.place, `\`${property.name}\` is given twice.`, 'Delete one of them.');
		} else yield* valueFlaws(property, prop);
		seen.add(property.name);
	}
	for (const [key, prop] of Object.entries(props)) {
		if (!prop.required || seen.has(key)) continue;
		yield misused(
			at,
			`\`${name}\` needs the property \`${key}\`.`,
			prop.takes === 'entry'
				? `Write \`<${name} ${key}="…"\` with the id of ${prop.label}.`
				: `Write \`<${name} ${key}="…">\`.`,
		);
	}
}

function unknownProperty({ name, own, props }: Component, property: Property): Flaw {
	if (own)
		return misused(
			property.place,
			`\`${property.name}\` is no property that a component of your own can have.`,
			'Its name is made of letters, digits and hyphens, and is none of `slot`, `children` and `key`.',
		);
	const names = Object.keys(props);
	const guess = closest(property.name, names);
	const known = names.length > 0 ? `It has ${names.map((one) => `\`${one}\``).join(' and ')}.` : 'It has none.';
	return misused(
		property.place,
		`\`${name}\` has no property \`${property.name}\`.`,
		guess ? `Did you mean \`${guess}\`?` : known,
	);
}

function* valueFlaws({ name, value, place, valuePlace }: Property, prop: Prop): Generator<Flaw> {
	if (!value?.trim()) yield misused(place, `\`${name}\` has no value.`, `Write it in quotes: \`${name}="…"\`.`);
	else if (prop.takes === 'choice' && !prop.choices.includes(value)) {
		const guess = closest(value, prop.choices);
		yield misused(
			valuePlace,
			`\`${name}\` is ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(prop.choices)}, not "${value}".`,
			guess ? `Did you mean \`${guess}\`?` : 'Choose one of them, or leave the property out.',
		);
	}
}

function* placeFlaws(component: Component, node: Tag, at: Range, around: Reading['around']): Generator<Flaw> {
	const { name, inline, within } = component;
	if (!inline && (node.type === 'mdxJsxTextElement' || around.line))
		yield misused(
			at,
			`\`${name}\` stands inside a line of text, where there is no room for it.`,
			'Give it a line of its own, with an empty line before and after it.',
		);
	else if (within && around.parent !== within)
		yield misused(
			at,
			`\`${name}\` stands outside of \`${within}\`.`,
			`Put \`<${within}>\` and \`</${within}>\` around all that belong together.`,
		);
}

/** What counts as words in a line. */
const words = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break']);

function* contentFlaws(
	{ name, holds }: Component,
	{ children }: Tag,
	at: Range,
	around: Reading['around'],
): Generator<Flaw> {
	const written = children.filter((child: Nodes) => child.type !== 'text' || child.value.trim() !== '');
	if (holds === 'nothing' && written.length > 0)
		yield misused(
			at,
			`\`${name}\` shows what stands in the handbook, so it holds no text of its own.`,
			`End it where it begins, with \`/>\`, and write the text beside it.`,
		);
	else if (holds === 'words' && written.some(({ type }) => !words.has(type)))
		yield misused(at, `\`${name}\` stands in a line, so it holds only words.`, 'Take everything else out of it.');
	else if ((holds === 'words' || holds === 'anything') && written.length === 0 && around.heading)
		yield misused(
			at,
			`A heading has to say its own words, since contents and links repeat it.`,
			`Write the word between \`<${name} …>\` and \`</${name}>\`.`,
		);
	else if (holds === 'text' && written.length === 0)
		yield misused(at, `\`${name}\` holds nothing.`, `Write the text between \`<${name} …>\` and \`</${name}>\`.`);
	else if (holds === 'steps' && !written.some(({ type }) => type === 'heading'))
		yield misused(
			at,
			'Each of the steps begins with a heading, and there is none.',
			'Write `### What to do` before the text of each step.',
		);
	else if (holds === 'tabs' && (written.length === 0 || written.some((child) => !isTab(child))))
		yield misused(
			at,
			`\`${name}\` holds ${written.length === 0 ? 'nothing' : 'something else than tabs'}.`,
			'Put each text between `<Tab title="…">` and `</Tab>`.',
		);
}

const isTab = (node: Nodes): boolean => 'name' in node && node.name === 'Tab';

const misused = (range: Range, message: string, help: string): Flaw => ({
	rule: 'misused-component',
	range,
	message,
	help,
});
