import type { Kind, Target } from '../core/kind.ts';
import { scalar } from '../core/scalar.ts';
import { jsonSchema } from './schema.ts';

/** What is known of a playbook before anybody has written it. */
export interface Begun {
	readonly title: string;
	/** Fields that are stated already, by name: one value, or those of a list. */
	readonly stated?: Readonly<Record<string, string | readonly string[]>>;
	/** What a reference to one of these may name in this handbook. */
	idsOf(targets: readonly Target[]): readonly string[];
}

/** A field of a kind, as its JSON Schema has it. */
export interface Field {
	readonly type?: string;
	readonly description?: string;
	readonly enum?: readonly string[];
	readonly format?: string;
	readonly pattern?: string;
	readonly 'x-ref'?: readonly Target[];
	readonly properties?: Readonly<Record<string, Field>>;
	readonly required?: readonly string[];
	readonly items?: Field;
}

/** The fields of a kind by name, as an author may write them, and which of them cannot be left out. */
export function formOf(kind: Kind): { fields: Readonly<Record<string, Field>>; required: readonly string[] } {
	const { properties = {}, required = [] } = jsonSchema(kind) as Field;
	return { fields: properties, required };
}

/**
 * A playbook that says nothing yet but its title: every field of its kind with what belongs there. Texts that it needs
 * are to-dos, everything else is a line to take the `#` off. References name only what the handbook has.
 */
export function skeleton(kind: Kind, begun: Begun): string {
	const { fields, required } = formOf(kind);
	const names = Object.keys(fields).filter((name) => !isKept(name));
	const order = [...names.filter((name) => !late.has(name)), ...names.filter((name) => late.has(name))];
	const lines = order.flatMap((name) => linesOf(name, fields[name]!, required.includes(name), begun));
	const facts = [
		'# What begins with TODO is still to be filled in. A line behind # counts once the # is gone.',
		`title: ${scalar(begun.title)}`,
		'status: draft',
		'version: 0.1.0',
		...lines,
	].join('\n');
	const outline = outlines[kind.name];
	return outline ? `---\n${facts}\n---\n\n${outline}` : `${facts}\n`;
}

/** Whether a playbook of this kind begins as a page of text with facts above it. */
export const beginsAsText = ({ name }: Kind): boolean => Object.hasOwn(outlines, name);

/** Whether a field is the skeleton's own, or about a life that has not begun. */
export const isKept = (name: string): boolean => kept.has(name);

const kept = new Set(['title', 'status', 'version', 'changes', 'reviewed', 'formerly', 'replaced_by']);

/** What helps to find a playbook stands below what it is. */
const late = new Set(['aliases', 'keywords', 'tags']);

const more = 'TODO: what the fields above do not say, in a few sentences (or delete this line)\n';

const outlines: Readonly<Record<string, string>> = {
	coaching: more,
	culture: more,
	session: more,
	guide: `TODO: what readers can do once they have read this page, in one or two sentences

## TODO: the first step, starting with a verb

TODO: what to do, where, and how one sees that it worked
`,
};

/** The lines of one field, from the blank one above it on. */
function linesOf(name: string, field: Field, needed: boolean, begun: Begun): string[] {
	const about = aboutOf(field);
	const stated = begun.stated?.[name] ?? onlyChoice(field, needed, begun);
	if (stated !== undefined) return ['', `# ${about}`, `${name}: ${written(stated, field)}`];
	if (isText(field) && (needed || name === 'summary')) return ['', `${name}: ${toDo(field)}`];
	const when = needed ? ' Needed before it is active.' : '';
	return ['', `# ${about}${when}${choices(field, begun)}`, ...formLines(name, field, begun).map((line) => `# ${line}`)];
}

/** What a reference has to name, where it cannot be left out and the handbook has nothing else. */
function onlyChoice({ 'x-ref': targets }: Field, needed: boolean, begun: Begun): string | undefined {
	const ids = needed && targets ? begun.idsOf(targets) : [];
	return ids.length === 1 ? ids[0] : undefined;
}

function written(value: string | readonly string[], { type = '', items }: Field): string {
	if (typeof value !== 'string') return `[${value.map((one) => written(one, items ?? {})).join(', ')}]`;
	const isPlain = /^(?:number|integer|boolean)$/.test(type) && /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(value);
	return isPlain ? value : scalar(value);
}

/** A field with what stands for its value. Of a set of fields those that cannot be left out, and the names of the others. */
function formLines(name: string, field: Field, begun: Begun): string[] {
	const { properties, items } = field;
	if (items?.properties) {
		const [first = '', ...rest] = partLines(items, begun);
		return [`${name}:`, `  - ${first}`, ...rest.map((line) => `    ${line}`)];
	}
	if (properties) return [`${name}:`, ...partLines(field, begun).map((line) => `  ${line}`)];
	return [`${name}: ${items ? `[${formOfValue(items)}, …]` : formOfValue(field)}`];
}

function partLines({ properties = {}, required = [] }: Field, begun: Begun): string[] {
	const others = Object.keys(properties).filter((name) => !required.includes(name));
	const lines = required.flatMap((name) => {
		const field = properties[name]!;
		const [line = '', ...rest] = isText(field) ? [`${name}: ${toDo(field)}`] : formLines(name, field, begun);
		const ids = choices(field, begun);
		return [`${line}${ids ? `  #${ids}` : ''}`, ...rest];
	});
	return others.length > 0 ? [...lines, `# and, where it matters: ${others.join(', ')}`] : lines;
}

/** What stands for a value: the words to choose from, or how one is written. */
function formOfValue(field: Field): string {
	if (field.enum) return field.enum.join(' | ');
	if (field.type === 'boolean') return 'true';
	if (isText(field)) return '"…"';
	if (field['x-ref']) return 'ID';
	if (field.pattern && new RegExp(field.pattern).test(anId)) return anId;
	return /(?: such as |: )"?(\w(?:[\w :/-]|\.(?=\d))*)/.exec(field.description ?? '')?.[1]?.trim() ?? '…';
}

const anId = 'a-short-name';

const isText = ({ type, pattern, format, enum: words, 'x-ref': targets }: Field): boolean =>
	type === 'string' && !pattern && !format && !words && !targets;

/** What this handbook has that a reference may name. */
function choices({ items, ...field }: Field, begun: Begun): string {
	const targets = field['x-ref'] ?? items?.['x-ref'];
	// Of the playbook that is begun, nobody knows the parts yet.
	if (!targets || targets.every(({ here }) => here)) return '';
	const ids = begun.idsOf(targets);
	if (ids.length === 0) return ' There is none yet.';
	const rest = ids.length > mostListed ? ` and ${ids.length - mostListed} more` : '';
	return ` There is ${ids.slice(0, mostListed).join(', ')}${rest}.`;
}

/** Ids that are listed beside a field: enough to see how they look. */
const mostListed = 5;

/** What belongs in a field: the first sentence of its description, without the example. */
const aboutOf = ({ description = '' }: Field): string =>
	`${/^.*?(?=, such as |: "|\.(?:\s|$)|$)/s.exec(description)![0]}.`;

function toDo(field: Field): string {
	const about = aboutOf(field);
	return JSON.stringify(`TODO: ${about.charAt(0).toLowerCase()}${about.slice(1, -1)}`);
}
