import { joined } from '../words/words.ts';
import { isRecord } from './record.ts';

/** What a type is called that a field asks for. */
export const typeNames: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'a set of fields',
	record: 'a set of fields',
};

/** A value as a sentence names it: in full, or by its type. */
export const describe = (value: unknown) =>
	Array.isArray(value) ? 'a list' : isRecord(value) ? 'a set of fields' : quote(value);

/** A value as an author would recognise it, short and on one line. */
export const quote = (value: unknown) =>
	`"${short(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'))}"`;

/** Enough of a text to be recognised in a sentence. */
export const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** `the fields `a` and `b``. */
export const namesListed = (names: readonly string[]) =>
	`the field${names.length === 1 ? '' : 's'} ${joined(names.map((name) => `\`${name}\``))}`;
