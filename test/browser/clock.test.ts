import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

const day = 24 * 60 * 60 * 1000;
const dayOf = (moment: number, zone = 'Europe/Berlin') =>
	new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(moment);

/** A page as a reader opens it at a moment, far from the day it was built on. */
async function at(path: string, moment: number, timezoneId = 'Europe/Berlin'): Promise<Page> {
	const page = await shipped.browser.newPage({ timezoneId });
	await page.clock.setFixedTime(moment);
	// The script that reads the clock is asked for by another.
	await page.goto(shipped.at(path), { waitUntil: 'networkidle' });
	return page;
}

/** The weeks in sight, with what is said of them. */
const weeks = (page: Page) =>
	page.locator('main .panels[data-zone] > .panel:visible').evaluateAll((panels) =>
		panels.map((panel) => ({
			from: (panel as HTMLElement).dataset.from!,
			until: (panel as HTMLElement).dataset.until!,
			said: panel.querySelector('h3 .clock')?.textContent,
		})),
	);

/** Meetings of the calendar, in order of time, with their moments. */
async function meetings(): Promise<{ at: string; start: number; minutes: number }[]> {
	const { page } = await shipped.open('/calendar/', { javaScriptEnabled: false });
	const found = await page.locator('main time[data-when]').evaluateAll((times) =>
		times.map((time) => ({
			at: (time as HTMLTimeElement).dateTime,
			minutes: Number((time as HTMLTimeElement).dataset.minutes),
		})),
	);
	await page.close();
	return found.map((one) => ({ ...one, start: Date.parse(one.at) }));
}

describe('the calendar tells by the clock of its reader', () => {
	test.each([0, 21, 60])('which week is this one, %i days after it was built', async (days) => {
		const now = Date.now() + days * day;
		const page = await at('/calendar/', now);
		const [first, second, ...rest] = await weeks(page);
		expect(first!.from <= dayOf(now) && dayOf(now) <= first!.until).toBe(true);
		expect([first!.said, second!.said]).toEqual(['this week', 'next week']);
		expect(rest).toHaveLength(4);
		expect(rest.filter(({ said }) => said)).toEqual([]);
		await page.close();
	});

	test('what is over and a draft is said on one line, and hours are not torn apart', async () => {
		const { page: bare } = await shipped.open('/calendar/', { javaScriptEnabled: false });
		const draft = await bare.locator('main .panels .items > li:has(.item-note) time[data-when]').first();
		const start = Date.parse((await draft.getAttribute('datetime'))!);
		await bare.close();
		const page = await at('/calendar/', start + day / 2);
		const line = page
			.locator(`main .panels li:has(time[datetime^="${dayOf(start)}"]):has(.item-note:not(.clock))`)
			.first();
		expect(await line.locator('.item-end').innerText()).toBe('over ·\ndraft');
		const tops = await line
			.locator('.item-text, .item-note')
			.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().bottom / 8)));
		expect(new Set(tops).size).toBe(1);
		const torn = await page
			.locator('main time .hours:visible')
			.evaluateAll((all) => all.filter((one) => one.getClientRects().length > 1).length);
		expect(torn).toBe(0);
		await page.close();
	});

	test('what is to come today, takes place or is over', async () => {
		const { start, minutes, at: moment } = (await meetings()).find((one) => one.start > Date.now() + 15 * day)!;
		const said = async (now: number, zone?: string) => {
			const page = await at('/calendar/', now, zone);
			const line = page.locator(`main li:has(time[datetime="${moment}"])`).first();
			const words = await line.locator('.item-note').allInnerTexts();
			await page.close();
			return words;
		};
		expect(await said(start - 3 * day)).toEqual([]);
		expect(await said(start - 60_000)).toEqual(['today']);
		expect(await said(start + 60_000)).toEqual(['now']);
		expect(await said(start + minutes * 60_000)).toEqual(['over']);
		// It is one and the same moment for everybody, whose day is that of the place where people meet.
		for (const zone of ['America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Auckland']) {
			expect(await said(start - 60_000, zone)).toEqual(['today']);
			expect(await said(start + 60_000, zone)).toEqual(['now']);
		}
	});

	test('what time a meeting is elsewhere', async () => {
		const { start, at: moment } = (await meetings()).find((one) => one.start > Date.now() + 15 * day)!;
		const page = await at('/calendar/', start - day, 'America/New_York');
		const line = page.locator(`main li:has(time[datetime="${moment}"])`).first();
		const hour = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone: 'America/New_York' }).format(start);
		expect(await line.innerText()).toContain(`${hour} your time`);
		await page.close();
		const home = await at('/calendar/', start - day);
		expect(await home.locator('main').innerText()).not.toContain('your time');
		await home.close();
	});

	test('that its dates have come to an end, and up to which day there are some', async () => {
		const page = await at('/calendar/', Date.now() + 200 * day);
		expect(await weeks(page)).toEqual([]);
		expect(await page.locator('main').innerText()).toMatch(
			/The dates of this page ended on \d+ \w+ \d{4}: the handbook has to be built again/,
		);
		await page.close();
	});
});

test.each([0, 21, 70])('a community names its next meetings, %i days after the page was built', async (days) => {
	const now = Date.now() + days * day;
	const page = await at('/communities/growth-circle/', now);
	const panel = page.locator('.panel', { has: page.getByRole('heading', { name: 'Meetings' }) });
	const lines = await panel.locator(':scope > .items > li:visible').evaluateAll((found) =>
		found.map((line) => ({
			at: line.querySelector('time')!.dateTime,
			said: line.querySelector('.item-note')?.textContent,
		})),
	);
	expect(lines).toHaveLength(4);
	expect(lines.filter(({ at }) => at.slice(0, 10) < dayOf(now))).toEqual([]);
	expect(lines.filter(({ said }) => said)).toHaveLength(1);
	await page.close();
});

test.each(['/calendar/', '/communities/growth-circle/'])(
	'without scripts %s holds dates, and says of none that it is today, over or next',
	async (path) => {
		const { page } = await shipped.open(path, { javaScriptEnabled: false });
		const text = (await page.locator('main .panels').allInnerTexts()).join('\n');
		expect(text).toMatch(/\d+ \w+ 20\d\d/);
		expect(text).not.toMatch(/\b(today|over|now|this week|next week|next meetings?|coming up)\b/i);
		expect(await page.locator('main time[data-when]').count()).toBeGreaterThan(8);
		await page.close();
	},
);
