import type { Facts, Near } from '../../core/rule.ts';
import type { Path } from '../../core/yaml.ts';
import { process } from '../process.ts';
import { activitiesIn, type Process, type Step } from './activities.ts';
import { isCurrent } from './status.ts';

/** A hand-off as it is written, on the way between two activities. */
export interface Handoff {
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
	for (const { next } of activitiesIn(book, process)) {
		for (const step of next) {
			const { handoff } = step.facts;
			if (!handoff) continue;
			const key = `${step.from.facts.id}:${step.to.facts.id}`;
			yield { process, step, facts: handoff, path: [...step.path, 'handoff'], key };
		}
	}
}

/** The hand-offs of every process that is or will be in force. */
export function* handoffsOf(book: Facts): Generator<Handoff> {
	for (const one of book.of(process)) yield* handoffsIn(book, one);
}
