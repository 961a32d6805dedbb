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
export const sentence = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);
export const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
export const list = (words: readonly string[], last: string) =>
	words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : words.join('');
/** `the fields `a` and `b``. */
export const namesListed = (names: readonly string[]) =>
	`the field${names.length === 1 ? '' : 's'} ${list(
		names.map((name) => `\`${name}\``),
		'and',
	)}`;
