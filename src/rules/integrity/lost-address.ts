import { elsewhereOf } from '../../core/elsewhere.ts';
import type { Entry } from '../../core/entry.ts';
import { addItem, type Edit } from '../../core/fix.ts';
import { pathOf } from '../../core/link.ts';
import { defineRule } from '../../core/rule.ts';
import { lineAt, positionAt } from '../../core/source.ts';
import { diffWithBase } from '../../project/diff/diff.ts';

export const lostAddress = defineRule({
	id: 'lost-address',
	severity: 'warning',
	profile: 'starter',
	*check(book) {
		for (const { before, after } of diffWithBase(book)?.playbooks ?? []) {
			if (!before || !after || before.id === after.id || before.id === '' || book.find(before.id)) continue;
			if (elsewhereOf(after).some(({ address }) => address === before.id)) continue;
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
	if (entry.stated('title').length !== 1) return undefined;
	const { source, range } = entry.at(['title']);
	const { line, column } = positionAt(source, range.end);
	const rest = lineAt(source, line).slice(column);
	if (!/^\s*(?:#.*)?$/.test(rest)) return undefined;
	const end = range.end + rest.length;
	const lineBreak = source.text.includes('\r\n') ? '\r\n' : '\n';
	return { source, range: { start: end, end }, text: `${lineBreak}formerly: [${id}]` };
}
