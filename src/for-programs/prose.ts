import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { isMdx } from '../core/markdown.ts';
import { decoded, outlineOf, type ProseInput } from '../prose/prose.ts';
import { nth } from '../words/sure.ts';
import { componentEdits, type Edit } from './components.ts';

/**
 * The text of `entry` as its page shows it: headings below the title of the page, links that lead where they lead
 * there, and components as Markdown.
 */
export function proseMarkdown(entry: Entry, { text, addresses }: ProseInput, book: Handbook, base: string): string {
	const { prose } = entry;
	if (!prose) return '';
	const offset = prose.range.start;
	const edits: Edit[] = [...headings(entry)];
	const written = (start: number, end: number) => text.slice(start - offset, end - offset);
	for (const { url, range, component } of prose.links) {
		const address = component ? undefined : addresses[decoded(url)];
		if (address && written(range.start, range.end) === url)
			edits.push({ ...range, text: address.href.replace(/[\s()<>]/g, encodeURIComponent) });
	}
	if (isMdx(prose.source.path)) edits.push(...componentEdits(text, entry, book, base));
	let done = prose.range.start;
	const parts: string[] = [];
	for (const { start, end, text: now } of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
		if (start < done) continue;
		parts.push(written(done, start), now);
		done = end;
	}
	return (parts.join('') + written(done, prose.range.end))
		.replace(/[ \t]+$/gm, (blanks) => (blanks === '  ' ? blanks : ''))
		.trim();
}

/** Headings at the level at which the page has them; the title of the page is said once. */
function* headings(entry: Entry): Generator<Edit> {
	const { prose } = entry;
	for (const [i, { level }] of outlineOf(entry).entries()) {
		const { range } = nth(prose!.headings, i);
		const raw = prose!.source.text.slice(range.start, range.end);
		const [signs] = /^#{1,6}(?=\s|$)/.exec(raw) ?? [];
		if (level === 0) yield { ...range, text: '' };
		else if (signs) yield { start: range.start, end: range.start + signs.length, text: '#'.repeat(level) };
	}
}
