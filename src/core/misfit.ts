import { z } from 'zod';
import { capital, counted, joined } from '../words/words.ts';
import { closest } from './closest.ts';
import { fieldAt, fieldsOf } from './field.ts';
import { type Finding, type Raw, valueAt, type Written } from './finding.ts';
import type { Kind } from './kind.ts';
import type { Path } from './path.ts';
import { isRecord } from './record.ts';
import { quote } from './said.ts';
import { scalar } from './scalar.ts';
import { unknownFields } from './unknown-field.ts';
import { meant, sentenceOf, wrongType } from './wrong-type.ts';

/** Says what zod found at a field, in the words of a handbook. */
export function explain(kind: Kind, name: string, issue: z.core.$ZodIssue, raw: Raw, written: Written): Finding[] {
	const path = [name, ...issue.path];
	const value = valueAt(raw, path);
	if (issue.code === 'unrecognized_keys') return unknownFields(kind, path, issue.keys, value as Raw, written);
	const field = String(path.findLast((step) => typeof step === 'string'));
	if (value === undefined || value === null) {
		if (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union')
			return [missing(kind, path, field, raw)];
	}
	const wrong = (message: string, help?: string, more: Partial<Finding> = {}): Finding[] => [
		{ rule: 'field-value', path, message, ...(help ? { help } : {}), ...more },
	];
	const schema = fieldAt(kind.schema, path);
	switch (issue.code) {
		case 'invalid_value':
			return wrong(
				`\`${field}\` is ${joined(
					issue.values.map((one) => `\`${String(one)}\``),
					'or',
				)}, not ${quote(value)}.`,
				...didYouMean(typeof value === 'string' ? closest(value, issue.values.map(String)) : undefined),
			);
		case 'invalid_type':
			return wrong(...wrongType(field, issue.expected, value, path, schema, written));
		case 'too_small':
			if (issue.origin === 'array')
				return wrong(`\`${field}\` needs at least ${counted(Number(issue.minimum), 'item')}.`);
			if (issue.origin === 'string')
				return wrong(
					`\`${field}\` is empty.`,
					isOptional(kind, path) ? 'Fill it in, or delete the line.' : 'Fill it in.',
				);
			return wrong(`\`${field}\` is at least ${issue.minimum}; this is ${quote(value)}.`);
		case 'too_big':
			if (issue.origin === 'array') return wrong(`\`${field}\` has at most ${counted(Number(issue.maximum), 'item')}.`);
			if (issue.origin === 'string')
				return wrong(`\`${field}\` has at most ${counted(Number(issue.maximum), 'character')}.`);
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

const didYouMean = (guess: string | undefined): [string?, Partial<Finding>?] =>
	guess === undefined ? [] : [`Did you mean \`${guess}\`?`, { writes: scalar(guess) }];

function missing(kind: Kind, path: Path, field: string, raw: Raw): Finding {
	if (typeof path.at(-1) === 'number')
		return {
			rule: 'field-missing',
			path,
			message: `An item of \`${field}\` is empty.`,
			help: 'Write what belongs there behind the dash, or delete the dash.',
		};
	const whose = path.length === 1 ? capital(kind.label) : `\`${owner(path)}\``;
	const holder = path.length === 1 ? raw : valueAt(raw, path.slice(0, -1));
	const empty = isRecord(holder) && Object.hasOwn(holder, field);
	const verb = kind.single && path.length === 1 ? 'need' : 'needs';
	return {
		rule: 'field-missing',
		path,
		message: `${whose} ${verb} the field \`${field}\`${empty ? ', and here it is empty' : ''}.`,
		help: empty ? 'Fill it in.' : `Add \`${field}: …\`.`,
	};
}

/** `activities[2].next[0]`: the item that lacks a field, without the field. */
const owner = (path: Path) =>
	path
		.slice(0, -1)
		.reduce<string>(
			(text, step) =>
				typeof step === 'number' ? `${text}[${step + 1}]` : text ? `${text}.${String(step)}` : String(step),
			'',
		);
