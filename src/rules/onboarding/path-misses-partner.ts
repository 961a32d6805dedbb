import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { defineRule } from '../../core/rule.ts';
import { path } from '../../kinds/path.ts';
import { activitiesOf, type Step } from '../../kinds/views/activities.ts';
import { pathsByRole, rolesMetIn, stepsAboutNothing, stepsOf } from '../../kinds/views/onboarding.ts';
import { isCurrent, isDraft, mild } from '../../kinds/views/status.ts';
import { waysFrom } from '../../kinds/views/ways.ts';

export const pathMissesPartner = defineRule({
	id: 'path-misses-partner',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: ['path', 'session', 'process', 'community', 'role'],
	*check(book) {
		for (const entry of book.of(path).filter(isCurrent))
			for (const index of stepsAboutNothing(entry, 'meet'))
				yield {
					entry,
					path: ['steps', index, 'title'],
					severity: 'info',
					message:
						'This step brings somebody together with the newcomer and does not say which role, so the newcomer cannot look up what it does.',
					help: 'Name it in `ref`, such as `roles/solution-specialist`.',
				};
		const partners = partnersOf(book);
		for (const [role, paths] of pathsByRole(book)) {
			const entry = paths[0]!;
			const met = new Set(paths.flatMap((one) => stepsOf(book, one).flatMap((step) => [...rolesMetIn(book, step)])));
			for (const [partner, { from, path }] of partners.get(role) ?? []) {
				if (met.has(partner) || !isCurrent(partner)) continue;
				// A path in force cannot name a partner that is still being written.
				if (isDraft(partner) && !isDraft(entry)) continue;
				yield {
					entry,
					path: ['steps'],
					part: 'key',
					key: partner.slug,
					message: `Work passes between this role and the role "${partner.title}", and no step of the path brings the two together: they first meet over a problem.`,
					help: `Add a step of the kind \`meet\` for \`roles/${partner.slug}\`, or a session or activity in which it takes part.`,
					related: [{ entry: from.process, path, message: 'The work passes on here.' }],
					...mild(entry, from.process),
				};
			}
		}
	},
});

/** The roles that pass work to each other, each with the first place where they do. */
function partnersOf(book: Facts): ReadonlyMap<Entry, ReadonlyMap<Entry, Step>> {
	const found = new Map<Entry, Map<Entry, Step>>();
	const meet = (role: Entry | undefined, other: Entry | undefined, step: Step) => {
		if (!role || !other) return;
		const partners = found.get(role) ?? new Map<Entry, Step>();
		found.set(role, partners);
		if (!partners.has(other)) partners.set(other, step);
	};
	for (const step of activitiesOf(book).flatMap((one) => waysFrom(book, one))) {
		if (!step.moves) continue;
		meet(step.from.accountable, step.to.accountable, step);
		meet(step.to.accountable, step.from.accountable, step);
	}
	return found;
}
