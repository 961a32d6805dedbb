import type { Entry } from '../core/entry.ts';
import { handbook } from '../kinds/handbook.ts';
import type { process } from '../kinds/process.ts';
import { type Activity, activitiesOf } from '../kinds/views/activities.ts';
import type { Duty } from '../kinds/views/duties.ts';
import { crossingsAt } from '../kinds/views/ways.ts';
import { lanesOf } from '../lanes/lanes.ts';
import type { NameOptions } from '../lanes/names.ts';
import { type Raci, raciOf } from '../lanes/raci.ts';
import type { Block } from '../page/blocks.ts';
import { hrefOf, stagesOf } from '../page/view.ts';
import { boxOf, nothing, type Showing, type Shown } from './showing.ts';

type Process = Entry<typeof process>;

/** Who answers, works, is asked and is told, activity by activity. */
export function shownRaci(entry: Process, view: Showing): Shown {
	const raci = raciOf(entry, activitiesOf(view.book), namesFor(view));
	const note = 'Who does what';
	return raci.rows.length > 0
		? boxOf(entry, view, { note, lead: dutiesKey, blocks: [duties(entry.title, raci)] })
		: boxOf(entry, view, { note, blocks: [unwritten] });
}

/** What the letters of a matrix of duties mean. */
export const dutiesKey = 'A accountable · R responsible · C consulted · I informed';

/** The matrix of who does what in the process called `title`. */
export const duties = (title: string, { roles, rows }: Raci): Extract<Block, { form: 'matrix' }> => ({
	form: 'matrix',
	label: `Who does what in “${title}”`,
	corner: 'Activity',
	columns: roles.map(({ title, href, slug }) => ({ text: title, roles: [slug], ...(href ? { href } : {}) })),
	rows: rows.map(({ activity, cells }) => ({
		head: { text: activity.title, ...(activity.href ? { href: activity.href } : {}) },
		cells: cells.map((cell) => ({ duties: [...cell] as Duty[] })),
	})),
});

/** The blueprint of a process. */
export function shownLanes(entry: Process, view: Showing): Shown {
	const own = activitiesOf(view.book).filter((activity) => activity.process === entry);
	const crossings = crossingsAt(view.book, entry);
	return boxOf(entry, view, {
		note: 'Blueprint',
		blocks: [
			own.length > 0 ? { form: 'lanes', lanes: lanesOf(entry, own, { ...namesFor(view), crossings }) } : unwritten,
		],
	});
}

const unwritten = nothing('No activity of this process is written down yet.');

function namesFor(view: Showing): NameOptions & { activityHref(activity: Activity): string } {
	const settings = view.book.of(handbook)[0]?.data ?? {};
	return {
		stages: stagesOf({ ...view, settings }),
		activityHref: ({ process, facts }) => hrefOf(view, process, facts.id),
		entryHref: (to) => hrefOf(view, to),
	};
}
