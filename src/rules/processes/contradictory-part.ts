import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { activitiesIn } from '../../kinds/views/activities.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

/** What a role has in an activity that it neither does nor answers for. */
const lesser = { consulted: 'only asked before the result stands', informed: 'only told afterwards' } as const;

export const contradictoryPart = defineEntryRule({
	id: 'contradictory-part',
	severity: 'warning',
	profile: 'standard',
	weakens: 'process',
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const { facts, path, accountable, responsible } of activitiesIn(book, entry)) {
			const doers = new Set(responsible);
			for (const [list, words] of Object.entries(lesser) as [keyof typeof lesser, string][]) {
				for (const [i, ref] of facts[list].entries()) {
					const named = entryOf(book, role, ref);
					if (!named || (named !== accountable && !doers.has(named))) continue;
					const does = named === accountable ? 'answers for' : 'does';
					yield {
						entry,
						path: [...path, list, i],
						key: `${facts.id}:${list}:${named.slug}`,
						message: `The role "${named.title}" ${does} "${facts.title}" and is named here as ${words}: colleagues cannot tell whether it acts or listens.`,
						help: doers.has(named)
							? `Take it out of \`${list}\`.`
							: `Take it out of \`${list}\`; if it works along, name it under \`responsible\`. If it really only listens, let another role answer.`,
						...mild(entry),
					};
				}
			}
		}
	},
});
