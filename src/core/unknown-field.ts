import { z } from 'zod';
import { closest } from './closest.ts';
import { elementOf, fieldAt, fieldsOf } from './field.ts';
import { type Finding, type Raw, type Written, whose } from './finding.ts';
import type { Kind } from './kind.ts';
import { namesListed, sentence, short } from './said.ts';
import type { Path } from './yaml.ts';
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
