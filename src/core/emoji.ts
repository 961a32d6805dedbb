import { nameToEmoji } from 'gemoji';

const code = /(?<![\w/]):([a-z0-9_+-]{1,40}):(?!\w)/g;

/** A text with emoji in the place of their codes, as hosts of repositories show them: `:rocket:`. Unknown codes stay. */
export const withEmoji = (text: string): string =>
	text.includes(':')
		? text.replace(code, (whole, name: string) => (Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name]! : whole))
		: text;
