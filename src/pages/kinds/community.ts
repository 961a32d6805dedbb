import { hoursInZone, hoursPerMonth, rhythm } from '../../calendar/cadence.ts';
import { datesBetween } from '../../calendar/dates.ts';
import { type Circle, circleOf } from '../../calendar/meetings.ts';
import type { Entry } from '../../core/entry.ts';
import { community } from '../../kinds/community.ts';
import { goal } from '../../kinds/goal.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Empty, Item, Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import { momentOf } from '../../page/moment.ts';
import type { Chip } from '../../page/page.ts';
import { concerning, itemOf, type View } from '../../page/view.ts';
import { calendarIndex, weeks, zoneOf } from '../calendar/calendar.ts';
import { dayLater, longDay, mondayOf } from '../calendar/days.ts';
import { editPlaceHref } from '../shared/playbook.ts';
import { overviewHref } from '../shared/views.ts';

type Community = Entry<typeof community>;

/** Meetings that are named by their date; the next few are what a calendar is opened for. */
const maxDates = 4;
/** Days looked ahead for them: the slowest rhythm that still keeps people together is a quarter. */
const horizon = 370;

/** A community: what it gets done, who belongs to it, when it meets and how one knows that it is worth it. */
export const communityPage = definePage({
	kind: community,
	activity: 'calendar',
	shows: ['purpose', 'goals', 'members', 'moderator', 'backup', 'cadence', 'sessions', 'review_on', 'success_signal'],
	index: calendarIndex,
	chips: chipsOf,
	sections: (entry, view) => [around(entry, view)],
	asides: (_, view) => [
		{ title: 'Views', items: [{ text: 'Calendar', href: overviewHref(view, '/calendar/'), icon: 'calendar' }] },
	],
});

function chipsOf({ data: { cadence } }: Community, { settings }: View): Chip[] {
	if (!cadence) return [{ icon: 'calendar', text: 'No rhythm yet', tone: 'warning' }];
	const time = hoursInZone({ timezone: settings.timezone, ...cadence });
	const spent = hoursPerMonth(cadence);
	return [
		{ icon: 'calendar', text: rhythm(cadence) },
		...(time ? [{ icon: 'clock', text: time }] : []),
		...(spent === undefined ? [] : [{ icon: 'graph', text: `About ${spent.toFixed(1)} h a month` }]),
	];
}

/** Says that a field is empty, and leads to where it can be filled. */
function lack(entry: Community, field: string, text: string, view: View): Empty {
	const href = editPlaceHref(entry.at([field]), view);
	return { text, ...(href ? { href } : {}) };
}

function around(entry: Community, view: View): Section {
	const circle = circleOf(view.book, entry);
	const panels: Panel[] = [
		{
			title: 'Who belongs to it',
			icon: 'role',
			items: members(circle, view),
			empty: lack(entry, 'members', 'No role is named that belongs to it.', view),
		},
		{
			title: 'Meetings',
			icon: 'calendar',
			...meetings(circle, view),
			empty: lack(
				entry,
				'cadence',
				circle.cadence
					? 'The rhythm does not settle the dates: name the day, and the first date where it is not every week or month.'
					: 'Nobody can tell when it meets.',
				view,
			),
		},
		{
			title: 'Sessions it runs',
			icon: 'session',
			items: circle.sessions.map((one) =>
				itemOf(view, one, one.data.minutes === undefined ? {} : { note: `${one.data.minutes} min` }),
			),
			empty: lack(entry, 'sessions', 'No session template is named, so each meeting begins with an empty page.', view),
		},
		{
			title: 'Goals it works for',
			icon: 'goal',
			items: entriesOf(view.book, goal, entry.data.goals).map((one) => itemOf(view, one)),
			empty: lack(entry, 'goals', 'No goal is named that it works for.', view),
		},
		{
			title: 'How we know it works',
			icon: 'target',
			items: worth(entry, view),
			empty: lack(entry, 'success_signal', 'Nothing is named that would show that it works.', view),
		},
	];
	return {
		id: anchorsOf(entry).sectionId('purpose'),
		heading: 'What it gets done',
		lead: entry.data.purpose ?? 'Nobody has written down what the members get done by meeting.',
		block: { form: 'panels', panels },
	};
}

const members = ({ attending, moderator, backup }: Circle, view: View): Item[] =>
	attending.map((one) =>
		itemOf(view, one, {
			...(one === moderator ? { note: 'moderates' } : one === backup ? { note: 'stands in' } : {}),
			...concerning([one]),
		}),
	);

/** The next few, and all within the weeks that the calendar tells; which of them is the next, only a reader's clock can tell. */
function meetings({ cadence }: Circle, view: View): Pick<Panel, 'items' | 'later'> {
	if (!cadence) return { items: [] };
	const { book, frame } = view;
	const time = cadence.at ? { detail: hoursInZone(cadence, zoneOf(view))! } : {};
	const end = dayLater(mondayOf(book.today), 7 * weeks - 1);
	const items = datesBetween(cadence, book.today, dayLater(book.today, horizon))
		.filter((day, i) => i < maxDates || day <= end)
		.map((day): Item => {
			const text = longDay(frame.language, day);
			return { text, icon: 'calendar', ...time, when: { text, ...momentOf(day, cadence, zoneOf(view)) } };
		});
	const later = items.slice(maxDates);
	return {
		items: items.slice(0, maxDates),
		...(later.length > 0 ? { later: { text: `Later dates, up to ${dayIn(frame.language, end)}`, items: later } } : {}),
	};
}

function worth({ data }: Community, { book, frame }: View): Item[] {
	const { success_signal: signal, review_on: review } = data;
	return [
		...(signal ? [{ text: signal }] : []),
		...(review
			? [
					{
						text: 'Members decide whether it goes on',
						note: dayIn(frame.language, review),
						...(review < book.today ? { tone: 'warning' as const } : {}),
					},
				]
			: []),
	];
}
