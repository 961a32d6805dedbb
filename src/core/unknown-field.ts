import { z } from 'zod';
import { closest } from './closest.ts';
import { elementOf, fieldAt, fieldsOf, isProse, meantBy } from './field.ts';
import { type Finding, type Raw, type Written, whose } from './finding.ts';
import type { Kind } from './kind.ts';
import { asPair } from './pair.ts';
import type { Path } from './path.ts';
import { namesListed, sentence, short } from './said.ts';
import { inQuotes } from './yaml-lines.ts';

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
	const pair = pairFor(kind, path, value, written);
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
		const has =
			path.length === 0 ? `${sentence(kind.label)} ${kind.single ? 'have' : 'has'}` : `\`${whose(path)}\` has`;
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
		const next = /^,\s*([^"'{}[\],:]+?)(?=\s*[,}])/.exec(whole.slice(start + text.length));
		if (!next || !Object.hasOwn(value, next[1]!) || value[next[1]!] !== null) break;
		pieces.push(next[1]!);
		text += next[0];
	}
	const schema = fieldAt(kind.schema, [...path, field]);
	const one = text.replace(/\s*\n\s*/g, ' ');
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
