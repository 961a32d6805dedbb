import { defineEntryRule } from '../../core/rule.ts';
import type { Severity } from '../../core/source.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn, type System } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const unavailableSystem = defineEntryRule({
	id: 'unavailable-system',
	severity: 'error',
	profile: 'standard',
	weakens: 'systems',
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const { facts, systems } of activitiesIn(book, entry)) {
			const told = new Set<System>();
			for (const { system, path } of systems) {
				const trouble = troubleWith(system, book.today);
				if (!trouble || told.has(system)) continue;
				told.add(system);
				yield {
					entry,
					path: [...path, 'system'],
					key: `${facts.id}:${system.id}`,
					message: `"${facts.title}" takes "${system.title}", which ${trouble.what}: the work is then noted where colleagues do not look.`,
					help: 'Name the system that is used instead, or keep the activity in a draft until it can be done.',
					severity: trouble.severity,
					related: [{ entry: system, path: ['state'], message: 'What the system says of itself.' }],
					...mild(entry),
				};
			}
		}
	},
});

function troubleWith({ data }: System, today: string): { what: string; severity: Severity } | undefined {
	const { state, from, to } = data;
	if (from !== undefined && from > today) return { what: `can be used only from ${from} on`, severity: 'error' };
	if (to !== undefined && to < today) return { what: `could be used until ${to}`, severity: 'error' };
	// A first day that has come says more than a state nobody has touched since.
	if (state === 'planned' && from === undefined) return { what: 'is only planned', severity: 'error' };
	if (state === 'retiring')
		return { what: to === undefined ? 'is going away' : `goes away on ${to}`, severity: 'warning' };
	return undefined;
}
