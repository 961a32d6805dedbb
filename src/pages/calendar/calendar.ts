import { hoursInZone, hoursPerMonth, rhythm } from '../../calendar/cadence.ts';
import { datesBetween } from '../../calendar/dates.ts';
import { type Circle, circlesOf } from '../../calendar/meetings.ts';
import { role } from '../../kinds/role.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import type { Cell, Item, Panel, Section } from '../../page/blocks.ts';
import type { Derivation } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import { momentOf } from '../../page/moment.ts';
import type { Value } from '../../page/values.ts';
import { concerning, hrefOf, itemOf, linkTo, type View } from '../../page/view.ts';
import { counted, listed } from '../../words/words.ts';
import { editPlaceHref } from '../shared/playbook.ts';
import { hasOverview, overviewHref, viewsBeside } from '../shared/views.ts';
import { dayLater, mondayOf, shortDay, span } from './days.ts';

const path = '/calendar/';

/** Weeks that are told meeting by meeting: a page that nobody builds again stays right for half a year. */
export const weeks = 26;
/** Weeks in sight: past them, dates are better kept in a calendar of one's own. */
const weeksShown = 6;
/** Meetings of a week that are listed, communities and roles that are compared. */
const maxMeetings = 20;
const maxCircles = 60;
const maxColumns = 16;
const maxRoles = 60;

/** When the communities meet, who is there, and what it takes of everybody's time. */
export const calendarPages: Derivation = function* (view) {
	if (!hasOverview(view, path)) return;
	yield {
		path,
		title: 'Calendar',
		names: ['dates', 'next meetings', 'this week'],
		summary: 'When the communities meet, who is there, and how much of everybody’s time it takes.',
		icon: 'calendar',
		activity: 'calendar',
		parent: '/communities/',
		sections: () => sectionsOf(view),
		asides: () => [viewsBeside(view, path)],
	};
};

/** What the list of communities shows first. */
export function calendarIndex(view: View): Section[] {
	if (!hasOverview(view, path)) return [];
	return [
		{
			id: 'fb_calendar',
			heading: 'When they meet',
			block: {
				form: 'buttons',
				items: [{ form: 'words', text: 'Calendar', href: overviewHref(view, path), icon: 'calendar' }],
			},
		},
	];
}

/** The zone of times that name none. */
export const zoneOf = ({ settings }: Pick<View, 'settings'>): string => settings.timezone ?? 'UTC';

function sectionsOf(view: View): Section[] {
	const circles = circlesOf(view.book);
	const meeting = circles.filter(({ cadence }) => cadence !== undefined);
	return [weekByWeek(meeting, view), ...rhythms(meeting, view), ...load(meeting, view), ...unsettled(circles, view)];
}

/** Week after week, one panel each; which of them is this one, and what is over, only a reader's clock can tell. */
function weekByWeek(circles: readonly Circle[], view: View): Section {
	const { language } = view.frame;
	const zone = zoneOf(view);
	const monday = mondayOf(view.book.today);
	const last = dayLater(monday, 7 * weeks - 1);
	const meetings = circles
		.flatMap((circle) => datesBetween(circle.cadence!, monday, last).map((day) => ({ circle, day })))
		.sort((a, b) => order(a) - order(b) || (sortKey(a) < sortKey(b) ? -1 : 1));
	const byWeek = Map.groupBy(meetings, ({ day }) => mondayOf(day));
	const panels = Array.from({ length: weeks }, (_, i) => {
		const from = dayLater(monday, 7 * i);
		return weekPanel(from, byWeek.get(from) ?? [], view);
	});
	const end = dayIn(language, last);
	return {
		id: 'fb_next',
		heading: 'Week by week',
		lead: `Times are those of ${zone} unless another zone is named. The dates go up to ${end}.`,
		block: {
			form: 'panels',
			zone,
			panels: panels.slice(0, weeksShown),
			later: { text: `Later weeks, up to ${end}`, panels: panels.slice(weeksShown) },
			ended: `The dates of this page ended on ${end}: the handbook has to be built again to go on from here.`,
		},
	};
}

function weekPanel(from: string, meetings: readonly { circle: Circle; day: string }[], view: View): Panel {
	const until = dayLater(from, 6);
	return {
		title: span(view.frame.language, from, until),
		days: { from, until },
		items: meetings.slice(0, maxMeetings).map(({ circle, day }) => meeting(circle, day, view)),
		empty: { text: 'No community meets.' },
		...(meetings.length > maxMeetings
			? { more: { text: `and ${meetings.length - maxMeetings} more`, href: '#fb_rhythms' } }
			: {}),
	};
}

const order = ({ day }: { day: string }) => Date.parse(day);
const sortKey = ({ circle }: { circle: Circle }) => `${circle.cadence?.at ?? ''} ${circle.community.title}`;

function meeting({ community, cadence, attending }: Circle, day: string, view: View): Item {
	const zone = zoneOf(view);
	const time = cadence!.at ? `, ${hoursInZone(cadence!, zone)}` : '';
	return itemOf(view, community, {
		when: { text: shortDay(view.frame.language, day) + time, ...momentOf(day, cadence!, zone) },
		...concerning(attending),
	});
}

/** Every community with its rhythm, the most frequent first. */
function rhythms(circles: readonly Circle[], view: View): Section[] {
	if (circles.length === 0) return [];
	const row = (items: readonly Value[]): Value => ({
		form: 'row',
		items: items.filter((item) => item.form === 'words'),
	});
	return [
		{
			id: 'fb_rhythms',
			heading: 'By rhythm',
			...(circles.length > maxCircles ? { note: `the first ${maxCircles} of ${circles.length}` } : {}),
			block: {
				form: 'table',
				label: 'Communities by rhythm',
				columns: ['Community', 'How often', 'When', 'Who attends', 'Sessions'],
				rows: circles.slice(0, maxCircles).map(({ community, cadence, attending, moderator, sessions }) => ({
					...concerning(attending),
					cells: [
						linkTo(view, community),
						{ form: 'words', text: rhythm(cadence!) },
						{ form: 'words', text: hoursInZone(cadence!, zoneOf(view)) ?? 'no time is set' },
						row(
							attending.map((one) => ({ ...linkTo(view, one), ...(one === moderator ? { note: 'moderates' } : {}) })),
						),
						row(sessions.map((one) => linkTo(view, one))),
					],
				})),
			},
		},
	];
}

/** Hours a month that each role spends in meetings. */
function load(circles: readonly Circle[], view: View): Section[] {
	const timed = circles
		.map((circle) => ({ ...circle, hours: hoursPerMonth(circle.cadence!) }))
		.filter((circle): circle is typeof circle & { hours: number } => circle.hours !== undefined);
	const columns = timed.slice(0, maxColumns);
	const roles = view.book
		.of(role)
		.filter(isCurrent)
		.filter((one) => timed.some(({ attending }) => attending.includes(one)));
	if (roles.length === 0) return [];
	const left = [
		roles.length > maxRoles ? `The first ${maxRoles} of ${roles.length} roles.` : '',
		timed.length > maxColumns ? `The first ${maxColumns} of ${timed.length} communities; the sum counts all.` : '',
	].filter(Boolean);
	return [
		{
			id: 'fb_load',
			heading: 'Hours a month',
			lead: ['What the meetings take of each role, if it comes to all of them.', ...left].join(' '),
			block: {
				form: 'matrix',
				label: 'Hours a month that each role spends in each community',
				corner: 'Role',
				columns: [
					{ text: 'Together' },
					...columns.map(({ community, attending }) => ({
						text: community.title,
						href: hrefOf(view, community),
						...concerning(attending),
					})),
				],
				rows: roles.slice(0, maxRoles).map((one) => {
					const sum = timed
						.filter(({ attending }) => attending.includes(one))
						.reduce((all, { hours }) => all + hours, 0);
					const weekly = one.data.hours_per_week;
					const share = weekly ? Math.round((sum / ((weekly * 365) / 12 / 7)) * 100) : undefined;
					return {
						head: {
							text: one.title,
							href: hrefOf(view, one),
							...(share === undefined ? {} : { detail: `${share} % of its time` }),
							...concerning([one]),
						},
						cells: [
							{ text: `${sum.toFixed(1)} h` },
							...columns.map(
								({ attending, moderator, hours }): Cell =>
									attending.includes(one)
										? { text: one === moderator ? `${hours.toFixed(1)} h, leads` : `${hours.toFixed(1)} h` }
										: {},
							),
						],
					};
				}),
			},
		},
	];
}

/** Communities of which nobody can tell when they meet next. */
function unsettled(circles: readonly Circle[], view: View): Section[] {
	const { book } = view;
	const until = dayLater(book.today, 370);
	const open = circles.filter(({ cadence }) => !cadence || datesBetween(cadence, book.today, until).length === 0);
	if (open.length === 0) return [];
	return [
		{
			id: 'fb_unsettled',
			heading: 'Not settled',
			note: counted(open.length, 'community', 'communities'),
			block: {
				form: 'items',
				items: open.slice(0, maxCircles).map(({ community, cadence, attending }) => {
					const edit = editPlaceHref(community.at(['cadence']), view);
					return itemOf(view, community, {
						detail: cadence
							? `${rhythm(cadence)}: the day or the first date is missing, so the next one is anybody’s guess.`
							: `${listed(attending.map(({ title }) => title)) || 'Its members'}: nobody can tell when they meet.`,
						...(edit ? { note: 'set it', noteHref: edit } : {}),
						...concerning(attending),
					});
				}),
			},
		},
	];
}
