import { defineRule } from '../../core/rule.ts';
import { path } from '../../kinds/path.ts';
import { role } from '../../kinds/role.ts';
import { needsInTurn } from '../../kinds/views/access.ts';
import { pathsByRole, stepsAboutNothing } from '../../kinds/views/onboarding.ts';
import { targets } from '../../kinds/views/reached.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const pathMissesSystem = defineRule({
	id: 'path-misses-system',
	severity: 'error',
	profile: 'standard',
	weakens: 'systems',
	fromAbsence: ['path'],
	*check(book) {
		for (const entry of book.of(path).filter(isCurrent))
			for (const index of stepsAboutNothing(entry, 'access'))
				yield {
					entry,
					path: ['steps', index, 'title'],
					severity: 'info',
					message: 'This step opens a system and does not say which, so nobody can tell the newcomer how to get in.',
					help: 'Name it in `ref`, such as `systems/crm`.',
				};
		const paths = pathsByRole(book);
		const needs = Map.groupBy(needsInTurn(book), (need) => need.role);
		for (const one of book.of(role)) {
			const own = paths.get(one) ?? [];
			const [entry] = own;
			if (!entry) continue;
			const covered = new Set(own.flatMap((path) => targets(book, path, 'steps', '*', 'ref')));
			for (const { activity, use } of needs.get(one) ?? []) {
				const to = use.system;
				if (covered.has(to) || !isCurrent(to) || to.data.state !== 'live') continue;
				covered.add(to);
				yield {
					entry,
					path: ['steps'],
					part: 'key',
					key: to.slug,
					message: `The role "${one.title}" works in "${to.title}", and no step of its path opens it: the newcomer finds out on the day a colleague is waiting.`,
					help: `Add a step of the kind \`access\` for \`systems/${to.slug}\`.`,
					related: [{ entry: activity.process, path: use.path, message: 'It is needed here.' }],
					...mild(entry, activity.process, to),
				};
			}
		}
	},
});
