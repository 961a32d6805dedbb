import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { measure } from '../../kinds/measure.ts';
import type { Measure } from '../../kinds/views/activities.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { jointResultsOf } from '../../kinds/views/measures.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { movedTogether } from '../../kinds/views/words.ts';

export const zeroSumMeasures = defineRule({
	id: 'zero-sum-measures',
	severity: 'warning',
	profile: 'standard',
	weakens: 'goal',
	fromAbsence: [],
	*check(book) {
		yield* creditsForOne(book);
		yield* openTensions(book);
	},
});

function* creditsForOne(book: Facts): Generator<Problem> {
	for (const result of jointResultsOf(book)) {
		const { measure, place } = result;
		if (measure.data.credit !== 'own' || !isCurrent(measure)) continue;
		yield {
			entry: measure,
			path: ['credit'],
			message: `${movedTogether(result)}, and only one of them is credited: what one gets, the other loses.`,
			help: 'Credit each role in full (`double`), give them one number (`shared`), or judge only one of them by it.',
			related: [{ ...place, message: 'Where they work together.' }],
			...mild(measure, place.entry),
		};
	}
}

/** Tensions that are known and left as they are. */
function* openTensions(book: Facts): Generator<Problem> {
	for (const entry of book.of(measure)) {
		if (!isCurrent(entry)) continue;
		for (const [i, { with: ref, mitigation }] of (entry.data.tensions ?? []).entries()) {
			const other = entryOf(book, measure, ref);
			if (!other || mitigation !== undefined || settles(book, other, entry)) continue;
			yield {
				entry,
				path: ['tensions', i, 'with'],
				key: other.id,
				message: `"${entry.title}" is easily improved at the expense of "${other.title}", and nothing is done about it: whoever carries the one takes from whoever carries the other.`,
				help: 'Write under `mitigation` what keeps the two in balance, such as one role that carries both.',
				related: [{ entry: other, path: ['title'], message: 'The measure that suffers.' }],
				...mild(entry, other),
			};
		}
	}
}

/** Whether the page of `from` says what keeps it in balance with `to`. */
const settles = (book: Facts, from: Measure, to: Measure) =>
	(from.data.tensions ?? []).some(
		(tension) => tension.mitigation !== undefined && entryOf(book, measure, tension.with) === to,
	);
