import type { Facts } from '../../core/handbook.ts';
import { defineRule } from '../../core/rule.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { role } from '../../kinds/role.ts';
import type { Role } from '../../kinds/views/activities.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { folded } from '../../kinds/views/text.ts';

export const undecidedDecision = defineRule({
	id: 'undecided-decision',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: ['collaboration'],
	*check(book) {
		const settled = settledIn(book);
		for (const [decision, claims] of claimsIn(book)) {
			const roles = new Set(claims.map(({ entry }) => entry));
			// Limits that read the same on every page are no border between the roles.
			const limits = new Set(claims.map((claim) => claim.limits && folded(claim.limits)));
			const bounded = limits.size === claims.length && !limits.has(undefined);
			if (roles.size < 2 || bounded || settled.includes(decision)) continue;
			const [first, ...others] = claims;
			for (const { entry, index, text } of others) {
				yield {
					entry,
					path: ['decides', index, 'decision'],
					key: folded(text),
					message: `The roles "${first!.entry.title}" and "${entry.title}" both decide "${text}", and nothing says where the one stops and the other begins.`,
					help: 'Give both decisions `limits`, or settle it under `rules_of_engagement` of their collaboration, with `decided_by`.',
					related: [
						{
							entry: first!.entry,
							path: ['decides', first!.index, 'decision'],
							message: 'The other role decides it, too.',
						},
					],
				};
			}
		}
	},
});

interface Claim {
	readonly entry: Role;
	readonly index: number;
	readonly text: string;
	readonly limits: string | undefined;
}

/** Who decides what, by decision. */
function claimsIn(book: Facts): Map<string, Claim[]> {
	const claims = book
		.of(role)
		.filter(isCurrent)
		.flatMap((entry) =>
			(entry.data.decides ?? []).map(({ decision, limits }, index) => ({ entry, index, text: decision, limits })),
		);
	return Map.groupBy(claims, ({ text }) => subjectOf(text));
}

/** The situations that collaborations settle by naming who decides, as one text to look decisions up in. */
function settledIn(book: Facts): string {
	const rules = book.of(collaboration).flatMap(({ data }) => data.rules_of_engagement ?? []);
	return rules
		.filter(({ decided_by }) => decided_by !== undefined)
		.map(({ situation, decision }) => subjectOf(`${situation} ${decision}`))
		.join('\n');
}

/** What a decision is about, whatever words frame it: `scene cut` of "Which scenes are cut". */
function subjectOf(decision: string): string {
	const words = folded(decision).split(/[^\p{Letter}\p{Number}]+/u);
	const left = words.filter((word) => !framing.has(word)).map((word) => word.replace(/(?<=[a-z]{3}[^su])s$/, ''));
	return left.join(' ').trim() || folded(decision);
}

const framing = new Set('a an the of on in for to which what whether is are be gets get our its'.split(' '));
