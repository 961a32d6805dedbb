import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { activitiesIn, everybodyIn } from '../../kinds/views/activities.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const accessOutsideActivity = defineEntryRule({
	id: 'access-outside-activity',
	severity: 'warning',
	profile: 'standard',
	weakens: 'systems',
	fromAbsence: true,
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const activity of activitiesIn(book, entry)) {
			const parts = new Set(everybodyIn(activity));
			for (const { system, facts, path } of activity.systems) {
				for (const [i, ref] of facts.roles.entries()) {
					const named = entryOf(book, role, ref);
					if (!named || parts.has(named)) continue;
					yield {
						entry,
						path: [...path, 'roles', i],
						key: `${activity.facts.id}:${system.id}:${named.slug}`,
						message: `The role "${named.title}" is to work in "${system.title}" for "${activity.facts.title}" and has no part in it: either it is left out where it works, or it gets rights it does not need.`,
						help: 'Name it in the activity, at least as `informed`, or take it out here.',
						...mild(entry),
					};
				}
			}
		}
	},
});
