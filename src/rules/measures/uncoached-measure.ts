import { defineRule } from '../../core/rule.ts';
import { coaching } from '../../kinds/coaching.ts';
import { measure } from '../../kinds/measure.ts';
import { role } from '../../kinds/role.ts';
import type { Measure, Role } from '../../kinds/views/activities.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild, statusOf } from '../../kinds/views/status.ts';

export const uncoachedMeasure = defineRule({
	id: 'uncoached-measure',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		const coached = new Map<Role, Set<Measure>>();
		for (const guide of book.of(coaching)) {
			const to = entryOf(book, role, guide.data.for);
			if (!to || statusOf(guide) === 'retired') continue;
			const measures = coached.get(to) ?? new Set();
			coached.set(to, measures);
			for (const area of guide.data.areas ?? [])
				for (const one of entriesOf(book, measure, area.measures)) measures.add(one);
		}
		for (const [entry, covered] of coached) {
			if (!isCurrent(entry)) continue;
			for (const [i, ref] of (entry.data.measures ?? []).entries()) {
				const one = entryOf(book, measure, ref);
				if (!one || covered.has(one)) continue;
				yield {
					entry,
					path: ['measures', i],
					key: one.id,
					message: `The role "${entry.title}" is judged by "${one.title}", and no coaching guide for it ever speaks about it.`,
					help: 'Name the measure in the area of a guide where it is talked about, or stop judging the role by it.',
					...mild(entry),
				};
			}
		}
	},
});
