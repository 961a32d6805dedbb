import { z } from 'zod';
import { elementOf, fieldsOf, isProse, meantBy, purposeOf, targetsOf } from './field.ts';
import type { Finding, Written } from './finding.ts';
import type { Target } from './kind.ts';
import { asPair } from './pair.ts';
import type { Path } from './path.ts';
import { isRecord } from './record.ts';
import { describe, namesListed, quote, short, typeNames } from './said.ts';
import { scalar } from './scalar.ts';
import { inQuotes } from './yaml-lines.ts';

/** A fact of one type where another belongs. */
export function wrongType(
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
			const targets = schema && targetsOf(schema);
			if (targets && Object.keys(value).length === 1) {
				const id = idIn(value, targets);
				return [
					`${what} is an id alone; \`${short(whole)}\` makes a set of fields of it.`,
					id === undefined ? 'Write the id, without a colon.' : `Write \`${id}\`.`,
					id === undefined ? {} : { writes: id, over: { path, part: 'whole' } },
				];
			}
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
				`${what} is ${schema && targetsOf(schema) ? 'an id' : 'a text'}; YAML reads \`${text}\` as ${typeof value === 'number' ? 'a number' : 'true or false'}.`,
				`${schema && targetsOf(schema) ? 'If that is the id, put' : 'Put'} it in quotes: \`"${text}"\`.`,
				{ writes: JSON.stringify(text) },
			];
		const issue = schema.safeParse(text).error?.issues[0];
		return [issue ? sentenceOf(issue, field, text) : says, ...meant(schema, text)];
	}
	if (expected === 'array') return manyForOne(field, says, value, schema, path, written);
	if (expected === 'object') return fieldsForText(field, says, value, path, schema);
	if (
		typeof value === 'string' &&
		schema &&
		/^["']/.test(written(path)) &&
		meantBy(schema, ` ${value}`)?.text === value
	)
		return [says, `Write \`${value}\`, without quotes.`, { writes: value }];
	if (typeof value === 'string' && /^\D{0,3}\d[\d.,]*\s*(?:-|–|to|bis|or|oder|\/)\s*\d[\d.,]*\D{0,9}$/.test(value))
		return [says, 'Write one number: there is no room for two.'];
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
		return [says, ...meant(schema, String(value))];
	if (Array.isArray(value) && value.length === 1) return oneForMany(field, says, value, path, schema);
	return [says];
}

/** The id in a set of fields that says what it is the id of, or nothing but it: `role: lead`, `{lead}`. */
function idIn(value: Readonly<Record<string, unknown>>, targets: readonly Target[]): string | undefined {
	const [[key = '', given] = []] = Object.entries(value);
	const named = targets.some(({ kind, list }) => kind === key || list === key);
	const id = given === null ? key : named || /^(?:id|ref|name|key|slug)$/.test(key) ? given : undefined;
	return typeof id === 'string' && /^[\w/#-]+$/.test(id) ? id : undefined;
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
	let [first] = value;
	while (Array.isArray(first) && first.length === 1) first = first[0];
	if (
		value.length === 1 &&
		(typeof first === 'string' || typeof first === 'number') &&
		schema?.safeParse(first).success
	)
		return [
			`${typeof path.at(-1) === 'number' ? `An item of \`${field}\`` : `\`${field}\``} takes one value, not a list. ${why} stands without brackets or dashes.`,
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
		const pairs = Object.entries(value).map(([key, one]) => asPair(inner, { [key]: one })?.text);
		if (pairs.length > 0 && pairs.every((one) => one !== undefined)) {
			const list = `[${pairs.join(', ')}]`;
			return [
				says,
				`Write \`${field}: ${short(list)}\`, or each item on a line of its own with a dash.`,
				{ writes: written(path, 'whole').includes('\n') ? `${list}\n` : list, over: { path, part: 'whole' } },
			];
		}
		return [
			says,
			fits ? 'Each item begins with a dash, a single one as well: put one before its first field.' : general,
		];
	}
	if (typeof value !== 'string' && typeof value !== 'number') return [says, general];
	const text = String(value);
	const bullets = text
		.split(/(?:^|\s)(?:[•*·‣▪●○◦–—−+]|\d{1,2}[.)]|[a-z]\))(?=\s)/u)
		.map((one) => one.trim())
		.filter(Boolean);
	if (/^(?:n\/?a|none|nobody|nothing|tb[acd]|keine?r?|niemand|[-–—?]+)$/i.test(text))
		return [says, 'Leave the line out where there is none.'];
	if (/^(?:all|every(?:one|body)|alle|jeder|tous|\*)$/i.test(text)) return [says, 'Name each of them: `[one, two]`.'];
	const single = schema && asOnly(elementOf(schema), value);
	if (single !== undefined)
		return [
			says,
			`Write \`${field}: ${short(`[${single}]`)}\`, or each item on a line of its own with a dash.`,
			{ writes: `[${single}]` },
		];
	const apart = text
		.replace(/^\((.*)\)$|^\[(.*)\]$/s, '$1$2')
		.replace(/^\[|\]$/g, '')
		.split(/[,;|\n]|\s+(?:and|und|et|&|\+)\s+/)
		.map((one) => one.trim());
	const element = schema && elementOf(schema);
	const meantApart = element
		? apart.map((item) => (element.safeParse(item).success ? item : (meantBy(element, item)?.text ?? item)))
		: apart;
	for (const items of [bullets, apart, [text], meantApart]) {
		if (
			items.some((item) => item === '') ||
			(items === bullets && !/^(?:[•*·‣▪●○◦–—−+]|\d{1,2}[.)]|[a-z]\))\s/u.test(text))
		)
			continue;
		if (schema && !schema.safeParse(items).success) continue;
		// Words for a reader may hold commas of their own.
		if (
			(items === apart || items === meantApart) &&
			items.length > 1 &&
			schema &&
			isProse(elementOf(schema) ?? z.never())
		)
			continue;
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
	field: string,
	says: string,
	value: unknown,
	path: Path,
	schema: z.ZodType | undefined,
): [string, string?, Partial<Finding>?] {
	const fields = (schema && fieldsOf(schema)) ?? {};
	const names = Object.keys(fields);
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
	const whole = schema && asOnly(schema, value);
	const [only, ...more] = neededOf(fields);
	if (whole !== undefined)
		return [
			`${says.replace(/\.$/, '')}, and \`${only}\` is the one it needs.`,
			`Write \`${typeof path.at(-1) === 'number' ? '' : `${field}: `}${short(whole)}\`.`,
			{ writes: whole },
		];
	if (only !== undefined && typeof value === 'string' && fields[only]!.safeParse(value).success) {
		const others = more.map((name) => `${name}: …`);
		return [says, `Write \`{${[`${only}: ${short(scalar(value))}`, ...others].join(', ')}}\`.`];
	}
	return names.length > 0 ? [says, `It has ${namesListed(names)}.`] : [says];
}

/** Fields without which a set of them cannot be. */
const neededOf = (fields: Readonly<Record<string, z.ZodType>>) =>
	Object.keys(fields).filter((name) => !fields[name]!.safeParse(undefined).success);

/** A value as the set of fields that needs no other than the one it fits: `{every: 2 weeks}`. */
function asOnly(schema: z.ZodType | undefined, value: unknown): string | undefined {
	const fields = (schema && fieldsOf(schema)) ?? {};
	const [only, ...more] = neededOf(fields);
	if (only === undefined || more.length > 0 || (typeof value !== 'string' && typeof value !== 'number'))
		return undefined;
	const inner = fields[only]!;
	const text = inner.safeParse(value).success ? scalarOf(value) : meantBy(inner, String(value))?.text;
	return text === undefined || text.includes('\n') ? undefined : `{${only}: ${text}}`;
}

const scalarOf = (value: string | number) => (typeof value === 'number' ? String(value) : scalar(value));

/** What a check of the form of a text says, where it says a sentence. */
export const sentenceOf = (issue: z.core.$ZodIssue, field: string, value: unknown) =>
	issue.message.includes(' ') && !issue.message.startsWith('Invalid')
		? issue.message
		: `\`${field}\` cannot be ${quote(value)}.`;

/** What to write for a text of the wrong form, where it is plain what was meant. */
export function meant(schema: z.ZodType | undefined, text: string): [string?, Partial<Finding>?] {
	const found = schema && meantBy(schema, text);
	if (!found) return [];
	return [`Write \`${found.text}\`${found.note ?? ''}.`, { writes: valueText(schema, found.text) }];
}

/** A text as it stands in the file, in quotes where YAML would make something else of it. */
const valueText = (schema: z.ZodType, text: string) =>
	!schema.safeParse(Number(text)).success && /^[\d.+-]+$/.test(text) && !Number.isNaN(Number(text))
		? `"${text}"`
		: text;
