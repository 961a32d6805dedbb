import { closest } from '../../core/closest.ts';
import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { resultsOf } from '../../kinds/views/results.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { folded } from '../../kinds/views/text.ts';

export const inputFromNowhere = defineRule({
	id: 'input-from-nowhere',
	severity: 'error',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: ['process'],
	*check(book) {
		yield* neededFromNowhere(book);
		yield* promisedFromNowhere(book);
	},
});

function* neededFromNowhere(book: Facts): Generator<Problem> {
	const { made, from } = resultsOf(book);
	for (const { process, facts, path } of activitiesOf(book)) {
		if (!isCurrent(process)) continue;
		for (const [i, input] of facts.inputs.entries()) {
			const name = folded(input);
			if (made.has(name) || from.get(process)?.has(name)) continue;
			const written = meant(name, process.data.activities ?? []);
			yield {
				entry: process,
				path: [...path, 'inputs', i],
				key: `${facts.id}:${name}`,
				message: `"${facts.title}" needs "${input}", and no activity makes it: whoever does the work has to go and look for it.`,
				help: written
					? `Did you mean \`${written}\`?`
					: 'Name it as an output of the activity that makes it, or among the `inputs` of the process if it comes from outside.',
				...mild(process),
			};
		}
	}
}

/** What a process gives to others without making it. One whose activities name no results at all is left alone. */
function* promisedFromNowhere(book: Facts): Generator<Problem> {
	const { made } = resultsOf(book);
	for (const entry of book.of(process)) {
		const activities = entry.data.activities ?? [];
		if (!isCurrent(entry) || activities.every(({ outputs }) => outputs.length === 0)) continue;
		for (const [i, output] of (entry.data.outputs ?? []).entries()) {
			const name = folded(output);
			if (made.has(name)) continue;
			const written = meant(name, activities);
			yield {
				entry,
				path: ['outputs', i],
				key: name,
				message: `The process promises "${output}" to others, and no activity makes it: they wait for something nobody works on.`,
				help: written ? `Did you mean \`${written}\`?` : 'Name it as an output of the activity that makes it.',
				severity: 'warning',
				...mild(entry),
			};
		}
	}
}

/** The result of the same process that is spelt almost like `name`. */
function meant(name: string, activities: readonly { readonly outputs: readonly string[] }[]): string | undefined {
	const outputs = new Map(activities.flatMap((one) => one.outputs).map((output) => [folded(output), output]));
	const near = closest(name, outputs.keys());
	return near === undefined ? undefined : outputs.get(near);
}
