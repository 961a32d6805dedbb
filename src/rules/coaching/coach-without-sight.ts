import type { Entry } from '../../core/entry.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { coaching } from '../../kinds/coaching.ts';
import { reached, targets } from '../../kinds/views/reached.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const coachWithoutSight = defineEntryRule({
	id: 'coach-without-sight',
	severity: 'warning',
	profile: 'standard',
	weakens: 'coaching',
	fromAbsence: true,
	kind: coaching,
	*judge(entry, book) {
		const coached = book.follow(entry, ['for'])?.to;
		// A guide that names no coach is used by whoever coaches the role.
		const coach = book.follow(entry, ['by'])?.to ?? (coached && book.follow(coached, ['coached_by'])?.to);
		if (!isCurrent(entry) || !coach) return;
		const open = new Set(targets(book, coach, 'access', '*', 'system'));
		const told = new Set<Entry>();
		for (const { to: measure, path } of reached(book, entry, 'areas', '*', 'measures', '*')) {
			const source = book.follow(measure, ['source'])?.to;
			if (!source || open.has(source) || told.has(measure)) continue;
			told.add(measure);
			yield {
				entry,
				path,
				message: `The talk is to move "${measure.title}", but the coach, the role "${coach.title}", cannot open "${source.title}", where the number stands, and has to go by hearsay.`,
				help: `Give \`${coach.slug}\` access to \`${source.slug}\`, or coach on a measure the coach can see.`,
				related: [
					{ entry: coach, path: ['access'], message: 'These are the systems the coach can open.' },
					{ entry: measure, path: ['source'], message: 'The number stands here.' },
				],
				...mild(entry),
			};
		}
	},
});
