import { type Activity, activitiesOf, everybodyIn, type Role, type System } from '../../kinds/views/activities.ts';
import { type Duty, dutiesOf } from '../../kinds/views/duties.ts';
import { questionsOf, sessionsOf } from '../../kinds/views/jobs.ts';
import { linkOf } from '../../kinds/views/links.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { pageHref, stageId } from '../../page/address.ts';
import type { Item, Section } from '../../page/blocks.ts';
import type { Derivation } from '../../page/compiled.ts';
import { concerning, hrefOf, itemOf, type Stage, stagesOf, type View } from '../../page/view.ts';
import { got } from '../../words/sure.ts';
import { capital, counted, sentences } from '../../words/words.ts';

/** Lines of each sort on the start page; the page of the stage holds the rest. */
const most = { activities: 8, roles: 8, systems: 4, sessions: 4, questions: 2 } as const;

/** Lines of each sort on the page of a stage; past these, nobody reads on. */
const mostInAll = 60;

/** Everything the handbook says of one stage. */
interface StageContent {
	readonly stage: Stage;
	readonly activities: readonly Activity[];
	readonly roles: readonly Item[];
	readonly systems: readonly Item[];
	readonly sessions: readonly Item[];
	readonly questions: readonly Item[];
}

/** For each stage in which something happens: the work, those in it, and some of what goes with it. */
export const stageSections = (view: View): readonly Section[] =>
	contentsOf(view).map(({ stage, activities, roles, systems, sessions, questions }) => {
		const href = pageHref(view.frame.base, stagePath(stage.id));
		const rest = (items: readonly Item[], limit: number) =>
			items.length > limit ? { more: { text: `${items.length - limit} more`, href } } : {};
		const work = activities.map((activity) => activityItem(activity, view));
		return {
			id: stageId(stage.id),
			heading: stage.title,
			note: [
				counted(activities.length, 'activity', 'activities'),
				counted(roles.length, 'role'),
				...(sessions.length > 0 ? [counted(sessions.length, 'session')] : []),
			].join(' · '),
			fold: true,
			stages: [stage.id],
			lead: leadOf(stage),
			block: {
				form: 'panels',
				panels: [
					{ title: 'What we do', items: work.slice(0, most.activities), ...rest(work, most.activities) },
					{ title: 'Who is in it', items: roles.slice(0, most.roles).map(weightiest), ...rest(roles, most.roles) },
					{
						title: 'What goes with it',
						items: [
							...systems.slice(0, most.systems),
							...sessions.slice(0, most.sessions),
							...questions.slice(0, most.questions),
						].map(({ roles: _, stages: __, ...item }) => item),
						more: { text: `Everything in ${stage.title}`, href },
					},
				],
			},
		};
	});

const stagePath = (id: string): string => `/stages/${id}/`;

const leadOf = ({ entry, exit }: Stage): string =>
	sentences([entry && `Begins when: ${entry}`, exit && `Over when: ${exit}`]);

/** A page for each stage in which something happens, with all of it. */
export const stagePages: Derivation = function* (view) {
	for (const { stage, activities, roles, systems, sessions, questions } of contentsOf(view)) {
		yield {
			path: stagePath(stage.id),
			title: stage.title,
			summary: stage.goal ?? `The stage ${stage.title} of the customer’s journey.`,
			icon: 'compass',
			activity: 'handbook',
			chips: () => [{ icon: 'map', text: capital(stage.phase), href: stage.href }],
			sections: () => {
				const processes = Map.groupBy(activities, ({ process }) => process);
				const company = [
					{ title: 'Who is in it', items: roles },
					{ title: 'Systems', items: systems.map(plain) },
					{ title: 'Sessions that drive it', items: sessions.map(plain) },
				];
				return [
					{
						id: 'fb_work',
						heading: 'What we do',
						...(leadOf(stage) ? { lead: leadOf(stage) } : {}),
						block: {
							form: 'panels',
							panels: [...processes].map(([process, list]) => ({
								title: process.title,
								href: hrefOf(view, process),
								icon: 'process',
								items: list.slice(0, mostInAll).map((activity) => activityItem(activity, view)),
							})),
						},
					},
					{
						id: 'fb_with',
						heading: 'Who, and with what',
						block: {
							form: 'panels',
							panels: company.map(({ title, items }) => ({
								title,
								items: items.slice(0, mostInAll),
								empty: { text: 'None in this stage.' },
							})),
						},
					},
					{
						id: 'fb_questions',
						heading: 'What coaches ask',
						block: {
							form: 'items',
							items: questions.slice(0, mostInAll).map(plain),
							empty: { text: 'No coaching guide has an area for this stage.' },
						},
					},
				];
			},
		};
	}
};

const known = new WeakMap<View['frame'], readonly StageContent[]>();

function contentsOf(view: View): readonly StageContent[] {
	const before = known.get(view.frame);
	if (before) return before;
	const byStage = Map.groupBy(
		activitiesOf(view.book).filter((activity) => isCurrent(activity.process)),
		({ stage }) => stage,
	);
	const contents = stagesOf(view)
		.filter(({ id }) => byStage.has(id))
		.map((stage) => {
			const activities = got(byStage, stage.id);
			return {
				stage,
				activities,
				roles: roleItems(activities, view),
				systems: systemItems(activities, view),
				sessions: sessionItems(activities, view),
				questions: questionItems(stage, view),
			};
		});
	known.set(view.frame, contents);
	return contents;
}

const activityItem = (activity: Activity, view: View): Item => ({
	text: activity.facts.title,
	href: hrefOf(view, activity.process, activity.facts.id),
	...(activity.accountable ? { note: activity.accountable.title } : {}),
	...concerning(everybodyIn(activity)),
});

const heaviestFirst: readonly Duty[] = ['A', 'R', 'C', 'I'];

/** Everybody with a part in the stage, those who answer for most of it first. */
function roleItems(activities: readonly Activity[], view: View): readonly Item[] {
	const parts = new Map<Role, Duty[]>();
	for (const activity of activities)
		for (const one of everybodyIn(activity)) {
			const duties = parts.get(one) ?? [];
			parts.set(one, duties);
			duties.push(...dutiesOf(activity, one));
		}
	const weight = (duties: readonly Duty[]) =>
		duties.reduce((sum, duty) => sum + { A: 1000, R: 30, C: 5, I: 1 }[duty], 0);
	return [...parts]
		.sort(([a, x], [b, y]) => weight(y) - weight(x) || (a.title < b.title ? -1 : 1))
		.map(([one, duties]) => ({
			text: one.title,
			href: hrefOf(view, one),
			duties: heaviestFirst.filter((duty) => duties.includes(duty)),
			...concerning([one]),
		}));
}

function systemItems(activities: readonly Activity[], view: View): readonly Item[] {
	const users = new Map<System, Set<Role>>();
	const uses = new Map<System, number>();
	for (const activity of activities)
		for (const { system: used } of activity.systems) {
			users.set(used, new Set([...(users.get(used) ?? []), ...activity.actors]));
			uses.set(used, (uses.get(used) ?? 0) + 1);
		}
	return [...users]
		.sort(([a], [b]) => got(uses, b) - got(uses, a) || (a.title < b.title ? -1 : 1))
		.map(([used, roles]) => itemOf(view, used, concerning(roles)));
}

/** The sessions that move an activity of the stage along, or a process that has one. */
function sessionItems(activities: readonly Activity[], view: View): readonly Item[] {
	const processes = new Set(activities.map(({ process }) => process.id));
	const inStage = new Set(activities.map(({ process, facts }) => `${process.id}#${facts.id}`));
	return sessionsOf(view.book)
		.filter(({ session: one }) =>
			(one.data.fits ?? []).some((ref) => {
				const link = linkOf(view.book, ref);
				if (!link?.to) return false;
				return link.part === undefined ? processes.has(link.to.id) : inStage.has(`${link.to.id}#${link.part}`);
			}),
		)
		.map(({ session: one, required, optional }) =>
			itemOf(view, one, { note: `${one.data.minutes} min`, ...concerning([...required, ...optional]) }),
		);
}

/** Questions about the work with colleagues come first. */
function questionItems({ id }: Stage, view: View): readonly Item[] {
	const here = questionsOf(view.book).filter(({ stage }) => stage === id);
	return [
		...here.filter(({ about }) => about === 'collaboration'),
		...here.filter(({ about }) => about !== 'collaboration'),
	].map(({ guide, area, text, asked }) => ({
		text,
		icon: 'coaching',
		href: hrefOf(view, guide, area.id),
		detail: `${asked.title} is asked`,
		...concerning([asked]),
	}));
}

/** Only the part that weighs most: the start page is for finding the way. */
const weightiest = ({ duties = [], ...item }: Item): Item => ({ ...item, duties: duties.slice(0, 1) });

/** In a box of one kind, the icon of the kind says nothing. */
const plain = ({ icon: _, ...item }: Item): Item => item;
