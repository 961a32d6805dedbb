import { make } from './shared/store.ts';

/**
 * Tells by the reader's clock which of the dates on a page are over, today or next, and shows as many as the page
 * does at first of those that are not over.
 */
export function followClock(): void {
	if (!document.querySelector('main time[data-when]')) return;
	const tell = () => {
		for (const mark of document.querySelectorAll('main .clock')) mark.remove();
		tellWeeks();
		tellMeetings();
	};
	tell();
	setInterval(tell, 60_000);
	document.addEventListener('visibilitychange', tell);
}

function tellWeeks(): void {
	for (const weeks of document.querySelectorAll<HTMLElement>('.panels[data-zone]')) {
		const today = dayOf(Date.now(), weeks.dataset.zone);
		const later = weeks.parentElement?.querySelector<HTMLElement>(':scope > .later');
		const left = moveUp(weeks, later?.querySelector('.panels'), ({ dataset }) => (dataset.until ?? '') < today);
		for (const { dataset, firstElementChild: title } of left.slice(0, 2)) {
			const word =
				(dataset.from ?? '') <= today ? 'this week' : (dataset.from ?? '') <= later7(today) ? 'next week' : '';
			if (word) title?.append(make('small', { class: 'clock' }, word));
		}
		const ended = weeks.parentElement?.querySelector<HTMLElement>(':scope > [data-ended]');
		if (ended) ended.hidden = left.length > 0;
	}
}

const later7 = (day: string) => new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);

function tellMeetings(): void {
	for (const list of document.querySelectorAll('main .items:has(time[data-when])')) {
		const later = list.parentElement?.querySelector(':scope > .later > .items');
		const lines = later ? moveUp(list, later, (line) => isPast(timeIn(line))) : [...list.children];
		const states = lines.map((line) => ({ line, state: stateOf(timeIn(line)) }));
		for (const { line, state } of states) {
			if (state) mark(line, state);
			if (state !== 'over') tellOwnTime(timeIn(line));
		}
		// A list of one community's dates says which comes next.
		const next = later && states.find(({ state }) => !state)?.line;
		if (next && !states.some(({ state }) => state === 'today' || state === 'now')) mark(next, 'next');
	}
}

/** Hides what is over and fills the first list from the second one; what is left of both. */
function moveUp(
	list: Element,
	later: Element | null | undefined,
	isOver: (one: HTMLElement) => boolean,
): HTMLElement[] {
	const element = list as HTMLElement;
	element.dataset.shown ??= String(list.children.length);
	const all = [...list.children, ...(later?.children ?? [])] as HTMLElement[];
	for (const one of all) one.hidden = isOver(one);
	const left = all.filter(({ hidden }) => !hidden);
	const shown = left.slice(0, Number(element.dataset.shown));
	const rest = new Set(left.slice(shown.length));
	list.append(...all.filter((one) => !rest.has(one)));
	later?.append(...rest);
	const fold = later?.closest<HTMLElement>('.later');
	if (fold) fold.hidden = rest.size === 0;
	return left;
}

type State = 'over' | 'now' | 'today';

const timeIn = (line: Element): HTMLTimeElement | null => line.querySelector('time[data-when]');

/** A day, or a moment with the clock of the place where people meet. */
function momentOf({ dateTime }: HTMLTimeElement) {
	const start = dateTime.length > 10 ? Date.parse(dateTime) : undefined;
	const ahead = start === undefined ? undefined : Date.parse(`${dateTime.slice(0, 16)}Z`) - start;
	const today = ahead === undefined ? dayOf(Date.now()) : new Date(Date.now() + ahead).toISOString().slice(0, 10);
	return { start, day: dateTime.slice(0, 10), today };
}

function isPast(time: HTMLTimeElement | null): boolean {
	if (!time) return false;
	const { day, today } = momentOf(time);
	return day < today;
}

function stateOf(time: HTMLTimeElement | null): State | undefined {
	if (!time) return undefined;
	const { start, day, today } = momentOf(time);
	if (day !== today) return day < today ? 'over' : undefined;
	const minutes = Number(time.dataset.minutes ?? Number.NaN);
	if (start === undefined || Date.now() < start || Number.isNaN(minutes)) return 'today';
	return Date.now() < start + minutes * 60_000 ? 'now' : 'over';
}

function mark(line: Element, word: State | 'next'): void {
	const tone = word === 'over' ? 'soft' : word === 'next' ? '' : 'good';
	const note = (more = '') => make('span', { class: `item-note clock ${tone}` }, word, more);
	const end = line.querySelector(':scope > .item-end:not(.clock)');
	if (end) end.prepend(note(' · '));
	else line.querySelector('.item-text')?.after(make('span', { class: 'item-end clock' }, note()));
}

/** Readers elsewhere are told the time on their own clock. */
function tellOwnTime(time: HTMLTimeElement | null): void {
	const { start, day } = time ? momentOf(time) : {};
	if (!time || start === undefined || isoMinute(start) === time.dateTime.slice(0, 16)) return;
	const weekday = dayOf(start) === day ? {} : ({ weekday: 'long' } as const);
	const words = new Date(start).toLocaleString(document.documentElement.lang, {
		...weekday,
		hour: '2-digit',
		minute: '2-digit',
	});
	(time.closest('li')?.querySelector(':scope > small') ?? time).append(
		make('span', { class: 'clock' }, ` · ${words} your time`),
	);
}

/** The day on the clocks of a zone, else on the reader's own. */
const dayOf = (moment: number, timeZone?: string): string =>
	new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...(timeZone ? { timeZone } : {}) }).format(moment);

const isoMinute = (moment: number): string =>
	new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(moment).replace(' ', 'T');
