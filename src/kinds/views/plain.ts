import type { Entry } from '../../core/entry.ts';
import type { Source } from '../../core/source.ts';

const plain = new WeakMap<Source, string>();

/** The prose of `entry` as readers read it, in offsets of its file: code, markup of links, addresses and HTML are blank. */
export function plainProse({ prose }: Entry): string {
	if (!prose) return '';
	const known = plain.get(prose.source);
	if (known !== undefined) return known;
	const { start, end } = prose.range;
	const text =
		' '.repeat(start) + prose.source.text.slice(start, end).replace(unread, (mark) => ' '.repeat(mark.length));
	plain.set(prose.source, text);
	return text;
}

/** Fenced code, comments, code in a line, HTML tags, the text and address of links and images, definitions, bare addresses. */
const unread =
	/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))|<!--[\s\S]*?(?:-->|$(?![\s\S]))|(`+)[^`][\s\S]*?\2(?!`)|<\/?[a-z][^<>]*>|!?\[[^[\]\n]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])|^ {0,3}\[[^[\]\n]+\]:[^\n]*|https?:\/\/\S+/gim;
