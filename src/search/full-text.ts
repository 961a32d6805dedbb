import type { Handbook } from '../core/handbook.ts';
import { html } from '../escape/markup.ts';
import { pageHref } from '../page/address.ts';
import type { OtherPage } from '../page/page.ts';
import { keywordsId, textId } from './files.ts';
import { kindLabel } from './record-kinds.ts';
import { otherRecords, recordsOf, type SearchRecord } from './records.ts';
import { sentencesOf } from './sentences.ts';
import { spaced } from './spacing.ts';

/** A page as the full-text search reads it. */
export interface TextPage {
	readonly url: string;
	readonly html: string;
}

/** How much more a word counts in a title, another name or a summary than in the text; at most 10. */
const weights = { title: 8, names: 6, part: 3 } as const;

/** How much the words of a page count that is not, or no longer, in force. */
const standing = { draft: 0.6, deprecated: 0.3, retired: 0.15 } as const;

/** What the full-text search finds, one page for each entry and the `others`: made from the records, not from the pages readers see. */
export function textPages(
	book: Handbook,
	base: string,
	language: string,
	others: readonly OtherPage[] = [],
): readonly TextPage[] {
	const titles = titlesOf(book);
	const pages: TextPage[] = [];
	let parts: SearchRecord[] = [];
	let entry: SearchRecord | undefined;
	const end = () => {
		if (entry && entry.kind !== 'list' && entry.kind !== 'stage')
			pages.push({ url: pageHref(base, entry.path), html: htmlOf(entry, parts, titles, language) });
	};
	for (const record of recordsOf(book, (facts) => sentencesOf(book, facts, language))) {
		if (record.parent !== undefined) parts.push(record);
		else {
			end();
			entry = record;
			parts = [];
		}
	}
	end();
	for (const record of otherRecords(others))
		pages.push({ url: pageHref(base, record.path), html: htmlOf(record, [], titles, language) });
	return pages;
}

/** What facets are called: by the titles of roles, systems and stages. */
function titlesOf(book: Handbook): (id: string) => string {
	const stages = new Map(
		book.entries.flatMap(({ kind, parts }) => (kind.single ? parts.map(({ id, title }) => [id, title] as const) : [])),
	);
	return (id) => book.find(id)?.title ?? stages.get(id) ?? id;
}

function htmlOf(
	entry: SearchRecord,
	parts: readonly SearchRecord[],
	titles: (id: string) => string,
	language: string,
): string {
	const factor = entry.status ? standing[entry.status] : 1;
	const weighted = (tag: string, text: string, weight: number, more = '') =>
		text.trim() ? `<${tag}${more} data-pagefind-weight="${weight * factor}">${html(spaced(text))}</${tag}>` : '';
	const filter = (name: string, values: readonly string[]) =>
		values.map((value) => `<i data-pagefind-filter="${name}:${html(value)}"></i>`).join('');
	const inside = parts.map(({ title, text, anchor, id, kind }, i) => {
		const same = parts[i - 1]?.id === id;
		const heading = same
			? weighted('p', kind === 'output' ? `${kindLabel(kind)}: ${title}` : title, weights.part)
			: weighted('h2', title, weights.part, anchor === undefined ? '' : ` id="${html(anchor)}"`);
		return heading + weighted('p', text, 1);
	});
	return [
		`<html lang="${html(indexed(language))}"><body data-pagefind-body>`,
		filter('kind', [kindLabel(entry.kind)]),
		filter('role', entry.roles.map(titles)),
		filter('stage', entry.stages.map(titles)),
		filter('system', entry.systems.map(titles)),
		filter('status', [entry.status ?? 'active']),
		filter('page', [entry.path]),
		`<i data-pagefind-meta="kind:${html(entry.kind)}"></i>`,
		weighted('h1', entry.title, weights.title),
		`<i id="${textId}"></i>`,
		weighted('p', entry.names.length > 0 ? `Also called: ${entry.names.join(', ')}` : '', weights.names),
		weighted('p', entry.text, 1),
		...inside,
		`<i id="${keywordsId}"></i>`,
		weighted('p', entry.keywords.join(', '), 1),
		'</body></html>',
	].join('');
}

/** A language by the rules of which words are told apart; Chinese and Japanese come told apart. */
const indexed = (language: string): string => (/^(?:zh|ja)\b/.test(language) ? 'und' : language);
