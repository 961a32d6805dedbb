import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { slug } from 'github-slugger';
import type { Components } from './component.ts';
import { allowedAttribute, allowedElements, safeScheme } from './markup.ts';
import type { Flaw, Range, Source } from './source.ts';
import type { WrittenLink } from './written-link.ts';

const tag = /<([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** A heading that has no id of its own: what the host of the repository calls it. */
const bareHeading = /<h[1-6](?:\s+(?:align|class)=["'][^"'<>]*["'])*\s*>([^<>]{1,200})<\/h[1-6]>/gi;

/** The anchor of such a heading. */
export const slugInHtml = (text: string): string => slug(decodeHTML(text).replace(/\s+/g, ' ').trim());

/** What reading a text finds, as far as it has come. */
export interface Found {
	readonly links: WrittenLink[];
	/** Ids and names that the text gives. */
	readonly ids: Set<string>;
	readonly flaws: Flaw[];
}

/** Reads the tags of raw HTML: what it links to, what it names, what the site will leave out. */
export function readHtml(html: string, range: Range, source: Source, components: Components, found: Found): void {
	const start = range.start + Math.max(0, source.text.slice(range.start, range.end).indexOf(html));
	const comment = html.indexOf('<!--');
	if (comment >= 0 && !html.includes('-->', comment)) {
		found.flaws.push({
			rule: 'removed-markup',
			severity: 'warning',
			range: { start: start + comment, end: Math.min(start + comment + 4, source.text.length) },
			message: 'This comment is never closed, so the text below it is not shown.',
			help: 'End the comment with `-->`.',
		});
		return;
	}
	for (const [, words = ''] of html.matchAll(bareHeading)) found.ids.add(slugInHtml(words));
	for (const match of html.matchAll(tag)) {
		const name = match[1]!.toLowerCase();
		const at = { start: start + match.index, end: Math.min(start + match.index + 1 + name.length, source.text.length) };
		if (components.has(match[1]!)) found.flaws.push(unreadComponent(match[1]!, at));
		else if (!allowedElements.has(name)) found.flaws.push(leftOut(`\`<${match[1]}>\``, at));
		const from = start + match.index + 1 + match[1]!.length;
		for (const [whole, key, double, single, bare] of match[2]!.matchAll(attribute)) {
			const offset = from + Math.max(0, source.text.slice(from, range.end).indexOf(whole));
			const place = { start: offset, end: Math.min(offset + whole.length, source.text.length) };
			readAttribute(name, key!, decodeHTMLAttribute(double ?? single ?? bare ?? ''), place, found);
		}
	}
}

/** Reads one attribute of the element `name`; `value` is without entities. */
export function readAttribute(name: string, key: string, value: string, place: Range, found: Found): void {
	const attributeName = key.toLowerCase();
	const allowed = allowedElements.has(name);
	if ((attributeName === 'href' || attributeName === 'src') && allowed) {
		found.links.push({ form: name === 'img' ? 'image' : 'html', url: value, text: '', raw: true, range: place });
		if (!safeScheme(value)) found.flaws.push(unsafeAddress(place));
	} else if (attributeName === 'id' || attributeName === 'name') found.ids.add(value);
	else if (allowed && !allowedAttribute(name, attributeName))
		found.flaws.push(leftOut(`the attribute \`${attributeName}\` of \`<${name}>\``, place));
}

/** Something the site leaves out. */
export const leftOut = (what: string, range: Range, help = 'Use Markdown for what readers should see.'): Flaw => ({
	rule: 'removed-markup',
	severity: 'warning',
	range,
	message: `The site leaves out ${what}.`,
	help,
});

/** A component of the handbook in a file that holds none. */
const unreadComponent = (name: string, range: Range): Flaw => ({
	rule: 'removed-markup',
	severity: 'warning',
	range,
	message: `\`<${name}>\` is a component, and only files that end with \`.mdx\` hold components: readers see nothing of it but the text between its tags.`,
	help: 'Give the file the ending `.mdx` if the component of the handbook is meant; else say it in Markdown.',
});

/** An address the site leaves out. */
export const unsafeAddress = (range: Range): Flaw => ({
	rule: 'removed-markup',
	severity: 'warning',
	range,
	message:
		'The site leaves out this address: only web, mail and telephone addresses and links within the handbook are safe.',
	help: 'Link to an `https:` address, or to a file of the handbook.',
});
