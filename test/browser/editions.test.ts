import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewSite, type Served } from '../../src/site/commands/preview.ts';
import { type Repository, repository } from '../site/repository.ts';
import { hindrances } from './hindrances.ts';
import { launch } from './launch.ts';

let repo: Repository;
let served: Served;
let browser: Browser;
const role = (mission: string) => `title: Lead\nmission: ${mission}\n`;

beforeAll(async () => {
	repo = repository({
		'handbook.yaml': 'title: Field book\nlanguage: en-GB\n',
		'roles/lead.yaml': role('Leads the sales team.'),
		'roles/maker.yaml': 'title: Maker\nmission: Makes things.\nescalates_to: lead\n',
		'guides/animals.md': '# Animals\n\nIt is about zebras.\n',
		'guides/plain.md':
			'# Plain guide\n\n## Part one\n\nZebras run. Ask the [lead](../roles/lead.yaml), or see [animals](animals.md).\n',
		'guides/removed.md': '# Removed guide\n\nThis zebra went away.\n',
	});
	repo.commit('v1');
	repo.write('guides/animals.md', '# Animals\n\nIt is about lions.\n');
	repo.write('guides/added.md', '# Added guide\n\nNo zebra was here before.\n');
	repo.git('rm', '-q', 'content/guides/removed.md');
	repo.write(
		'handbook.yaml',
		'title: Field book\nlanguage: en-GB\neditions:\n  - {name: "2026.1", tag: v1, date: 2026-01-15}\n',
	);
	await repo.build();
	served = await previewSite({ out: repo.at('out'), port: 0 });
	browser = await launch();
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	repo?.remove();
});

const at = (path: string) => served.url + path.slice(1);

/** Opens a page and hears everything that goes wrong on it. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; troubles: string[] }> {
	const page = await browser.newPage(options);
	const troubles: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
	});
	page.on('pageerror', (error) => troubles.push(String(error)));
	await page.goto(at(path), { waitUntil: 'networkidle' });
	return { page, troubles };
}

const pathOf = (page: Page) => new URL(page.url()).pathname;
const note =
	'You are reading the 2026.1 edition of 15 January 2026; for what holds now, read this page in the current edition.';

describe('a page that an edition has in common with the current one', () => {
	test('is shown as a page of the edition: its text, its note, its links and what stands around it', async () => {
		const { page, troubles } = await open('/editions/2026.1/guides/plain/#part-one');
		expect(await page.locator('h1').innerText()).toBe('Plain guide');
		expect(await page.locator('main').innerText()).toContain('Zebras run.');
		expect(await page.locator('#fb_edition').innerText()).toBe(note);
		const hrefs = await page
			.locator('main .prose a:not(.permalink), .crumbs a, .activitybar a, .explorer a')
			.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
		expect(hrefs.length).toBeGreaterThan(10);
		expect(hrefs.filter((href) => !href.startsWith('/editions/2026.1/'))).toEqual([]);
		expect(hrefs).toContain('/editions/2026.1/guides/removed/');
		expect(hrefs).not.toContain('/editions/2026.1/guides/added/');
		expect(await page.locator('.explorer [aria-current]').innerText()).toBe('Plain guide');
		expect(await page.title()).toBe('Plain guide · Field book 2026.1');
		expect(await page.locator('[data-editions]').innerText()).toBe('2026.1');
		expect(troubles).toEqual([]);
		await page.locator('main .prose a', { hasText: 'animals' }).click();
		await page.waitForLoadState('networkidle');
		expect(pathOf(page)).toBe('/editions/2026.1/guides/animals/');
		expect(await page.locator('main').innerText()).toContain('zebras');
		await page.goBack({ waitUntil: 'networkidle' });
		expect(await page.locator('h1').innerText()).toBe('Plain guide');
		await page.close();
	});

	test('says without scripts where its text is, and leads to all pages of the edition', async () => {
		const { page } = await open('/editions/2026.1/guides/plain/', { javaScriptEnabled: false });
		expect(await page.locator('body').innerText()).toContain(note);
		await page.getByRole('link', { name: 'All pages of this one' }).click();
		await page.getByRole('link', { name: 'Animals' }).click();
		expect(await page.locator('main').innerText()).toContain('zebras');
		expect(await page.locator('#fb_edition').innerText()).toBe(note);
		await page.getByRole('link', { name: 'current edition', exact: true }).click();
		expect(pathOf(page)).toBe('/guides/animals/');
		await page.getByRole('link', { name: 'Current edition' }).click();
		expect(pathOf(page)).toBe('/editions/');
		await page.close();
	});

	test('shows what it says without scripts where its text cannot be had', async () => {
		const page = await browser.newPage();
		await page.route('**/guides/plain/', (route) =>
			route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
		);
		await page.goto(at('/editions/2026.1/guides/plain/'), { waitUntil: 'networkidle' });
		expect(await page.locator('body').innerText()).toContain('It reads the same there');
		await page.close();
	});
});

test.each([
	'/editions/',
	'/editions/2026.1/',
	'/editions/2026.1/guides/animals/',
	'/editions/2026.1/guides/plain/',
	'/editions/2026.1/contents/',
])('%s hinders nobody, in light, dark or high contrast', async (path) => {
	const { page, troubles } = await open(path, { reducedMotion: 'reduce' });
	expect(await hindrances(page)).toEqual([]);
	await page.locator('[data-editions]').click();
	await page.getByRole('dialog').waitFor();
	expect(await hindrances(page)).toEqual([]);
	expect(troubles).toEqual([]);
	await page.close();
});

test('a page that is kept elsewhere hinders nobody without scripts', async () => {
	const { page } = await open('/editions/2026.1/guides/plain/', { javaScriptEnabled: false });
	const html = await page.content();
	await page.close();
	const bare = await browser.newPage();
	// What stands there without scripts, in a page that may run axe.
	await bare.setContent(html.replace(/<script[^>]*><\/script>|<meta http-equiv[^>]*>/g, ''));
	expect(await hindrances(bare)).toEqual([]);
	await bare.close();
});

test('the switcher keeps a reader on the page where the other edition has it', async () => {
	const { page, troubles } = await open('/guides/animals/');
	await page.locator('[data-editions]').click();
	await page
		.getByRole('dialog')
		.getByRole('link', { name: /^2026\.1/ })
		.click();
	await page.waitForURL(at('/editions/2026.1/guides/animals/'));
	await page.waitForLoadState('networkidle');
	await page.locator('[data-editions]').press('Enter');
	await page.getByRole('dialog').getByRole('link', { name: 'Current edition' }).click();
	await page.waitForURL(at('/guides/animals/'));
	await page.goto(at('/guides/added/'), { waitUntil: 'networkidle' });
	await page.locator('[data-editions]').click();
	const gone = page.getByRole('dialog').getByRole('link', { name: /does not have this page/ });
	expect(await gone.getAttribute('href')).toBe('/editions/2026.1/');
	await page.keyboard.press('Escape');
	expect(await page.getByRole('dialog').count()).toBe(0);
	expect(troubles).toEqual([]);
	await page.close();
});

test.each([
	[
		'/editions/2026.1/',
		['/editions/2026.1/guides/animals/', '/editions/2026.1/guides/plain/', '/editions/2026.1/guides/removed/'],
	],
	['/', ['/guides/added/', '/guides/plain/']],
])('the full search of %s finds what stands in that edition', async (base, expected) => {
	const { page, troubles } = await open(`${base}search/?q=zebra`);
	await page.locator('.results .excerpt').first().waitFor();
	const hrefs = await page
		.locator('.result-title a')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
	// A page and a part of it may both be found.
	expect([...new Set(hrefs.map((href) => href.split('#')[0]))].sort()).toEqual(expected);
	expect(troubles).toEqual([]);
	await page.close();
});

test('reading what an edition changed is no visit to the page of changes', async () => {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(at('/'), { waitUntil: 'networkidle' });
	const earlier = JSON.stringify({ on: '2026-01-01', state: 'earlier', keys: [] });
	const key = await page.evaluate((seen) => {
		const name = Object.keys(localStorage).find((one) => one.startsWith('fieldbook-changes'))!;
		localStorage.setItem(name, seen);
		return name;
	}, earlier);
	await page.goto(at('/changes/editions/'), { waitUntil: 'networkidle' });
	expect(await page.locator('main').innerText()).toContain('Added guide');
	expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe(earlier);
	await context.close();
});

test('the command box of an edition finds its pages, and its tabs are its own', async () => {
	const { page } = await open('/editions/2026.1/guides/plain/');
	await page.locator('.command-box').click();
	await page.getByRole('combobox').fill('removed guide');
	await page
		.getByRole('option', { name: /Removed guide/ })
		.first()
		.waitFor();
	await page.keyboard.press('Enter');
	await page.waitForURL(at('/editions/2026.1/guides/removed/'));
	await page.goto(at('/guides/animals/'), { waitUntil: 'networkidle' });
	expect(await page.locator('.tabs .tab').allInnerTexts()).toEqual(['Animals']);
	await page.close();
});
