import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { coaching } from '../kinds/coaching.ts';
import { community } from '../kinds/community.ts';
import { culture } from '../kinds/culture.ts';
import { role } from '../kinds/role.ts';
import { accessOf, standingOf, suffices, usersOf } from '../kinds/views/access.ts';
import { everybodyIn } from '../kinds/views/activities.ts';
import type { Team } from '../kinds/views/collaborations.ts';
import { entriesOf, entryOf, linkOf } from '../kinds/views/links.ts';
import { targets } from '../kinds/views/reached.ts';
import { isCurrent } from '../kinds/views/status.ts';
import { counted, listed, quoted } from '../words/words.ts';
import type { Need } from './needs.ts';

/** What the facts alone say of one of the seven things. */
interface Opinion {
	readonly verdict: 'holds' | 'weak' | 'missing';
	readonly sentence: string;
}

const missing = (sentence: string): Opinion => ({ verdict: 'missing', sentence });
const weak = (sentence: string): Opinion => ({ verdict: 'weak', sentence });
const holds = (sentence: string): Opinion => ({ verdict: 'holds', sentence });

const titles = (entries: Iterable<Entry>) => listed([...entries].map(({ title }) => title));

/** Whether `need` is met in the collaboration of `team`, from what is written down. */
export const judge = (book: Handbook, team: Team, need: Need): Opinion => judges[need](book, team);

const judges: Readonly<Record<Need, (book: Handbook, team: Team) => Opinion>> = {
	goal(book, { goal }) {
		if (!goal) return missing('No goal of the handbook is named, so nobody knows what the roles work for together.');
		if (!isCurrent(goal)) return missing(`Its goal ${quoted(goal.title)} is no longer in force.`);
		const measures = targets(book, goal, 'measures', '*');
		return measures.length === 0
			? weak(`${quoted(goal.title)} has no measure, so nobody can tell whether it is reached.`)
			: holds(`${quoted(goal.title)} shows in ${titles(measures)}.`);
	},

	roles(_, { roles, activities }) {
		const named = roles.map((one) => one.role).filter(isCurrent);
		if (named.length < 2) return missing('Fewer than two roles in force are named, so there is nobody to work with.');
		const busy = new Set<Entry>(activities.flatMap(everybodyIn));
		const idle = named.filter((one) => !busy.has(one));
		if (activities.length > 0 && idle.length > 0)
			return weak(`${titles(idle)}: no part in any activity of its processes.`);
		return holds(`${titles(named)} know their parts in ${counted(activities.length, 'activity', 'activities')}.`);
	},

	process(_, { activities, stages }) {
		if (activities.length === 0) return missing('No process in force is named, so nobody can see who does what when.');
		const covered = new Set(activities.map(({ stage }) => stage));
		const open = stages.filter(({ id }) => !covered.has(id));
		if (open.length > 0)
			return weak(`Nothing is done in ${listed(open.map(({ title }) => title))}, which it claims to cover.`);
		const processes = new Set(activities.map(({ process }) => process));
		return holds(`${counted(activities.length, 'activity', 'activities')} from ${titles(processes)}.`);
	},

	systems(book, { activities }) {
		if (activities.length === 0) return missing('Without a process nobody can tell which systems the roles need.');
		const used = new Set(activities.flatMap(({ systems }) => systems.map(({ system }) => system)));
		if (used.size === 0)
			return activities.every(({ facts }) => facts.offline)
				? holds('The work rightly leaves no trace in any system.')
				: missing('None of its activities says in which system the work is done.');
		const doubts = activities.flatMap((activity) =>
			activity.systems.flatMap((use) =>
				usersOf(activity, use).flatMap((user) => {
					const access = accessOf(book, user).get(use.system);
					const standing = standingOf(access, use);
					return suffices(standing) ? [] : [{ activity, use, user, access, standing }];
				}),
			),
		);
		const worst = doubts.find(({ standing }) => standing === 'missing') ?? doubts[0];
		if (worst) {
			const { activity, use, user, access, standing } = worst;
			const has = access ? `has ${standing === 'missing' ? 'only ' : ''}${access.level}` : 'cannot open it';
			const so = standing === 'unclear' ? ', and nobody can say whether that is enough' : '';
			const work = quoted(activity.facts.title);
			return weak(`${user.title} needs ${use.level} in ${use.system.title} for ${work} and ${has}${so}.`);
		}
		return holds(`Everybody can work in ${titles(used)}.`);
	},

	community(book, { collaboration, roles }) {
		const communities = entriesOf(book, community, collaboration.data.communities).filter(isCurrent);
		if (communities.length === 0)
			return missing('The roles meet in no community, so they know each other only by chance.');
		const present = new Set(
			communities.flatMap((one) =>
				[['members', '*'], ['moderator'], ['backup']].flatMap((path) => targets(book, one, ...path)),
			),
		);
		const absent = roles.map((one) => one.role).filter((one) => !present.has(one));
		if (absent.length > 0) return weak(`${titles(absent)}: no member of ${titles(communities)}.`);
		if (!communities.some(({ data }) => data.cadence))
			return weak(`It is not written down when the roles meet in ${titles(communities)}.`);
		return holds(`All its roles meet in ${titles(communities)}.`);
	},

	coaching(book, { collaboration, roles, stages }) {
		const guides = entriesOf(book, coaching, collaboration.data.coaching).filter(isCurrent);
		if (guides.length === 0) return missing('No coaching guide asks the roles how they work with each other.');
		const coached = new Set(guides.map(({ data }) => entryOf(book, role, data.for)));
		const left = roles.map((one) => one.role).filter((one) => !coached.has(one));
		if (left.length > 0) return weak(`None of its coaching guides is for ${titles(left)}.`);
		const areas = guides.flatMap(({ data }) => data.areas ?? []);
		const asked = new Set(areas.map(({ stage }) => linkOf(book, stage)?.part));
		const open = stages.filter(({ id }) => !asked.has(id));
		if (open.length > 0) return weak(`Nobody is coached in ${listed(open.map(({ title }) => title))}.`);
		const together = areas
			.flatMap(({ questions }) => questions)
			.filter(({ about }) => about === 'collaboration').length;
		if (together === 0) return weak('None of its coaching questions is about colleagues.');
		return holds(`${counted(together, 'question')} about colleagues in ${counted(guides.length, 'guide')}.`);
	},

	leaders(book, { collaboration }) {
		const pages = entriesOf(book, culture, collaboration.data.culture).filter(isCurrent);
		const leaders = new Set(pages.flatMap((one) => targets(book, one, 'commitments', '*', 'by')));
		if (leaders.size === 0)
			return missing('No leader commits to anything, so colleagues do what leaders do and not what they ask for.');
		const commitments = pages.flatMap(({ data }) => data.commitments ?? []);
		if (!commitments.some(({ where }) => where))
			return weak(`What ${titles(leaders)} committed to can be seen nowhere.`);
		return holds(`${counted(commitments.length, 'commitment')} by ${titles(leaders)}, to be seen in the work.`);
	},
};
