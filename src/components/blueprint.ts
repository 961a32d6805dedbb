import type { Entry } from '../core/entry.ts';
import { handbook } from '../kinds/handbook.ts';
import type { process } from '../kinds/process.ts';
import { type Activity, activitiesOf } from '../kinds/views/activities.ts';
import { crossingsAt } from '../kinds/views/ways.ts';
import { type Lanes, lanesOf } from '../lanes/lanes.ts';
import type { NameOptions } from '../lanes/names.ts';
import { type Raci, raciOf } from '../lanes/raci.ts';
import { hrefOf, stagesOf } from '../page/view.ts';
import type { Showing, ShownEntry } from './showing.ts';

type Process = Entry<typeof process>;

/** Who answers, works, is asked and is told, activity by activity. */
export interface ShownRaci extends ShownEntry {
	readonly form: 'raci';
	readonly raci: Raci;
}

/** The blueprint of a process. */
export interface ShownLanes extends ShownEntry {
	readonly form: 'lanes';
	/** Absent where no activity is written down. */
	readonly lanes?: Lanes;
}

export const shownRaci = (entry: Process, view: Showing): ShownRaci => ({
	form: 'raci',
	title: entry.title,
	href: hrefOf(view, entry),
	raci: raciOf(entry, activitiesOf(view.book), namesFor(view)),
});

export function shownLanes(entry: Process, view: Showing): ShownLanes {
	const own = activitiesOf(view.book).filter((activity) => activity.process === entry);
	return {
		form: 'lanes',
		title: entry.title,
		href: hrefOf(view, entry),
		...(own.length > 0
			? { lanes: lanesOf(entry, own, { ...namesFor(view), crossings: crossingsAt(view.book, entry) }) }
			: {}),
	};
}

function namesFor(view: Showing): NameOptions & { activityHref(activity: Activity): string } {
	const settings = view.book.of(handbook)[0]?.data ?? {};
	return {
		stages: stagesOf({ ...view, settings }),
		activityHref: ({ process, facts }) => hrefOf(view, process, facts.id),
		entryHref: (to) => hrefOf(view, to),
	};
}
