import { z } from 'zod';
import { closest } from './closest.ts';
import { elementOf, fieldAt, fieldsOf, isProse, meantBy, purposeOf } from './field.ts';
import { scalar } from './fix.ts';
import type { Kind } from './kind.ts';
import type { Path, YamlPart } from './yaml.ts';
import { inQuotes } from './yaml-slips.ts';

/** A fact that does not fit its field. */
export interface Finding {
	readonly rule: 'field-missing' | 'field-unknown' | 'field-value';
	readonly path: Path;
	readonly part?: YamlPart;
	readonly message: string;
	readonly help?: string;
	readonly severity?: 'info';
	/** What `help` says to write, in place of what it stands at or of what `over` names. */
	readonly writes?: string;
	readonly over?: { readonly path: Path; readonly part: YamlPart };
}

/** How the value at a path, or its key, stands in the file. */
export type Written = (path: Path, part?: YamlPart) => string;

type Raw = Readonly<Record<string, unknown>>;

/** Says what zod found at a field, in the words of a handbook. */
export function explain(kind: Kind, name: string, issue: z.core.$ZodIssue, raw: Raw, written: Written): Finding[] {
	const path = [name, ...issue.path];
	const value = valueAt(raw, path);
	if (issue.code === 'unrecognized_keys') return unknownFields(kind, path, issue.keys, value as Raw, written);
	const field = String(path.findLast((step) => typeof step === 'string'));
	if (value === undefined || value === null) {
		if (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union')
			return [missing(kind, path, field)];
	}
	const wrong = (message: string, help?: string, more: Partial<Finding> = {}): Finding[] => [
		{ rule: 'field-value', path, message, ...(help ? { help } : {}), ...more },
	];
	const schema = fieldAt(kind.schema, path);
	switch (issue.code) {
		case 'invalid_value':
			return wrong(
				`\`${field}\` is ${list(
					issue.values.map((one) => `\`${String(one)}\``),
					'or',
				)}, not ${quote(value)}.`,
				...didYouMean(typeof value === 'string' ? closest(value, issue.values.map(String)) : undefined),
			);
		case 'invalid_type':
			return wrong(...wrongType(field, issue.expected, value, path, schema, written));
		case 'too_small':
			if (issue.origin === 'array')
				return wrong(`\`${field}\` needs at least ${count(Number(issue.minimum), 'item')}.`);
			if (issue.origin === 'string')
				return wrong(
					`\`${field}\` is empty.`,
					isOptional(kind, path) ? 'Fill it in, or delete the line.' : 'Fill it in.',
				);
			return wrong(`\`${field}\` is at least ${issue.minimum}; this is ${quote(value)}.`);
		case 'too_big':
			if (issue.origin === 'array') return wrong(`\`${field}\` has at most ${count(Number(issue.maximum), 'item')}.`);
			if (issue.origin === 'string')
				return wrong(`\`${field}\` has at most ${count(Number(issue.maximum), 'character')}.`);
			return wrong(`\`${field}\` is at most ${issue.maximum}; this is ${quote(value)}.`);
		default:
			return wrong(sentenceOf(issue, field, value), ...meant(schema, String(value)));
	}
}

/** Whether a field may be left out. */
const isOptional = (kind: Kind, path: Path) => {
	const fields = path.length === 1 ? kind.schema.shape : fieldsOf(fieldAt(kind.schema, path.slice(0, -1)) ?? z.never());
	const field = fields?.[String(path.at(-1))] as z.ZodType | undefined;
	return field === undefined || field.safeParse(undefined).success;
};

/** What a check of the form of a text says, where it says a sentence. */
const sentenceOf = (issue: z.core.$ZodIssue, field: string, value: unknown) =>
	issue.message.includes(' ') && !issue.message.startsWith('Invalid')
		? issue.message
		: `\`${field}\` cannot be ${quote(value)}.`;

const didYouMean = (guess: string | undefined): [string?, Partial<Finding>?] =>
	guess === undefined ? [] : [`Did you mean \`${guess}\`?`, { writes: scalar(guess) }];

/** What to write for a text of the wrong form, where it is plain what was meant. */
function meant(schema: z.ZodType | undefined, text: string): [string?, Partial<Finding>?] {
	const found = schema && meantBy(schema, text);
	if (!found) return [];
	return [`Write \`${found.text}\`${found.note ?? ''}.`, { writes: valueText(schema, found.text) }];
}

/** A text as it stands in the file, in quotes where YAML would make something else of it. */
const valueText = (schema: z.ZodType, text: string) =>
	!schema.safeParse(Number(text)).success && /^[\d.+-]+$/.test(text) && !Number.isNaN(Number(text))
		? `"${text}"`
		: text;

/** A fact of one type where another belongs. */
function wrongType(
	field: string,
	expected: string,
	value: unknown,
	path: Path,
	schema: z.ZodType | undefined,
	written: Written,
): [string, string?, Partial<Finding>?] {
	const what = typeof path.at(-1) === 'number' ? `An item of \`${field}\`` : `\`${field}\``;
	const says = `${what} is ${typeNames[expected] ?? expected}; this is ${describe(value)}.`;
	if (expected === 'string') {
		if (Array.isArray(value)) return oneForMany(field, says, value, path, schema);
		if (isRecord(value)) {
			const [key = ''] = Object.keys(value);
			const whole = written(path, 'whole').trim();
			const inside = Object.keys(value).length === 1 && !whole.includes('\n') && /^[^{["'].*: /.test(whole);
			if (!inside) return [says, 'Write it as one text.'];
			const quoted = inQuotes(whole);
			return [
				`The colon after \`${short(key)}\` starts a field; this is meant to be one text.`,
				`Put the text in quotes: \`${short(quoted)}\`.`,
				{ writes: quoted, over: { path, part: 'whole' } },
			];
		}
		const text = written(path).trim() || String(value);
		if (!schema || schema.safeParse(text).success)
			return [
				`${what} is a text; YAML reads \`${text}\` as ${typeof value === 'number' ? 'a number' : 'true or false'}.`,
				`Put it in quotes: \`"${text}"\`.`,
				{ writes: JSON.stringify(text) },
			];
		const issue = schema.safeParse(text).error?.issues[0];
		return [issue ? sentenceOf(issue, field, text) : says, ...meant(schema, text)];
	}
	if (expected === 'array') return manyForOne(field, says, value, schema, path, written);
	if (expected === 'object') return fieldsForText(says, value, schema);
	if (
		typeof value === 'string' &&
		schema &&
		/^["']/.test(written(path)) &&
		meantBy(schema, ` ${value}`)?.text === value
	)
		return [says, `Write \`${value}\`, without quotes.`, { writes: value }];
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
		return [says, ...meant(schema, String(value))];
	if (Array.isArray(value) && value.length === 1) return oneForMany(field, says, value, path, schema);
	return [says];
}

/** A list where one text is meant. */
function oneForMany(
	field: string,
	says: string,
	value: readonly unknown[],
	path: Path,
	schema: z.ZodType | undefined,
): [string, string?, Partial<Finding>?] {
	const purpose = schema && purposeOf(schema);
	const why = purpose ? `It is ${purpose}, so it` : 'It';
	const [first] = value;
	if (
		value.length === 1 &&
		(typeof first === 'string' || typeof first === 'number') &&
		schema?.safeParse(first).success
	)
		return [
			`\`${field}\` takes one value, not a list. ${why} stands without brackets or dashes.`,
			`Write \`${typeof path.at(-1) === 'number' ? '' : `${field}: `}${scalar(String(first))}\`.`,
			{ writes: scalar(String(first)), over: { path, part: 'whole' } },
		];
	return [`${says} ${why} has room for one.`, 'Keep one of them, without brackets or dashes.'];
}

/** One value where a list is meant. */
function manyForOne(
	field: string,
	says: string,
	value: unknown,
	schema: z.ZodType | undefined,
	path: Path,
	written: Written,
): [string, string?, Partial<Finding>?] {
	const inner = (schema && fieldsOf(elementOf(schema) ?? z.never())) ?? {};
	const general = Object.keys(inner)[0]
		? `Write each item with a dash and its fields; it has ${namesListed(Object.keys(inner))}.`
		: 'Put each item on a line of its own with a dash, or in brackets: `[one, two]`.';
	if (isRecord(value)) {
		const element = schema && elementOf(schema);
		const fits = element && Object.keys(value).some((key) => fieldsOf(element)?.[key]);
		return [
			says,
			fits ? 'Each item begins with a dash, a single one as well: put one before its first field.' : general,
		];
	}
	if (typeof value !== 'string' && typeof value !== 'number') return [says, general];
	const text = String(value);
	const bullets = text
		.split(/(?:^|\s)[•*·‣▪●○◦–—−](?=\s)/u)
		.map((one) => one.trim())
		.filter(Boolean);
	if (/^(?:n\/?a|none|nobody|nothing|tb[acd]|keine?r?|niemand|[-–—?]+)$/i.test(text))
		return [says, 'Leave the line out where there is none.'];
	const apart = text
		.replace(/^\((.*)\)$|^\[(.*)\]$/s, '$1$2')
		.split(/[,;|\n]|\s+(?:and|und|et|&|\+)\s+/)
		.map((one) => one.trim());
	for (const items of [bullets, apart, [text]]) {
		if (items.some((item) => item === '') || (items === bullets && items.length < 2 && !/^[•*·‣▪●○◦–—−]\s/u.test(text)))
			continue;
		if (schema && !schema.safeParse(items).success) continue;
		// Words for a reader may hold commas of their own.
		if (items === apart && items.length > 1 && schema && isProse(elementOf(schema) ?? z.never())) continue;
		const list = `[${items.map(scalar).join(', ')}]`;
		if (written(path).includes('\n') && items !== bullets) break;
		return [
			says,
			`Write \`${field}: ${short(list)}\`, or each item on a line of its own with a dash.`,
			{ writes: list },
		];
	}
	return [says, general];
}

/** A single value or a list where fields of their own are meant. */
function fieldsForText(
	says: string,
	value: unknown,
	schema: z.ZodType | undefined,
): [string, string?, Partial<Finding>?] {
	const names = Object.keys((schema && fieldsOf(schema)) ?? {});
	if (Array.isArray(value))
		return [says, value.every(isRecord) ? 'Delete the dash: there is only one.' : `It has ${namesListed(names)}.`];
	const glued = typeof value === 'string' ? /^([\w-]+):(\S.*)$/s.exec(value) : null;
	if (glued && names.includes(glued[1]!)) {
		const mended = `${glued[1]}: ${glued[2]}`;
		return [
			`There is no space after the colon, so \`${glued[1]}\` is not read as a field.`,
			`Write \`${short(mended)}\`.`,
			{ writes: mended },
		];
	}
	return names.length > 0 ? [says, `It has ${namesListed(names)}.`] : [says];
}

function missing(kind: Kind, path: Path, field: string): Finding {
	const whose = path.length === 1 ? sentence(kind.label) : `\`${owner(path)}\``;
	const verb = kind.single && path.length === 1 ? 'need' : 'needs';
	return {
		rule: 'field-missing',
		path,
		message: `${whose} ${verb} the field \`${field}\`.`,
		help: `Add \`${field}: …\`.`,
	};
}

/** The fields `keys` of `value` at `path`, which are not in the schema there: each with what may have been meant. */
export function unknownFields(
	kind: Kind,
	path: Path,
	keys: readonly string[],
	value: Raw,
	written: Written,
): Finding[] {
	const fields = path.length === 0 ? kind.schema.shape : fieldsOf(fieldAt(kind.schema, path) ?? z.never());
	const names = Object.keys(fields ?? {});
	const free = new Set(names.filter((name) => !Object.hasOwn(value, name)));
	const found: Finding[] = [];
	const pieces = new Set<string>();
	for (const key of keys) {
		const say = (message: string, help?: string, more: Partial<Finding> = {}) =>
			found.push({
				rule: 'field-unknown',
				path: [...path, key],
				part: 'key',
				message,
				...(help ? { help } : {}),
				...more,
			});
		const has =
			path.length === 0 ? `${sentence(kind.label)} ${kind.single ? 'have' : 'has'}` : `\`${whose(path)}\` has`;
		const says = `${has} no field \`${short(key)}\`.`;
		if (pieces.has(key)) continue;
		const cut = value[key] === null ? cutAtComma(path, key, value, written) : undefined;
		if (cut) {
			for (const piece of cut.pieces) pieces.add(piece);
			found.push(cut.finding);
			continue;
		}
		const guess = closest(key, free);
		if (key === '<<')
			say('`<<` repeats fields of another place only for some programs; here it is no field.', 'Write the fields out.');
		else if (guess) {
			free.delete(guess);
			say(says, `Did you mean \`${guess}\`?`, { writes: guess });
		} else {
			const stated = closest(key, names);
			if (stated) say(says, `\`${stated}\` is stated as well: keep one of them under that name.`);
			else
				say(
					says,
					elsewhere(kind, path, key) ??
						(names.length > 0 && names.length <= 8 ? `It has ${namesListed(names)}.` : undefined),
				);
		}
	}
	return found;
}

/** A text in braces that commas cut, of which `key` is the second piece: each is read as a field without a value. */
function cutAtComma(
	path: Path,
	key: string,
	value: Raw,
	written: Written,
): { finding: Finding; pieces: readonly string[] } | undefined {
	const whole = written(path, 'whole');
	const names = Object.keys(value);
	const second = names.indexOf(key);
	const field = names[second - 1];
	const text = field === undefined ? undefined : value[field];
	if (!whole.startsWith('{') || field === undefined || typeof text !== 'string') return undefined;
	const start = whole.indexOf(text, whole.indexOf(field) + field.length);
	const pieces: string[] = [];
	let end = start + text.length;
	for (const piece of names.slice(second)) {
		const at = value[piece] === null ? whole.indexOf(piece, end) : -1;
		if (at < 0 || /^\s*:/.test(whole.slice(at + piece.length))) break;
		pieces.push(piece);
		end = at + piece.length;
	}
	if (start < 0 || pieces.length === 0 || /["']/.test(whole[start - 1] ?? '')) return undefined;
	const quoted = inQuotes(whole.slice(start, end).replace(/\s*\n\s*/g, ' '));
	const finding: Finding = {
		rule: 'field-unknown',
		path: [...path, key],
		part: 'key',
		message: `Inside \`{…}\` a comma ends a text, so \`${short(pieces.join(', '))}\` is read as ${pieces.length > 1 ? 'fields of their own' : 'a field of its own'}.`,
		help: `Put the whole text in quotes: \`${short(`${field}: ${quoted}`)}\`.`,
		writes: whole.slice(0, start) + quoted + whole.slice(end),
		over: { path, part: 'whole' },
	};
	return { finding, pieces };
}

/** Where a field belongs that stands a level too high or too low. */
function elsewhere(kind: Kind, path: Path, key: string): string | undefined {
	for (let depth = path.length - 1; depth >= 0; depth--) {
		const above = depth === 0 ? kind.schema.shape : fieldsOf(fieldAt(kind.schema, path.slice(0, depth)) ?? z.never());
		if (!above || !Object.hasOwn(above, key)) continue;
		const place = depth === 0 ? kind.label : `\`${whose(path.slice(0, depth))}\``;
		return `It is a field of ${place}: move it out of \`${whose(path)}\`, with less indent.`;
	}
	const here = path.length === 0 ? kind.schema.shape : fieldsOf(fieldAt(kind.schema, path) ?? z.never());
	const deeper = below(here ?? {}, key);
	return deeper && `It is a field of \`${deeper}\`: move it there, with more indent.`;
}

/** The field, at any depth, that has a field `key`, as a path of names. */
function below(fields: Readonly<Record<string, unknown>>, key: string): string | undefined {
	const sets = Object.entries(fields).flatMap(([name, schema]) => {
		const inner = fieldsOf(elementOf(schema as z.ZodType) ?? (schema as z.ZodType));
		return inner ? [{ name, inner }] : [];
	});
	const found = sets.find(({ inner }) => Object.hasOwn(inner, key));
	if (found) return found.name;
	for (const { name, inner } of sets) {
		const deeper = below(inner, key);
		if (deeper) return `${name}.${deeper}`;
	}
	return undefined;
}

const typeNames: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'a set of fields',
	record: 'a set of fields',
};

const describe = (value: unknown) =>
	Array.isArray(value) ? 'a list' : isRecord(value) ? 'a set of fields' : quote(value);

const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as an author would recognise it, short and on one line. */
const quote = (value: unknown) =>
	`"${short(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'))}"`;

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
const sentence = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
const list = (words: readonly string[], last: string) =>
	words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : words.join('');
const namesListed = (names: readonly string[]) =>
	`the field${names.length === 1 ? '' : 's'} ${list(
		names.map((name) => `\`${name}\``),
		'and',
	)}`;

/** The last name in a path: what an author calls the place. */
const whose = (path: Path) => String(path.findLast((step) => typeof step === 'string'));

/** `activities[2].next[0]`: the item that lacks a field, without the field. */
const owner = (path: Path) =>
	path
		.slice(0, -1)
		.reduce<string>(
			(text, step) =>
				typeof step === 'number' ? `${text}[${step + 1}]` : text ? `${text}.${String(step)}` : String(step),
			'',
		);

/** The value at `path` of data that may be anything. */
export function valueAt(raw: unknown, path: Path): unknown {
	let value = raw;
	for (const step of path) {
		if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
		value = (value as Record<PropertyKey, unknown>)[step];
	}
	return value;
}
