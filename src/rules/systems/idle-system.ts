import { defineRule } from '../../core/rule.ts';
import { action } from '../../kinds/action.ts';
import { measure } from '../../kinds/measure.ts';
import { system } from '../../kinds/system.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const idleSystem = defineRule({
	id: 'idle-system',
	severity: 'info',
	profile: 'strict',
	weakens: 'systems',
	fromAbsence: ['process', 'measure', 'action'],
	*check(book) {
		const used = new Set([
			...activitiesOf(book).flatMap(({ systems }) => systems.map((use) => use.system)),
			...book.of(measure).map(({ data }) => entryOf(book, system, data.source)),
			...book.of(action).map(({ data }) => entryOf(book, system, data.system)),
		]);
		for (const entry of book.of(system)) {
			// What is planned or going away is rightly without work.
			if (!isCurrent(entry) || used.has(entry) || (entry.data.state ?? 'live') !== 'live') continue;
			yield {
				entry,
				path: ['title'],
				message: `No activity, measure or action uses "${entry.title}", so colleagues keep it up without anything coming of it.`,
				help: 'Name it in the activity that takes it, or retire it.',
				...mild(entry),
			};
		}
	},
});
