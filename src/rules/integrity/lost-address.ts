import type { Entry } from '../../core/entry.ts';
import { isMarkdown } from '../../core/file-names.ts';
import { addItem, type Edit } from '../../core/fix.ts';
import { splitFrontMatter } from '../../core/front-matter.ts';
import { pathOf } from '../../core/link.ts';
import { otherAddressesOf } from '../../core/other-addresses.ts';
import { defineRule } from '../../core/rule.ts';
import { lineAt, positionAt } from '../../core/source.ts';
import { diffWithBase } from '../../diff/diff.ts';

export const lostAddress = defineRule({
	id: 'lost-address',
	severity: 'warning',
	profile: 'starter',
	weakens: 'page',
	*check(book) {
		for (const { before, after } of diffWithBase(book)?.playbooks ?? []) {
			if (!before || !after || before.id === after.id || before.id === '' || book.find(before.id)) continue;
			if (otherAddressesOf(after).some(({ address }) => address === before.id)) continue;
			const fix = formerly(after, before.id);
			yield {
				entry: after,
				path: ['title'],
				key: before.id,
				message: `This page stood at \`${pathOf(before)}\` before, and nothing leads from there to here: links in mails, bookmarks and systems find nothing.`,
				help: `Add \`formerly: [${before.id}]\`.`,
				...(fix ? { fix: [fix] } : {}),
			};
		}
	},
});

/** The edit that notes a former id; none where the facts are laid out in a way of their own. */
function formerly(entry: Entry, id: string): Edit | undefined {
	if (entry.stated('formerly').length > 0) return addItem(entry, ['formerly'], id);
	if (entry.stated('title').length !== 1) return atTop(entry, id);
	const { source, range } = entry.at(['title']);
	if (isMarkdown(source.path) && splitFrontMatter(source).language !== 'yaml') return undefined;
	const { line, column } = positionAt(source, range.end);
	const rest = lineAt(source, line).slice(column);
	if (!/^\s*(?:#.*)?$/.test(rest)) return undefined;
	const end = range.end + rest.length;
	const lineBreak = source.text.includes('\r\n') ? '\r\n' : '\n';
	return { source, range: { start: end, end }, text: `${lineBreak}formerly: [${id}]` };
}

/** The same for a page without a title among its facts, or without any. */
function atTop({ sources, prose }: Entry, id: string): Edit | undefined {
	if (sources.length !== 1 || !prose) return undefined;
	const { source } = prose;
	const { facts, body, language, flaw } = splitFrontMatter(source);
	const lineBreak = source.text.includes('\r\n') ? '\r\n' : '\n';
	const line = `formerly: [${id}]${lineBreak}`;
	if (facts && language === 'yaml') return { source, range: { start: facts.start, end: facts.start }, text: line };
	if (facts || flaw || body.start > 0) return undefined;
	return { source, range: { start: 0, end: 0 }, text: `---${lineBreak}${line}---${lineBreak}${lineBreak}` };
}
