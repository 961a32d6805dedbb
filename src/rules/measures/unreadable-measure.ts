import { defineEntryRule } from '../../core/rule.ts';
import { measure } from '../../kinds/measure.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { accessOf } from '../../kinds/views/access.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const unreadableMeasure = defineEntryRule({
	id: 'unreadable-measure',
	severity: 'error',
	profile: 'standard',
	weakens: 'systems',
	fromAbsence: true,
	kind: measure,
	*judge(entry, book) {
		const source = entryOf(book, system, entry.data.source);
		if (!source || !isCurrent(entry)) return;
		for (const [i, ref] of (entry.data.owners ?? []).entries()) {
			const owner = entryOf(book, role, ref);
			if (!owner || accessOf(book, owner).has(source)) continue;
			yield {
				entry,
				path: ['owners', i],
				key: owner.id,
				message: `The role "${owner.title}" keeps "${entry.title}" right and cannot open "${source.title}", where the number is read: it answers for a figure it has to take on trust.`,
				help: `Name \`${source.slug}\` under \`access\` of the role, or let another role own the measure.`,
				related: [{ entry: owner, path: ['access'], message: 'What the role can open.' }],
				...mild(entry),
			};
		}
	},
});
