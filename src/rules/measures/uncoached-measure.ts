import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
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
	weakens: 'coaching',
	fromAbsence: ['coaching'],
	*check(book) {
		for (const [entry, { guides, covered }] of coachedIn(book)) {
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
					related: guides.map((guide) => ({
						entry: guide,
						path: ['areas', 0, 'title'],
						message: 'A guide that could speak about it.',
					})),
					...mild(entry),
				};
			}
		}
	},
});

interface Coached {
	readonly guides: Entry[];
	readonly covered: Set<Measure>;
}

/** The guides of each role that has some, and the measures they speak about. */
function coachedIn(book: Facts): Map<Role, Coached> {
	const coached = new Map<Role, Coached>();
	for (const guide of book.of(coaching)) {
		const to = entryOf(book, role, guide.data.for);
		if (!to || statusOf(guide) === 'retired') continue;
		const { guides, covered } = coached.get(to) ?? { guides: [], covered: new Set() };
		coached.set(to, { guides, covered });
		guides.push(guide);
		for (const area of guide.data.areas ?? [])
			for (const one of entriesOf(book, measure, area.measures)) covered.add(one);
	}
	return coached;
}
