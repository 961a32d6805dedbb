const attribute = String.raw`(?:[.#][\w:-]+|[\w:-]+=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w/:.-]+))`;
const list = String.raw`${attribute}(?:[ \t]+${attribute}){0,20}`;
const some = /\{:?[ \t]*[.#\w]/;
const all = new RegExp(
	String.raw`(?<=[)\]*_\x60])\{:?[ \t]*${list}[ \t]*\}|^[ \t>]*\{:[ \t]*${list}[ \t]*\}(?=[ \t]*$)`,
	'gm',
);

/** Characters of a line in which attributes are looked for: to tell them from code, the line is read again. */
const maxLine = 5000;

/**
 * A text with blanks for the attributes that kramdown, MkDocs and Pandoc let follow a link, a picture or a block:
 * `{:target="_blank"}`. They say how something looks, so that without them nothing is missed. Offsets stay.
 */
export function withoutAttributes(text: string): string {
	if (!some.test(text)) return text;
	let fence = '';
	return text.replace(/[^\r\n]+/g, (line) => {
		const run = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
		if (run) fence = fence === '' ? run : run.startsWith(fence) ? '' : fence;
		if (run || fence || line.length > maxLine || !line.includes('{') || /^(?: {4}|\t)/.test(line)) return line;
		return line.replace(all, (found, at: number) =>
			line.slice(0, at).split('`').length % 2 === 0 ? found : found.replace(/[^>]/g, ' '),
		);
	});
}
