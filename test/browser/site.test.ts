import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../../src/site/build.ts';
import { previewSite, type Served } from '../../src/site/preview.ts';
import { launch } from './launch.ts';

// The shipped handbook, as readers meet it: one page of each sort.
const paths = [
	'/',
	'/roles/',
	'/collaborations/account-team-and-specialists/',
	'/goals/',
	'/roles/account-executive/',
	'/processes/expand-account/',
	'/measures/',
	'/systems/crm/',
	'/sessions/account-brainstorm/',
	'/guides/',
	'/terms/',
	'/nowhere/',
];

let browser: Browser;
let served: Served;
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-browser-'));

beforeAll(async () => {
	await buildSite({ content: 'content', out: join(folder, 'site'), cache: join(folder, 'cache') });
	served = await previewSite({ out: join(folder, 'site'), port: 0 });
	browser = await launch();
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	rmSync(folder, { recursive: true, force: true });
});

const at = (path: string) => new URL(path.slice(1), served.url).href;

/** Opens a page and hears everything that goes wrong on it. */
async function open(
	path: string,
	options: Parameters<Browser['newPage']>[0] = {},
): Promise<{ page: Page; troubles: string[] }> {
	const page = await browser.newPage(options);
	const troubles: string[] = [];
	page.on('console', (message) => {
		const expected = path === '/nowhere/' && message.text().includes('404');
		if ((message.type() === 'error' || message.type() === 'warning') && !expected) troubles.push(message.text());
	});
	page.on('pageerror', (error) => troubles.push(String(error)));
	page.on('request', (request) => {
		if (!request.url().startsWith(served.url) && !request.url().startsWith('data:'))
			troubles.push(`asks ${request.url()}`);
	});
	await page.goto(at(path), { waitUntil: 'load' });
	return { page, troubles };
}

describe.each(paths)('%s', (path) => {
	test('opens without an error, a breach of its policy or a request to another host', async () => {
		const { page, troubles } = await open(path);
		expect(troubles).toEqual([]);
		expect(await page.locator('h1').count()).toBe(1);
		expect(await page.locator('main').count()).toBe(1);
		await page.close();
	});

	test('needs no sideways scrolling, on a phone either', async () => {
		const { page } = await open(path);
		for (const width of [320, 390, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			const excess = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(excess, `at ${width} pixels`).toBe(0);
		}
		await page.close();
	});

	test('says the same without scripts', async () => {
		const [plain, scripted] = [await open(path, { javaScriptEnabled: false }), await open(path)];
		const text = (page: Page) => page.locator('main').innerText();
		expect(await text(plain.page)).toBe(await text(scripted.page));
		await Promise.all([plain.page.close(), scripted.page.close()]);
	});
});

test('the first key leads to the text, past the navigation', async () => {
	const { page } = await open('/roles/account-executive/');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => document.activeElement?.closest('main') !== null || location.hash !== '')).toBe(
		true,
	);
	await page.close();
});

test('a chosen theme stays', async () => {
	const context = await browser.newContext({ colorScheme: 'light' });
	const page = await context.newPage();
	const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	await page.goto(at('/'));
	const light = await background();
	await page.getByRole('button', { name: 'Change between light and dark' }).click();
	const dark = await background();
	expect(dark).not.toBe(light);
	await page.goto(at('/roles/'));
	expect(await background()).toBe(dark);
	await context.close();
});
