import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

const wide = { viewport: { width: 1640, height: 980 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const process = '/processes/expand-account/';

/** The line of the outline that is marked, once the page stands still. */
const marked = (page: Page) => page.locator('.outline > nav [aria-current="location"]').allInnerTexts();

describe('the outline marks', () => {
	test('every part that an address names, in an order nobody scrolls in', async () => {
		const { page } = await shipped.open(process, wide);
		const links = await page
			.locator('.outline > nav a')
			.evaluateAll((found) =>
				found.map((link) => ({ hash: (link as HTMLAnchorElement).hash, text: link.textContent! })),
			);
		expect(links.length).toBeGreaterThan(12);
		for (const { hash, text } of [...links].reverse()) {
			await page.evaluate((to) => {
				location.hash = to;
			}, hash);
			await page.waitForTimeout(700);
			expect(await marked(page), hash).toEqual([text]);
		}
		await page.close();
	});

	test('the part a page is opened at, and another when a reader scrolls on', async () => {
		const { page } = await shipped.open(`${process}#size-solution`, wide);
		await expect.poll(() => marked(page)).toEqual(['Size the solution']);
		await page.waitForTimeout(800);
		expect(await marked(page)).toEqual(['Size the solution']);
		await page.mouse.move(700, 500);
		await page.mouse.wheel(0, 1200);
		await expect.poll(() => marked(page)).not.toEqual(['Size the solution']);
		await page.close();
	});

	test('the last part at the end of the page, and each that is pressed', async () => {
		const { page } = await shipped.open(process, wide);
		const last = page.locator('.outline > nav a').last();
		await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
		await expect.poll(() => marked(page)).toEqual([await last.innerText()]);
		for (const name of ['Hand-offs', 'Price the proposal', 'Blueprint']) {
			const link = page.locator('.outline > nav').getByRole('link', { name, exact: true });
			await link.click();
			await page.waitForTimeout(700);
			expect(await marked(page)).toEqual([name]);
		}
		await page.close();
	});
});

describe('on a phone', () => {
	test.each([true, false])('a button opens the outline, and it leads to a part (scripts: %s)', async (scripts) => {
		const { page } = await shipped.open(process, { ...phone, javaScriptEnabled: scripts });
		const sheet = page.locator('.outline > nav');
		expect(await sheet.isVisible()).toBe(false);
		await page.getByRole('button', { name: 'On this page' }).click();
		expect(await sheet.isVisible()).toBe(true);
		await sheet.getByRole('link', { name: 'Hand-offs' }).click();
		expect(new URL(page.url()).hash).not.toBe('');
		if (scripts) await expect.poll(() => sheet.isVisible()).toBe(false);
		await expect
			.poll(() => page.getByRole('heading', { name: 'Hand-offs' }).evaluate((one) => one.getBoundingClientRect().top))
			.toBeLessThan(400);
		await page.close();
	});

	test.each([
		['Coverage', true],
		['Coverage', false],
		['Settings', true],
		['Settings', false],
	])('the contents lead to %s (scripts: %s)', async (name, scripts) => {
		const { page } = await shipped.open('/roles/', { ...phone, javaScriptEnabled: scripts });
		await page.getByRole('button', { name: 'Contents' }).click();
		await page.locator('.explorer').getByRole('link', { name, exact: true }).click();
		await page.waitForURL(`**/${name.toLowerCase()}/`);
		await page.close();
	});

	test('the links to the stages stay in sight, and the current one is marked', async () => {
		const { page } = await shipped.open(`${process}#size-solution`, phone);
		const current = page.locator('.stage-links [aria-current]');
		await expect.poll(() => current.allInnerTexts()).toEqual(['Shape']);
		await page.locator('.stage-links').getByRole('link', { name: 'Close' }).click();
		await expect.poll(() => current.allInnerTexts()).toEqual(['Close']);
		const { top, bar } = await page.evaluate(() => ({
			top: document.querySelector('.stage-links')!.getBoundingClientRect().top,
			bar: document.querySelector('.titlebar')!.getBoundingClientRect().bottom,
		}));
		expect(Math.abs(top - bar)).toBeLessThan(2);
		const hidden = await page.evaluate(() => {
			const step = document.querySelector(':target')!.getBoundingClientRect();
			return step.top < document.querySelector('.stage-links')!.getBoundingClientRect().bottom;
		});
		expect(hidden).toBe(false);
		await page.close();
	});
});
