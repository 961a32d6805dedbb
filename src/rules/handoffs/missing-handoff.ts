import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { keyOf } from '../../kinds/views/handoffs.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { takenUp } from '../../kinds/views/taken-up.ts';
import { isCrossing, waysIn } from '../../kinds/views/ways.ts';

export const missingHandoff = defineRule({
	id: 'missing-handoff',
	severity: 'error',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: [],
	*check(book) {
		yield* unagreed(book);
		yield* unled(book);
	},
});

/** Ways on which another role answers, without a word on what passes. */
function* unagreed(book: Facts): Generator<Problem> {
	for (const entry of book.of(process)) {
		if (!isCurrent(entry)) continue;
		for (const step of waysIn(book, entry)) {
			const { from, to, facts, path, moves } = step;
			if (!moves || facts.handoff) continue;
			const where = isCrossing(step) ? `, in "${to.process.title}",` : '';
			yield {
				entry,
				path: [...path, 'activity'],
				key: keyOf(step),
				message: `From here on${where} "${to.accountable?.title}" answers instead of "${from.accountable?.title}", and nothing says what is handed over: each believes that the other has it.`,
				help: 'Add a `handoff` with the `artefact` that passes and when it is accepted (`accept_when`).',
				related: [{ entry: to.process, path: [...to.path, 'accountable'], message: 'Who answers from here on.' }],
				...mild(entry, to.process),
			};
		}
	}
}

/** Results with which one process ends and that another one takes up, without a way that leads there. */
function* unled(book: Facts): Generator<Problem> {
	for (const { from, to, result, path } of takenUp(book)) {
		const id = `${to.process.slug}#${to.facts.id}`;
		yield {
			entry: from.process,
			path,
			key: `${from.facts.id}:${id}`,
			message: `The process ends here with "${result}", and "${to.facts.title}" in "${to.process.title}" takes it up. There "${to.accountable?.title}" answers instead of "${from.accountable?.title}", and no \`next\` leads there: each believes that the other has it.`,
			help: `Name \`${id}\` under \`next\`, with a \`handoff\` that says what passes and when it is accepted.`,
			related: [{ entry: to.process, path: [...to.path, 'title'], message: 'Where it is taken up.' }],
			sought: ['process', 'collaboration'],
			...mild(from.process, to.process),
		};
	}
}
