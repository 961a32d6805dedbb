import { z } from 'zod';
import { capital } from '../words/words.ts';
import { closest } from './closest.ts';
import { elementOf, fieldAt, fieldsOf, isProse, meantBy } from './field.ts';
import { type Finding, type Raw, type Written, whose } from './finding.ts';
import type { Kind } from './kind.ts';
import { asPair } from './pair.ts';
import type { Path } from './path.ts';
import { isRecord } from './record.ts';
import { namesListed, short } from './said.ts';
import { folded, inQuotes } from './yaml-lines.ts';

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
	const pair = pairFor(kind, path, value, written) ?? wrapped(kind, path, value, names);
	if (pair) return [pair];
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
		const has = path.length === 0 ? `${capital(kind.label)} ${kind.single ? 'have' : 'has'}` : `\`${whose(path)}\` has`;
		const says = `${has} no field \`${short(key)}\`.`;
		if (pieces.has(key)) continue;
		const cut =
			value[key] === null && found.length < maxTries ? cutAtComma(kind, path, key, value, written) : undefined;
		if (cut) {
			for (const piece of cut.pieces) pieces.add(piece);
			found.push(cut.finding);
			continue;
		}
		const glued = /^([\w-]+):(\S.*)$/s.exec(key);
		if (glued && free.has(glued[1]!)) {
			const [, name = '', rest = ''] = glued;
			say(
				`There is no space after the colon, so \`${name}\` is not read as a field.`,
				`Write \`${short(`${name}: ${rest}`)}\`.`,
				{
					writes: `${name}: ${rest}`,
					covers: [[...path, name]],
				},
			);
			continue;
		}
		const plain = key.replace(invisible, '').trim();
		if (plain !== key && free.has(plain)) {
			const code = key.replace(/[\w -]/g, '').codePointAt(0) ?? 32;
			say(
				`A character that nobody sees (U+${code.toString(16).toUpperCase().padStart(4, '0')}) stands in this name, so it is not that of the field \`${plain}\`.`,
				`Write \`${plain}: …\`.`,
				{ writes: plain },
			);
			continue;
		}
		if (path.length === 0 && !kind.single && Object.hasOwn(usage, key)) {
			say(says, usage[key]!);
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

/** What other programs have for what stands elsewhere here, or nowhere. */
const usage: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		['id', 'slug', 'key'].map((name) => [name, 'Delete the line: the name of the file is its id.']),
	),
	...Object.fromEntries(
		['kind', 'type', 'layout', 'template'].map((name) => [name, 'Delete the line: the folder says what kind it is.']),
	),
	...Object.fromEntries(
		['description', 'desc', 'abstract', 'excerpt', 'teaser', 'intro'].map((name) => [name, 'Is it `summary`?']),
	),
	...Object.fromEntries(
		['date', 'created', 'updated', 'modified', 'lastmod', 'last_modified', 'author', 'authors'].map((name) => [
			name,
			'Delete the line: git knows who changed what and when, and `changes` and `reviewed` tell readers.',
		]),
	),
	draft: 'Write `status: draft` for a draft, and delete the line otherwise.',
	published: 'Write `status: draft` for what is not in force yet, and delete the line otherwise.',
	category: 'Is it `tags`?',
	categories: 'Is it `tags`?',
	permalink: 'Delete the line: the name of the file is its address. An earlier one stands in `formerly`.',
	redirect_from: 'Is it `formerly`?',
};

/** Characters without width, and blanks that are no space. */
const invisible = /[\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff]/gu;

/** Fields that stand below a name of their own: `role:`, and all of it with more indent. */
function wrapped(kind: Kind, path: Path, value: Raw, names: readonly string[]): Finding | undefined {
	const [[key, inner] = [], ...others] = path.length === 0 ? Object.entries(value) : [];
	if (key === undefined || others.length > 0) return undefined;
	const first: unknown = Array.isArray(inner) ? inner[0] : inner;
	if (!isRecord(first) || !Object.keys(first).some((name) => names.includes(name))) return undefined;
	return {
		rule: 'field-unknown',
		path: [key],
		part: 'key',
		message: `The fields of ${kind.label} stand at the left edge, and here they stand below \`${short(key)}\`.`,
		help: !Array.isArray(inner)
			? 'Delete this line, and the indent of those below it.'
			: inner.length > 1
				? 'Put each of them into a file of its own, whose name is its id.'
				: 'Delete this line, the dash, and the indent of the lines below.',
		covers: names.map((name) => [name]),
	};
}

/** Fields for which it is asked whether a comma made them; of more, nobody reads. */
const maxTries = 20;

/** A value in braces that commas cut, of which `key` is the second piece: each is read as a field without a value. */
function cutAtComma(
	kind: Kind,
	path: Path,
	key: string,
	value: Raw,
	written: Written,
): { finding: Finding; pieces: readonly string[] } | undefined {
	const whole = written(path, 'whole');
	if (!whole.startsWith('{')) return undefined;
	// Fields that are numbers come first in the data, wherever they stand in the text.
	const form = new RegExp(
		`[{,]\\s*([\\w-]+):\\s*([^\\s"'{}[\\],][^"'{}[\\],]*,\\s*${key.replace(/[^\w\s]/g, '\\$&')}(?=\\s*[,}]))`,
	);
	const match = form.exec(whole);
	if (!match) return undefined;
	const [, field = '', begin = ''] = match;
	let text = begin;
	const start = match.index + match[0].length - begin.length;
	const pieces = [key];
	for (;;) {
		const next = /^,([^"'{}[\],:]+)(?=[,}])/.exec(whole.slice(start + text.length));
		const piece = next?.[1]?.trim() ?? '';
		if (!next || !Object.hasOwn(value, piece) || value[piece] !== null) break;
		pieces.push(piece);
		text += next[0];
	}
	const schema = fieldAt(kind.schema, [...path, field]);
	const one = folded(text);
	const meant = schema && !isProse(schema) ? meantBy(schema, one) : undefined;
	const mended = meant?.text ?? inQuotes(one);
	const read = short(text.slice(text.indexOf(',') + 1).trim());
	const finding: Finding = {
		rule: 'field-unknown',
		path: [...path, key],
		part: 'key',
		message: `Inside \`{…}\` a comma ends a ${meant ? 'value' : 'text'}, so \`${read}\` is read as ${pieces.length > 1 ? 'fields of their own' : 'a field of its own'}.`,
		help: `${meant ? 'Write' : 'Put the whole text in quotes:'} \`${short(`${field}: ${mended}`)}\`${meant?.note ?? ''}.`,
		writes: whole.slice(0, start) + mended + whole.slice(start + text.length),
		over: { path, part: 'whole' },
		covers: [[...path, field]],
	};
	return { finding, pieces };
}

/** `crm: edit` where the fields are `system: crm` and `level: edit`: a set of fields whose one name and value are those of the two that it needs. */
function pairFor(kind: Kind, path: Path, value: Raw, written: Written): Finding | undefined {
	const fields = path.length === 0 ? undefined : fieldsOf(fieldAt(kind.schema, path) ?? z.never());
	const pair = fields && asPair(fields, value);
	if (!pair) return undefined;
	const whole = written(path, 'whole');
	const [key = ''] = Object.keys(value);
	return {
		rule: 'field-unknown',
		path: [...path, key],
		part: 'key',
		message: `\`${whose(path)}\` has ${namesListed(pair.names)}, and \`${short(key)}: ${short(String(value[key]))}\` names neither.`,
		help: `Write \`${pair.text}\`.`,
		writes: whole.endsWith('\n') ? `${pair.text}\n` : pair.text,
		over: { path, part: 'whole' },
		covers: pair.names.map((name) => [...path, name]),
	};
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
