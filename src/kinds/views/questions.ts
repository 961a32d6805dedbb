import type { z } from 'zod';
import type { Entry } from '../../core/entry.ts';
import type { Link } from '../../core/link.ts';
import type { Facts } from '../../core/rule.ts';
import { coaching } from '../coaching.ts';
import { measure } from '../measure.ts';
import { role } from '../role.ts';
import type { Measure, Role } from './activities.ts';
import { entriesOf, entryOf, linkOf } from './links.ts';
import { isCurrent } from './status.ts';

type Area = z.output<(typeof coaching)['schema']>['areas'][number];

/** A question of a coaching guide, with whom and what it is about. */
export interface Question {
	readonly guide: Entry<typeof coaching>;
	readonly area: Area;
	readonly facts: Area['questions'][number];
	/** The role that is coached. */
	readonly of: Role | undefined;
	/** The colleague it is about. */
	readonly with: Role | undefined;
	/** Id of its stage, where the settings know it. */
	readonly stage: string | undefined;
	/** The measures its part of the talk should move. */
	readonly measures: readonly Measure[];
}

const known = new WeakMap<readonly Link[], readonly Question[]>();

/** Every question of the guides that are or will be in force, in order. */
export function questionsOf(book: Facts): readonly Question[] {
	const before = known.get(book.links);
	if (before) return before;
	const questions: Question[] = [];
	for (const guide of book.of(coaching)) {
		if (!isCurrent(guide)) continue;
		const of = entryOf(book, role, guide.data.for);
		for (const area of guide.data.areas ?? []) {
			const about = { stage: linkOf(book, area.stage)?.part, measures: entriesOf(book, measure, area.measures) };
			for (const facts of area.questions)
				questions.push({ guide, area, facts, of, with: entryOf(book, role, facts.with), ...about });
		}
	}
	known.set(book.links, questions);
	return questions;
}
