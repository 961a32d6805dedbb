const attribute = String.raw`(?:[.#][\p{L}\p{N}_:-]+|[\w:-]+=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w/:.-]+))`;
const list = String.raw`${attribute}(?:[ \t]+${attribute}){0,20}`;
const some = /\{:?[ \t]*[.#\w]/;
const all = new RegExp(
	String.raw`(?<=[)\]*_\x60])\{:?[ \t]*${list}[ \t]*\}|^[ \t>]*\{:[ \t]*${list}[ \t]*\}(?=[ \t]*$)`,
	'gmu',
);

/** Characters of a line in which attributes are looked for: to tell them from code, the line is read again. */
const maxLine = 5000;

/** Attributes as they stand in a text, with the signs of a quotation before them. */
interface Attributes {
	readonly start: number;
	readonly text: string;
	/** Whether they have a line of their own, and belong to the block that it follows or leads. */
	readonly alone: boolean;
}

/** The attributes that kramdown, MkDocs and Pandoc let follow a link, a picture or a block: `{:target="_blank"}`. */
function* attributesIn(text: string): Generator<Attributes> {
	if (!some.test(text)) return;
	let fence = '';
	for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
		const run = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
		if (run) fence = fence === '' ? run : run.startsWith(fence) ? '' : fence;
		if (run || fence || line.length > maxLine || !line.includes('{') || /^(?: {4}|\t)/.test(line)) continue;
		for (const { 0: found, index: at } of line.matchAll(all)) {
			if (line.slice(0, at).split('`').length % 2 === 0) continue;
			yield { start: index + at, text: found, alone: at === 0 };
		}
	}
}

/**
 * A text with blanks for such attributes. They say how something looks, so that without them nothing is missed but the
 * ids among them. Offsets stay.
 */
export function withoutAttributes(text: string): string {
	let shown = '';
	let at = 0;
	for (const { start, text: found } of attributesIn(text)) {
		shown += text.slice(at, start) + found.replace(/[^>]/gu, (sign) => ' '.repeat(sign.length));
		at = start + found.length;
	}
	return at === 0 ? text : shown + text.slice(at);
}

/** The ids that such attributes give. */
export function* attributeIds(text: string): Generator<string> {
	for (const { text: found } of attributesIn(text)) {
		const id = idIn(found);
		if (id !== undefined) yield id;
	}
}

const idIn = (attributes: string): string | undefined => {
	const [, sign, word, quoted] = /[\s:{](?:#([^\s}]+)|id=(?:([^\s"'}]+)|["']([^"']*)["']))/u.exec(attributes) ?? [];
	return sign ?? word ?? (quoted || undefined);
};

/**
 * A text without the attributes among its words, with an empty element that bears the id in their place, or where the
 * block begins that attributes with a line of their own belong to.
 */
export function withAnchors(text: string): string {
	const edits: { readonly at: number; readonly end: number; readonly text: string }[] = [];
	for (const { start, text: found, alone } of attributesIn(text)) {
		const id = idIn(found);
		const anchor = id === undefined ? '' : `<span id="${id.replace(/[&"<>]/g, '')}"></span>`;
		if (!alone) edits.push({ at: start, end: start + found.length, text: anchor });
		else if (anchor) {
			const place = placed(text, start, anchor);
			edits.push({ ...place, end: place.at });
		}
	}
	let shown = '';
	let done = 0;
	for (const { at, end, text: anchor } of edits.sort((a, b) => a.at - b.at)) {
		shown += text.slice(done, at) + anchor;
		done = end;
	}
	return edits.length === 0 ? text : shown + text.slice(done);
}

/** Where the anchor of a block goes whose attributes stand on the line at `start`. */
function placed(text: string, start: number, anchor: string): { readonly at: number; readonly text: string } {
	const line = blockAt(text, start);
	const [, quote = '', signs = '', first = ''] = /^([ \t>]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+|\|[ \t]*)*)(.?)/.exec(
		text.slice(line, line + 200),
	)!;
	// What holds no words of its own has the anchor above it.
	const wordless = /[`~<]/.test(first) || /^ {4}|\t/.test(quote);
	const mark = quote.trimEnd();
	if (wordless && signs === '') return { at: line, text: `${quote}${anchor}\n${mark}\n` };
	return { at: line + quote.length + signs.length, text: anchor };
}

/** Lines of a block that are gone back for its beginning: a text may be one block, and each of its lines attributes. */
const maxLines = 80;

const isEmpty = (line: string) => /^[ \t>\r]*$/.test(line);

/** Where the line begins that begins the block to which attributes on the line at `start` belong. */
function blockAt(text: string, start: number): number {
	const lineAt = (at: number) => text.slice(at, end(text, at));
	let line = above(text, start);
	if (line === undefined || isEmpty(lineAt(line))) {
		// They lead the block below.
		const next = end(text, start) + 1;
		return next < text.length && !isEmpty(lineAt(next)) ? next : start;
	}
	const fence = /^[ \t>]*(`{3,}|~{3,})/.exec(lineAt(line))?.[1];
	for (let walked = 0; walked < maxLines; walked++) {
		const before = above(text, line);
		if (fence) {
			if (before === undefined) return line;
			line = before;
			if (new RegExp(`^[ \\t>]*${fence}`).test(lineAt(line))) return line;
			continue;
		}
		if (before === undefined || isEmpty(lineAt(before)) || /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(lineAt(line)))
			return line;
		line = before;
	}
	return start;
}

const end = (text: string, at: number): number => {
	const found = text.indexOf('\n', at);
	return found < 0 ? text.length : found;
};

/** Where the line above the one at `start` begins. */
const above = (text: string, start: number): number | undefined =>
	start === 0 ? undefined : text.lastIndexOf('\n', start - 2) + 1;
