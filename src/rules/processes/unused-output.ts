import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { resultsOf } from '../../kinds/views/results.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { folded } from '../../kinds/views/text.ts';

export const unusedOutput = defineRule({
	id: 'unused-output',
	severity: 'warning',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: ['process'],
	*check(book) {
		yield* madeForNobody(book);
		yield* fetchedForNobody(book);
	},
});

function* madeForNobody(book: Facts): Generator<Problem> {
	const { needed, to } = resultsOf(book);
	for (const { process, facts, path } of activitiesOf(book)) {
		if (!isCurrent(process)) continue;
		for (const [i, output] of facts.outputs.entries()) {
			const name = folded(output);
			if (needed.has(name) || to.get(process)?.has(name)) continue;
			yield {
				entry: process,
				path: [...path, 'outputs', i],
				key: `${facts.id}:${name}`,
				message: `"${facts.title}" makes "${output}", and no activity uses it: a colleague works for nobody, or somebody waits without knowing.`,
				help: 'Name it among the inputs of the activity that uses it, or among the `outputs` of the process if it goes to others.',
				...mild(process),
			};
		}
	}
}

/** What a process takes in and does not use. One whose activities never say what they need is left alone. */
function* fetchedForNobody(book: Facts): Generator<Problem> {
	const { needed } = resultsOf(book);
	for (const entry of book.of(process)) {
		const activities = entry.data.activities ?? [];
		if (!isCurrent(entry) || activities.every(({ inputs }) => inputs.length === 0)) continue;
		for (const [i, input] of (entry.data.inputs ?? []).entries()) {
			const name = folded(input);
			if (needed.has(name)) continue;
			yield {
				entry,
				path: ['inputs', i],
				key: name,
				message: `The process asks others for "${input}", and no activity uses it: they take trouble over something nobody reads.`,
				help: 'Name it among the inputs of the activity that uses it, or take it out.',
				...mild(entry),
			};
		}
	}
}
