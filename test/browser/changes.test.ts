import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
	shipped = await openShipped();
	context = await shipped.browser.newContext();
	page = await context.newPage();
});

afterAll(() => shipped?.close());

/** What the device knows of the changes, with the newest `unseen` of them taken away: as if they came since. */
const forget = (unseen: number) =>
	page.evaluate((count) => {
		const key = Object.keys(localStorage).find((name) => name.startsWith('fieldbook-changes'))!;
		const seen = JSON.parse(localStorage.getItem(key)!);
		localStorage.setItem(key, JSON.stringify({ on: '2026-11-20', state: 'earlier', keys: seen.keys.slice(count) }));
	}, unseen);

const remembered = () =>
	page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith('fieldbook-changes')));
const badge = () => page.locator('.activitybar .badge');
const changesLink = () => page.getByRole('link', { name: /^Changes/ });
const shownLines = () => page.locator('main .changes > li:visible');

describe('since the last visit', () => {
	test('nothing is new to who comes for the first time', async () => {
		await page.goto(shipped.at('/goals/'));
		await remembered();
		expect(await badge().count()).toBe(0);
		await page.goto(shipped.at('/roles/'));
		expect(await badge().count()).toBe(0);
	});

	test('the bar counts what came since, for a chosen role what concerns it', async () => {
		await forget(20);
		await page.goto(shipped.at('/goals/'));
		await badge().waitFor();
		expect(await changesLink().getAttribute('href')).toBe('/changes/');
		expect(await page.getByRole('link', { name: 'Changes 20 new since your last visit' }).count()).toBe(1);
		await page.goto(shipped.at('/goals/?role=customer-success-manager'));
		await badge().waitFor();
		const mine = Number(await badge().locator('[aria-hidden]').textContent());
		expect(mine).toBeGreaterThan(0);
		expect(mine).toBeLessThan(20);
		// The role may change while a page is open.
		await page.goto(shipped.at('/goals/'));
		await expect.poll(() => badge().locator('[aria-hidden]').textContent()).toBe('20');
		await page.locator('[data-choose="role"]').click();
		await page.getByRole('dialog').getByRole('button', { name: 'Customer success manager' }).click();
		await expect.poll(() => badge().locator('[aria-hidden]').textContent()).toBe(String(mine));
		await page.getByRole('dialog').getByRole('button', { name: 'Customer success manager' }).click();
		await page.keyboard.press('Escape');
	});

	test('the page marks them and can show them alone; then they are known, and stay marked for the day', async () => {
		await page.goto(shipped.at('/changes/'));
		const onlyNew = page.getByRole('button', { name: 'New since 20 November 2026' });
		await onlyNew.click();
		expect(await shownLines().count()).toBe(20);
		expect(await page.locator('main .change-new').count()).toBe(20);
		await page.goto(shipped.at('/goals/'));
		await page.waitForLoadState('networkidle');
		expect(await badge().count()).toBe(0);
		await page.goto(shipped.at('/changes/'));
		await page.getByRole('button', { name: 'New since 20 November 2026' }).waitFor();
		expect(await page.locator('main .change-new').count()).toBe(20);
	});
});

test('a role sees what concerns it, and a month without any is left out', async () => {
	await page.goto(shipped.at('/changes/'));
	const all = await shownLines().count();
	await page.getByLabel('Concerns').selectOption({ label: 'Partner manager' });
	const lines = await shownLines().evaluateAll((found) =>
		found.map((line) => (line as HTMLElement).dataset.roles ?? ''),
	);
	expect(lines.length).toBeGreaterThan(0);
	expect(lines.length).toBeLessThan(all);
	expect(lines.filter((roles) => !roles.split(' ').includes('partner-manager'))).toEqual([]);
	expect(await page.locator('main section:visible > .changes:not(:has(li:not([hidden])))').count()).toBe(0);
});

describe.each([
	['a role', '?concerns=account-executive'],
	['a role with few', '?concerns=partner-manager'],
	['a day', '?since=2026-06-01'],
	['both', '?concerns=sales-manager&since=2026-03-01'],
])('kept to %s', (_, asked) => {
	test('every count is that of what is shown, and the outline leads to the months that are left', async () => {
		await page.goto(shipped.at(`/changes/${asked}`));
		await page.locator('.change-filters').waitFor();
		const months = await page.locator('main section:has(> .changes)').evaluateAll((sections) =>
			sections.map((section) => ({
				id: section.querySelector('h2')!.id,
				note: section.querySelector('h2 small')!.textContent!,
				all: section.querySelectorAll('.changes > li').length,
				left: section.querySelectorAll('.changes > li:not([hidden])').length,
				duties: section.querySelectorAll('.changes > li:not([hidden]) .change-weight.warning').length,
				seen: section.checkVisibility(),
			})),
		);
		const left = months.filter((month) => month.left > 0);
		expect(months.filter(({ seen }) => seen)).toEqual(left);
		for (const { note, left: some, all, duties } of left) {
			const counts = some === all ? `${all} change${all === 1 ? '' : 's'}` : `${some} of ${all} changes`;
			expect(note).toBe(duties > 0 ? `${counts} · ${duties} of duties` : counts);
		}
		const sum = left.reduce((all, month) => all + month.left, 0);
		expect(sum).toBeGreaterThan(0);
		expect(sum).toBeLessThan(120);
		expect(await page.locator('.change-filters output').innerText()).toBe(`${sum} of the 120 changes on this page`);
		const outline = await page
			.locator('.outline > nav li:visible a')
			.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
		expect(outline.filter((id) => /fb_\d/.test(id))).toEqual(left.map(({ id }) => id));
		expect(await page.locator('.outline [aria-current="location"]:visible').count()).toBe(1);
	});
});

test('what is one’s own is marked in every month alike, also where a whole month is', async () => {
	await page.goto(shipped.at('/changes/?role=account-executive&concerns='));
	await page.locator('.change-filters').waitFor();
	await page.getByLabel('Concerns').selectOption({ label: 'everybody' });
	const lines = await page.locator('main .changes > li').evaluateAll((found) =>
		found.map((line) => ({
			marked: line.classList.contains('mine'),
			own: (line as HTMLElement).dataset.roles?.split(' ').includes('account-executive') ?? false,
		})),
	);
	expect(lines.some(({ own }) => own)).toBe(true);
	expect(lines.filter(({ marked, own }) => marked !== own)).toEqual([]);
	await page.goto(shipped.at('/changes/'));
});

test('a reader keeps to what came since a day, and can send others there', async () => {
	await page.goto(shipped.at('/changes/'));
	await page.locator('.change-filters').waitFor();
	await page.getByLabel('since', { exact: true }).fill('2026-06-01');
	await page.getByLabel('Concerns').selectOption({ label: 'Sales manager' });
	const chosen = () => shownLines().evaluateAll((found) => found.map((line) => line.querySelector('time')!.dateTime));
	const days = await chosen();
	expect(days.length).toBeGreaterThan(0);
	expect(days.filter((day) => day < '2026-06-01')).toEqual([]);
	expect(new URL(page.url()).search).toBe('?concerns=sales-manager&since=2026-06-01');
	await page.goto(page.url());
	await page.locator('.change-filters').waitFor();
	expect(await chosen()).toEqual(days);
});

test('without scripts the changes are all there', async () => {
	const { page: plain, troubles } = await shipped.open('/changes/', { javaScriptEnabled: false });
	expect(await plain.locator('main .changes > li:visible').count()).toBe(120);
	expect(troubles).toEqual([]);
	await plain.close();
});

test('every feed is XML a browser reads, linked from its page', async () => {
	await page.goto(shipped.at('/roles/account-executive/'));
	const links = await page
		.locator('link[rel="alternate"][type="application/atom+xml"]')
		.evaluateAll((found) => found.map((link) => link.getAttribute('href')!));
	expect(links).toEqual(['/changes/feed.xml', '/roles/account-executive/feed.xml']);
	for (const href of links) {
		const feed = await page.evaluate(async (address) => {
			const text = await (await fetch(address)).text();
			const document = new DOMParser().parseFromString(text, 'application/xml');
			const entries = [...document.querySelectorAll('entry')];
			return {
				broken: document.querySelector('parsererror')?.textContent,
				root: document.documentElement.namespaceURI,
				entries: entries.length,
				ids: new Set(entries.map((entry) => entry.querySelector('id')?.textContent)).size,
				complete: entries.every((entry) =>
					['id', 'title', 'updated', 'link', 'content'].every((name) => entry.querySelector(name)),
				),
			};
		}, href);
		expect(feed).toEqual({
			broken: undefined,
			root: 'http://www.w3.org/2005/Atom',
			entries: 50,
			ids: 50,
			complete: true,
		});
	}
});
