import type { Entry } from '../../core/entry.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { path } from '../../kinds/path.ts';
import { role } from '../../kinds/role.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { stepsOf } from '../../kinds/views/onboarding.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const lateAccess = defineEntryRule({
	id: 'late-access',
	severity: 'error',
	profile: 'standard',
	weakens: 'systems',
	kind: path,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const steps = stepsOf(book, entry);
		const newcomer = entryOf(book, role, entry.data.role);
		const firstUse = new Map<Entry, { index: number; day: number }>();
		for (const { step, index, activities } of steps) {
			const day = step.by_day;
			if (step.kind !== 'do' || day === undefined) continue;
			const uses = activities.flatMap(({ systems }) => systems);
			// What only others need there, the newcomer can do without.
			const own = uses.filter(({ roles }) => !newcomer || !roles || roles.includes(newcomer));
			for (const { system: to } of own)
				if (day < (firstUse.get(to)?.day ?? Number.POSITIVE_INFINITY)) firstUse.set(to, { index, day });
		}
		for (const { step, index, to } of steps) {
			const use = to && step.kind === 'access' ? firstUse.get(to) : undefined;
			if (!use || step.by_day === undefined || step.by_day <= use.day) continue;
			yield {
				entry,
				path: ['steps', index, 'by_day'],
				message: `"${to!.title}" opens by day ${step.by_day}, but the work on day ${use.day} needs it: until then the newcomer works with a colleague's screen.`,
				help: `Give access by day ${use.day}, or do that work later.`,
				related: [{ entry, path: ['steps', use.index, 'by_day'], message: 'This is done in it.' }],
			};
		}
	},
});
