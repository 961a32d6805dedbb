import { z } from 'zod';
import type { Target } from './kind.ts';
import { memoized } from './memoized.ts';
import type { Path } from './path.ts';

/** How a text that a field cannot hold would be written so that it can, where that is plain: `2026-09-03` for `3.9.2026`. */
export interface Meant {
	readonly text: string;
	/** What is added where it is no matter of course: ` if the month stands first`. */
	readonly note?: string;
}

/** For fields that know how their texts are mistaken: what somebody meant. The result need not fit; it is tried. */
export const meanings = z.registry<{ meant(text: string): Meant | string | undefined }>();

type Definition = {
	type: string;
	innerType?: z.ZodType;
	element?: z.ZodType;
	shape?: z.ZodRawShape;
	in?: z.ZodType;
};

/** The schema without what makes its value optional. */
function bare(schema: z.ZodType): z.ZodType {
	const { innerType } = schema.def as unknown as Definition;
	return innerType ? bare(innerType) : schema;
}

/** What an item of a list has to be; `undefined` for what is no list. */
export const elementOf = (schema: z.ZodType): z.ZodType | undefined =>
	(bare(schema).def as unknown as Definition).element;

/** The fields of a set of fields by name; `undefined` for anything else. */
export const fieldsOf = (schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined =>
	(bare(schema).def as unknown as Definition).shape as Readonly<Record<string, z.ZodType>> | undefined;

const fieldOf = (schema: z.ZodType, name: string): z.ZodType | undefined => {
	const fields = fieldsOf(schema);
	return fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
};

/** What the value at `path` below `schema` has to be. */
export function fieldAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
	let field: z.ZodType | undefined = schema;
	for (const step of path)
		field = field && (typeof step === 'number' ? elementOf(field) : fieldOf(field, String(step)));
	return field;
}

/** What a reference in this field may name; `undefined` for a field that holds none. */
export function targetsOf(schema: z.ZodType): readonly Target[] | undefined {
	const { type, in: written } = bare(schema).def as unknown as Definition;
	return type === 'pipe' ? (written?.meta()?.['x-ref'] as readonly Target[] | undefined) : undefined;
}

/** What the fields of this name have to be, at whatever depth, or the items of their lists. */
export function fieldsNamed(schema: z.ZodType, name: string): readonly z.ZodType[] {
	return byName(schema).get(name) ?? [];
}

const byName = memoized((schema: z.ZodType): ReadonlyMap<string, readonly z.ZodType[]> => {
	const found = new Map<string, z.ZodType[]>();
	const visit = (set: z.ZodType) => {
		for (const [name, field] of Object.entries(fieldsOf(set) ?? {})) {
			const inner = elementOf(field) ?? field;
			found.set(name, [...(found.get(name) ?? []), inner]);
			visit(inner);
		}
	};
	visit(schema);
	return found;
});

/** Whether a field holds words for a reader, of any form. */
export const isProse = memoized((schema: z.ZodType): boolean => {
	const { type } = bare(schema).def as unknown as Definition;
	return type === 'string' && schema.safeParse('Any words, of any form: 1.').success;
});

/** What an author meant by `text` in this field, if it is plain and fits. */
export function meantBy(schema: z.ZodType, text: string): Meant | undefined {
	const field = bare(schema);
	const trimmed = text.trim().replace(/^["'“”„«»‘’‚]+|["'“”„«»‘’‚]+$/gu, '');
	for (const candidate of [trimmed, meanings.get(field)?.meant(trimmed), ...guesses(field, trimmed)]) {
		const meant = typeof candidate === 'string' ? { text: candidate } : candidate;
		if (meant && meant.text !== text && field.safeParse(typed(field, meant.text)).success) return meant;
	}
	return undefined;
}

/** A text as the value that YAML makes of it where the field asks for one that is no text. */
function typed(field: z.ZodType, text: string): unknown {
	const { type } = field.def as unknown as Definition;
	if (type === 'number') return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
	if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
	return text;
}

const words: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		['yes', 'y', 'on', 'ja', 'oui', 'si', 'sí', 'wahr', 'x', '1', 'true', 'ok'].map((word) => [word, 'true']),
	),
	...Object.fromEntries(
		['no', 'n', 'off', 'nein', 'non', 'falsch', '0', '-', 'false', 'none'].map((word) => [word, 'false']),
	),
};

function guesses(field: z.ZodType, text: string): (string | undefined)[] {
	const { type } = field.def as unknown as Definition;
	if (type === 'boolean') return [words[text.toLowerCase()]];
	if (type === 'enum') {
		const { options } = field as z.ZodEnum;
		const folded = fold(text);
		return [options.map(String).find((option) => fold(option) === folded)];
	}
	if (type !== 'number') return [];
	const number = /^[^\d-]{0,4}(-?\d[\d.,\s\u00a0'’]*\d|-?\d)\s*(?:\D{0,20})$/u
		.exec(text)?.[1]
		?.replace(/[\s\u00a0'’]/gu, '');
	if (number === undefined) return [];
	// Of two signs, the last one stands before the decimals.
	const decimal = /^-?\d{1,3}(?:([.,])\d{3})+(?!\1)[.,](\d+)$/.exec(number);
	if (decimal)
		return [`${number.slice(0, -decimal[2]!.length - 1).replace(/[.,]/g, '')}.${decimal[2]}`].flatMap((one) => [
			one.replace(/\.0+$/, ''),
			one,
		]);
	if (/^-?\d{1,3}(?:[.,]\d{3}){2,}$/.test(number) || /^-?[1-9]\d{0,2},\d{3}$/.test(number))
		return [number.replace(/[.,]/g, '')];
	return [number.replace(',', '.').replace(/\.0+$/, ''), number.replace(',', '.')];
}

const fold = (text: string) =>
	text
		.trim()
		.toLowerCase()
		.replace(/[\s_]+/g, '-');

/** What a field holds, from the sentence that describes it: `the id of the one role that answers for the result`. */
export function purposeOf(schema: z.ZodType): string | undefined {
	const sentence = /^(.*?)(?:, such as|: "| \(|;|\.(?:\s|$)|$)/s.exec(schema.description ?? '')?.[1]?.trim();
	return sentence && /^(?:The|A|An|What|How|When|Why|Whether|One) /.test(sentence)
		? sentence.charAt(0).toLowerCase() + sentence.slice(1)
		: undefined;
}
