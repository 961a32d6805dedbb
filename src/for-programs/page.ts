import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { codeBlock, literal } from '../escape/markdown.ts';
import { pageHref } from '../page/address.ts';
import type { Section } from '../page/blocks.ts';
import type { Page } from '../page/page.ts';
import type { ProseInput } from '../prose/prose.ts';
import { blockLines, spaced } from './blocks.ts';
import { proseMarkdown } from './prose.ts';
import { factLines, named, wordsLine } from './values.ts';

/** The page of `entry` as Markdown: its facts and its text, as readers see them, without what stands around them. */
export function pageMarkdown(
	page: Page,
	entry: Entry,
	prose: ProseInput | undefined,
	book: Handbook,
	base: string,
): string {
	const { path, title, summary, chips, notice, glance, sections, after, unreadable, listing } = page;
	// Places of the page that readers see are no places of this file.
	const placed = (lines: readonly string[]) =>
		lines.map((line) => line.replace(/(?<!\\)\]\(#/g, `](${pageHref(base, path)}#`));
	const blocks = [
		[`# ${literal(title)}`],
		summary === undefined ? [] : [`> ${literal(summary)}`],
		placed(chipLine(chips)),
		notice ? [`**${literal(notice.text)}**${notice.link ? ` ${wordsLine(notice.link)}` : ''}`] : [],
		placed(factLines(glance)),
		...sections.map((one) => placed(section(one))),
		prose ? [proseMarkdown(entry, prose, book, base)] : [],
		...after.map((one) => placed(section(one))),
		unreadable === undefined ? [] : [codeBlock(unreadable)],
		listing ? [`## ${literal(listing.heading ?? 'Contents')}`] : [],
		(listing?.rows ?? []).map(
			({ title, href, summary }) => `- ${named(title, href)}${summary ? `: ${literal(summary)}` : ''}`,
		),
	];
	return `${spaced(blocks).join('\n')}\n`;
}

/** What is pressed on a page is left out. */
function chipLine(chips: Page['chips']): string[] {
	const said = chips.flatMap(({ text, href, command }) => (command ? [] : [named(text, href)]));
	return said.length > 0 ? [said.join(' · ')] : [];
}

/** What needs a wide screen is told by another section as well. */
function section({ heading, note, lead, block, wide }: Section): string[] {
	if (wide) return [];
	return spaced([
		[`## ${literal(heading)}${note === undefined ? '' : ` (${literal(note)})`}`],
		lead === undefined ? [] : [literal(lead)],
		blockLines(block),
	]);
}
