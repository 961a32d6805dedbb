import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

test('after one visit of the search, search and pages open without a network', async () => {
	const context = await shipped.browser.newContext();
	const page = await context.newPage();
	const troubles: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') troubles.push(message.text());
	});
	await page.goto(shipped.at('/search/'));
	await page.getByText('Available offline').waitFor({ timeout: 100_000 });
	expect(troubles).toEqual([]);
	expect(await page.locator('[data-kept]').innerText()).toMatch(/\(\d+\.\d MB\)/);

	await context.setOffline(true);
	await page.goto(shipped.at('/search/?q=hand-off+accepted'));
	// A page that nobody has opened on this device, found by what its text says.
	const result = page.locator('.result-title a').first();
	await result.waitFor();
	await expect.poll(() => page.locator('.result-title').count()).toBeGreaterThan(3);
	const title = await result.innerText();
	await result.click();
	await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
	expect(await page.locator('main').innerText()).toContain(title);
	expect(await page.evaluate(() => document.fonts.check('16px Inter'))).toBe(true);

	await page.keyboard.press('Control+k');
	await page.locator('.box-input').fill('who signs off discounts');
	await page.getByRole('option', { name: 'Who decides' }).waitFor();
	await context.close();
});

test('a page just opened is there seconds later, and an address that is not kept says so', async () => {
	const context = await shipped.browser.newContext();
	const page = await context.newPage();
	const troubles: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') troubles.push(message.text());
	});
	await page.goto(shipped.at('/goals/'));
	const kept = () =>
		page.evaluate(async () => (await caches.match('/goals/')) && (await caches.match('/offline.html')) && true);
	await expect.poll(kept).toBe(true);
	await page.waitForTimeout(1_000);
	expect(troubles).toEqual([]);
	await context.setOffline(true);
	await page.goto(shipped.at('/goals/'));
	expect(await page.textContent('h1')).toContain('Goals');
	expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('grid');
	await page.goto(shipped.at('/'));
	expect(await page.locator('main').innerText()).not.toBe('');
	await page.goto(shipped.at('/roles/'));
	expect(await page.textContent('h1')).toBe('This page is not on this device');
	await context.close();
});

test('the site can be installed', async () => {
	const page = await shipped.browser.newPage();
	await page.goto(shipped.at('/'));
	const href = await page.getAttribute('link[rel="manifest"]', 'href');
	const manifest = (await (await page.request.get(shipped.at(href!))).json()) as {
		start_url: string;
		icons: { src: string }[];
	};
	expect(manifest.start_url).toBe('/');
	expect((await page.request.get(shipped.at(manifest.icons[0]!.src))).status()).toBe(200);
	await page.close();
});
