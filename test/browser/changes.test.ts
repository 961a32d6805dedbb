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

	test('the page marks them and can show them alone; then they are known', async () => {
		await page.goto(shipped.at('/changes/'));
		const onlyNew = page.getByRole('button', { name: 'New since 20 November 2026' });
		await onlyNew.click();
		expect(await shownLines().count()).toBe(20);
		expect(await page.locator('main .change-new').count()).toBe(20);
		await page.goto(shipped.at('/goals/'));
		await page.waitForLoadState('networkidle');
		expect(await badge().count()).toBe(0);
		await page.goto(shipped.at('/changes/'));
		await page.locator('.change-filters').waitFor();
		expect(await page.locator('main .change-new').count()).toBe(0);
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
