import type { Facts } from '../../core/handbook.ts';
import type { Path } from '../../core/path.ts';
import type { Near } from '../../core/rule.ts';
import { process } from '../process.ts';
import type { Process, Step } from './activities.ts';
import { isCurrent } from './status.ts';
import { isCrossing, waysIn } from './ways.ts';

/** A hand-off as it is written, on the way between two activities. */
export interface Handoff {
	/** The one that says so; the way may end in another. */
	readonly process: Process;
	readonly step: Step;
	readonly facts: NonNullable<Step['facts']['handoff']>;
	readonly path: Path;
	/** Names it within the process, whatever its place in the list. */
	readonly key: string;
}

/** The hand-offs of a process that is or will be in force. */
export function* handoffsIn(book: Near, process: Process): Generator<Handoff> {
	if (!isCurrent(process)) return;
	for (const step of waysIn(book, process)) {
		const { handoff } = step.facts;
		if (handoff) yield { process, step, facts: handoff, path: [...step.path, 'handoff'], key: keyOf(step) };
	}
}

/** Names a way within its process, whatever its place in the list. */
export const keyOf = (step: Step): string =>
	`${step.from.facts.id}:${isCrossing(step) ? `${step.to.process.slug}#` : ''}${step.to.facts.id}`;

/** The hand-offs of every process that is or will be in force. */
export function* handoffsOf(book: Facts): Generator<Handoff> {
	for (const one of book.of(process)) yield* handoffsIn(book, one);
}
