import { nth } from '../words/sure.ts';
/** A commit that changed the handbook, with the day it was made. */
export interface DatedCommit {
	readonly commit: string;
	/** Year-month-day. */
	readonly day: string;
}

/** A day on which one looks back at the handbook, and the commit that held it then. */
export interface Moment extends DatedCommit {
	/** Whether several moments of one day are told apart by their commits. */
	readonly sameDay?: true;
}

/** Moments that fit beside each other on a page, with the present one beside them. */
const mostMoments = 6;
/** Fewer tell of no development, so that a closer look is taken. */
const fewestMoments = 3;

/**
 * The moments at which to look back, oldest first: the first of each month; in young repositories every Monday, else
 * every day on which something changed, else commits spread over the one day there is. `commits` are newest first. The
 * moments follow from them alone, and stay the same from one commit to the next as far as days allow.
 */
export function momentsOf(commits: readonly DatedCommit[]): readonly Moment[] {
	const newest = commits[0];
	const oldest = commits.at(-1);
	if (!newest || !oldest || commits.length < 2) return [];
	const monthly = lookBack(commits, firstsBefore(newest.day));
	if (monthly.length >= fewestMoments) return monthly;
	const weekly = lookBack(commits, mondaysBefore(newest.day));
	if (weekly.length >= fewestMoments) return weekly;
	const daily = lookBack(commits, new Set(commits.map(({ day }) => day)));
	return daily.length > 0 ? daily : spread(commits);
}

/** The state on the morning of each of `days`, which are newest first, as far back as there is one. */
function lookBack(commits: readonly DatedCommit[], days: Iterable<string>): readonly Moment[] {
	const found: Moment[] = [];
	for (const day of days) {
		// Clocks go wrong: what comes first in the order of commits is what was there last.
		const last = commits.find((one) => one.day < day);
		if (!last) break;
		found.unshift({ commit: last.commit, day });
		if (found.length === mostMoments) break;
	}
	return found;
}

function* firstsBefore(day: string): Generator<string> {
	for (let [year = 0, month = 0] = day.split('-').map(Number); year > 0; month--) {
		if (month === 0) [year, month] = [year - 1, 12];
		yield `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
	}
}

function* mondaysBefore(day: string): Generator<string> {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
	for (let i = 0; i <= mostMoments; i++) {
		yield date.toISOString().slice(0, 10);
		date.setUTCDate(date.getUTCDate() - 7);
	}
}

/** The first commit and some between it and the newest, at even distances. */
function spread(commits: readonly DatedCommit[]): readonly Moment[] {
	const count = Math.min(mostMoments, commits.length - 1);
	return Array.from({ length: count }, (_, i) => {
		const { commit, day } = nth(commits, commits.length - 1 - Math.floor((i * (commits.length - 1)) / count));
		return { commit, day, sameDay: true };
	});
}
