import type { Element, ElementContent } from 'hast';
import { type Duty, dutyNames } from '../kinds/views/duties.ts';
import { lanesSvg } from '../lanes/svg.ts';
import type { Concern, Item } from '../page/blocks.ts';
import type { ShownAgenda } from './agenda.ts';
import type { ShownLanes, ShownRaci } from './blueprint.ts';
import { element, icon, linked, words } from './hast.ts';
import type { ShownRole } from './role-card.ts';
import type { Shown } from './shown.ts';

/** The HTML of what a component shows, in the look of the same thing on its own page. `times` tells how often the text has shown it. */
export function markupOf(shown: Shown, times: number): Element {
	switch (shown.form) {
		case 'role':
			return roleCard(shown);
		case 'agenda':
			return agenda(shown);
		case 'raci':
			return raci(shown, times);
		case 'lanes':
			return lanes(shown, times);
		case 'term':
			return element('dl', { className: ['definition'] }, [
				element('div', {}, [
					element('dt', {}, [
						linked(shown.title, shown.href),
						...(shown.abbreviation ? [words(` (${shown.abbreviation})`)] : []),
					]),
					element('dd', {}, [words(shown.definition)]),
				]),
			]);
	}
}

/** A box that names what it shows and leads to the page where all of it stands. */
function figure(
	name: string,
	{ title, href }: Shown,
	sign: string,
	note: string | undefined,
	children: readonly ElementContent[],
	concern: Concern = {},
): Element {
	const caption = [
		icon(sign),
		linked(title, href),
		...(note ? [element('span', { className: ['shown-note'] }, [words(note)])] : []),
	];
	return element('figure', { className: ['shown', `shown-${name}`], ...concerned(concern) }, [
		element('figcaption', {}, caption),
		...children,
	]);
}

const concerned = ({ roles = [], stages = [] }: Concern): Element['properties'] => ({
	...(roles.length > 0 ? { dataRoles: roles.join(' ') } : {}),
	...(stages.length > 0 ? { dataStages: stages.join(' ') } : {}),
});

const lead = (text: string | undefined): Element[] =>
	text ? [element('p', { className: ['shown-lead'] }, [words(text)])] : [];

/** Says that nothing is there; the box leads to where it could be added. */
const empty = (text: string): Element[] => [element('p', { className: ['shown-empty'] }, [words(text)])];

function roleCard(shown: ShownRole): Element {
	const groups = shown.groups.map(({ title, items, more }) =>
		element('div', {}, [
			element('p', { className: ['shown-label'] }, [words(title)]),
			element('ul', {}, [
				...items.map(item),
				...(more
					? [element('li', { className: ['shown-note'] }, [linked(`${more} more on the page of the role`, shown.href)])]
					: []),
			]),
		]),
	);
	const nothing = groups.length === 0 && !shown.mission;
	const body = [
		...lead(shown.mission),
		...(groups.length > 0 ? [element('div', { className: ['shown-groups'] }, groups)] : []),
		...(nothing ? empty('Nothing is written down about this role yet.') : []),
	];
	return figure('role', shown, 'role', shown.note, body, { roles: [shown.slug] });
}

function item({ text, href, detail, note, noteHref }: Item): Element {
	return element('li', {}, [
		linked(text, href),
		...(note ? [element('span', { className: ['shown-note'] }, [linked(note, noteHref)])] : []),
		...(detail ? [element('small', {}, [words(detail)])] : []),
	]);
}

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

function agenda(shown: ShownAgenda): Element {
	const slots = shown.slots.map((slot) => {
		const { title, href, method, lead: leader } = slot;
		const classes = ['slot', `slot-${slot.kind}`, ...(slot.parallel ? ['parallel'] : [])];
		return element('li', { className: classes, ...concerned(slot) }, [
			element('span', { className: ['slot-time'] }, [words(clock(slot.from))]),
			element('div', {}, [
				element('p', { className: ['slot-title'] }, [linked(title, href)]),
				...(method ? [element('p', {}, [words(method)])] : []),
				...(leader
					? [element('p', { className: ['slot-lead'] }, [words('Led by '), linked(leader.text, leader.href)])]
					: []),
			]),
			element('span', { className: ['slot-length'] }, [words(`${slot.minutes} min`)]),
		]);
	});
	const required = shown.required.flatMap(({ text, href }, i) => [words(i > 0 ? ', ' : 'With '), linked(text, href)]);
	return figure('agenda', shown, 'session', `${shown.minutes} min`, [
		...lead(shown.purpose),
		...(required.length > 0 ? [element('p', { className: ['shown-with'] }, required)] : []),
		...(slots.length > 0 ? [element('ol', { className: ['agenda'] }, slots)] : empty('No agenda is written down yet.')),
	]);
}

const duties = (list: readonly Duty[]): Element =>
	element(
		'span',
		{ className: ['duties'] },
		list.map((one) =>
			element('abbr', { className: ['duty', `duty-${one.toLowerCase()}`], title: dutyNames[one] }, [words(one)]),
		),
	);

function raci(shown: ShownRaci, times: number): Element {
	const { roles, rows } = shown.raci;
	if (rows.length === 0) return figure('raci', shown, 'process', 'Who does what', empty(noActivity));
	const head = [
		element('th', { scope: 'col' }, [words('Activity')]),
		...roles.map(({ title, href, slug }) =>
			element('th', { scope: 'col', ...concerned({ roles: [slug] }) }, [linked(title, href)]),
		),
	];
	const body = rows.map(({ activity, cells }) =>
		element('tr', {}, [
			element('th', { scope: 'row' }, [linked(activity.title, activity.href)]),
			...cells.map((cell) => element('td', {}, cell ? [duties([...cell] as Duty[])] : [])),
		]),
	);
	const table = element('table', { className: ['matrix'] }, [
		element('thead', {}, [element('tr', {}, head)]),
		element('tbody', {}, body),
	]);
	const key = (Object.keys(dutyNames) as Duty[]).map((one) =>
		element('span', {}, [duties([one]), words(` ${dutyNames[one]}`)]),
	);
	const region = { className: ['scroll'], tabIndex: 0, ariaLabel: nameOf(`Who does what: ${shown.title}`, times) };
	return figure('raci', shown, 'process', 'Who does what', [
		element('section', region, [table]),
		element('p', { className: ['shown-key'] }, key),
	]);
}

const lanes = (shown: ShownLanes, times: number): Element =>
	figure(
		'lanes',
		shown,
		'process',
		'Blueprint',
		shown.lanes
			? [{ type: 'raw', value: lanesSvg({ ...shown.lanes, title: nameOf(shown.title, times) }) }]
			: empty(noActivity),
	);

const noActivity = 'No activity of this process is written down yet.';

/** Names tell the regions of a page apart. */
const nameOf = (name: string, times: number) => (times > 1 ? `${name} (${times})` : name);
