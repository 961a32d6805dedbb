import type { Entry } from '../../core/entry.ts';
import { defineEntryRule, type Near, type Problem } from '../../core/rule.ts';
import { coaching } from '../../kinds/coaching.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { isKind } from '../../kinds/views/links.ts';
import { reached, targets } from '../../kinds/views/reached.ts';
import { inTime } from '../../kinds/views/settings.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const uncoachedStage = defineEntryRule({
	id: 'uncoached-stage',
	severity: 'error',
	profile: 'standard',
	weakens: 'coaching',
	fromAbsence: true,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		if (isKind(entry, coaching)) yield* areaWithoutStage(entry);
		if (isKind(entry, collaboration)) yield* uncoachedIn(book, entry);
	},
});

function* uncoachedIn(book: Near, entry: Entry): Generator<Problem> {
	const guides = targets(book, entry, 'coaching', '*');
	if (guides.length === 0)
		return yield {
			entry,
			path: ['title'],
			message: `No coaching guide belongs to "${entry.title}", so nobody asks the people in it how they work with each other.`,
			help: 'Name in `coaching` at least one guide for each of its roles.',
			...inTime(book, false),
			...mild(entry),
		};
	yield* rolesWithoutGuide(book, entry, guides);
	const coached = new Set(
		guides.flatMap((guide) => [...reached(book, guide, 'areas', '*', 'stage')].map(({ part }) => part)),
	);
	for (const { part, path } of reached(book, entry, 'stages', '*')) {
		if (coached.has(part)) continue;
		yield {
			entry,
			path,
			message: `None of the coaching guides of this collaboration has an area for the stage \`${part}\`, so what goes wrong there between colleagues is never talked about.`,
			help: `Add an area with \`stage: ${part}\` to one of the guides, or name a guide that has one.`,
			related: guides.map((guide) => ({ entry: guide, path: ['areas'], message: 'It coaches other stages.' })),
			...inTime(book, true),
			...mild(entry),
		};
	}
}

/** Roles of a collaboration that are coached in none of its stages. */
function* rolesWithoutGuide(book: Near, entry: Entry, guides: readonly Entry[]): Generator<Problem> {
	const coached = new Set(guides.map((guide) => book.follow(guide, ['for'])?.to));
	for (const { to: role, path } of reached(book, entry, 'roles', '*')) {
		if (coached.has(role)) continue;
		yield {
			entry,
			path,
			message: `None of the coaching guides of this collaboration is for the role "${role.title}", so one side is asked how it works with the other, and this side is not.`,
			help: 'Name in `coaching` a guide for this role.',
			related: [{ entry, path: ['coaching'], message: 'These guides are for other roles.' }],
			...inTime(book, true),
			...mild(entry),
		};
	}
}

/** The one area of a guide that names no stage while all others do. */
function* areaWithoutStage(entry: Entry<typeof coaching>): Generator<Problem> {
	const areas = (entry.data.areas ?? []).entries().toArray();
	const [first, ...rest] = areas.filter(([, { stage }]) => !stage);
	if (areas.length < 2 || !first || rest.length > 0) return;
	yield {
		entry,
		path: ['areas', first[0], 'title'],
		severity: 'info',
		message: `All areas but "${first[1].title}" belong to a stage, so whoever looks for coaching in that stage does not find this one.`,
		help: 'Name in `stage` the stage of the customer’s journey it is about.',
	};
}
