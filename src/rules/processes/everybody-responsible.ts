import type { Facts } from '../../core/handbook.ts';
import { defineRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn, everybodyIn, type Process, type Role } from '../../kinds/views/activities.ts';
import { teamsOf } from '../../kinds/views/collaborations.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

/** Two who do something together are what the handbook is for; of three, each may leave it to the others. */
const fewest = 3;
/** Below it, a workshop of all is usual work; only where it is at least every second activity, nobody has a task of their own. */
const many = 4;
/** Pairs of hands from which most of the roles are as good as all. */
const crowd = 5;
/** Pairs of hands that one who answers for the work can still bring together; with more it waits for each in turn. */
const mostHands = 6;
/** The share of the roles that are most of them. */
const most = 0.75;

export const everybodyResponsible = defineRule({
	id: 'everybody-responsible',
	severity: 'warning',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: ['collaboration'],
	*check(book) {
		const circles = circlesOf(book);
		for (const entry of book.of(process)) {
			if (!isCurrent(entry)) continue;
			const activities = activitiesIn(book, entry);
			const whole = { name: 'this process', roles: new Set(activities.flatMap(everybodyIn)) };
			const large = (circles.get(entry) ?? []).filter(({ roles }) => roles.size >= fewest);
			const own = large.length > 0 ? large : [whole];
			const found = activities.flatMap(({ facts, path, responsible }) => {
				const doers = new Set(responsible);
				const circle = doers.size < fewest ? undefined : own.find(({ roles }) => isEverybody(doers, roles));
				if (!circle && doers.size <= mostHands) return [];
				return [
					{ facts, path, small: doers.size < many, who: circle ? shareOf(doers, circle) : `${doers.size} roles` },
				];
			});
			for (const { facts, path, small, who } of found) {
				if (small && 2 * found.length < activities.length) continue;
				yield {
					entry,
					path: [...path, 'responsible'],
					part: 'key',
					key: facts.id,
					message: `${who} are responsible for "${facts.title}": what everybody does, each leaves to the others.`,
					help: 'Leave under `responsible` whose hands it takes, and move the others to `consulted` or `informed`.',
					...(small && found.length === 1 ? { severity: 'info' as const } : {}),
					...mild(entry),
				};
			}
		}
	},
});

/** Those who would be everybody in a process. */
interface Circle {
	readonly name: string;
	readonly roles: ReadonlySet<Role>;
}

/** The collaborations that a process belongs to. */
function circlesOf(book: Facts): ReadonlyMap<Process, readonly Circle[]> {
	const found = new Map<Process, Circle[]>();
	for (const { collaboration, roles, activities } of teamsOf(book)) {
		const circle = { name: `"${collaboration.title}"`, roles: new Set(roles.map(({ role }) => role)) };
		for (const one of new Set(activities.map((activity) => activity.process)))
			found.set(one, [...(found.get(one) ?? []), circle]);
	}
	return found;
}

/** `All 4 roles of "One customer"`. */
function shareOf(doers: ReadonlySet<Role>, { name, roles }: Circle): string {
	const size = countIn(doers, roles);
	return `${size === roles.size ? `All ${size}` : `${size} of the ${roles.size}`} roles of ${name}`;
}

const countIn = (doers: ReadonlySet<Role>, roles: ReadonlySet<Role>): number =>
	[...doers].filter((one) => roles.has(one)).length;

function isEverybody(doers: ReadonlySet<Role>, roles: ReadonlySet<Role>): boolean {
	const count = countIn(doers, roles);
	return count === roles.size || (count >= crowd && count >= most * roles.size);
}
