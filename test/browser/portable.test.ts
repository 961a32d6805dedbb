import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, readSources } from '../../src/load.ts';
import { buildSite } from '../../src/site/commands/build.ts';
import { filesIn } from '../../src/site/output.ts';
import { launch } from './launch.ts';

const root = mkdtempSync(join(tmpdir(), 'fieldbook portable-'));
const files: Record<string, string> = {
	'handbook.yaml': 'title: Field\nurl: https://handbook.example/team/book/\n',
	'roles/lead.yaml': 'title: Lead\nmission: Leads the team.\n',
	'guides/räume/größe ändern.md':
		'# Rooms\n\n[First](../first.md#a-part) ![Chart](../chart.svg)\n\n```html\n<a href="/team/book/roles/">code</a>\n```\n',
	'guides/first.md':
		'# First\n\nAsk the [lead](../roles/lead.yaml), [rooms](räume/größe%20ändern.md).\n\n## A part\n\nText.\n',
	'guides/chart.svg':
		'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="red"/></svg>',
};

let browser: Browser;
beforeAll(async () => {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
		writeFileSync(join(root, 'content', path), text);
	}
	const content = join(root, 'content');
	await buildSite({
		content,
		out: join(root, 'made'),
		cache: join(root, 'cache'),
		handbook: check(readSources(content)),
		portable: true,
	});
	// Wherever somebody unpacks it.
	cpSync(join(root, 'made'), join(root, 'Down loads #1'), { recursive: true });
	browser = await launch();
});
afterAll(async () => {
	await browser?.close();
	rmSync(root, { recursive: true, force: true });
});

describe('a site that opens from a disk', () => {
	const site = join(root, 'Down loads #1');
	const address = (path: string) => pathToFileURL(join(site, path)).href;

	test('shows each page with its style, its icons and its pictures, and every link leads to a page', async () => {
		const page = await browser.newPage();
		const failed: string[] = [];
		// What a page had asked for when it was left is no failure.
		page.on('requestfailed', (request) => {
			if (request.failure()?.errorText !== 'net::ERR_ABORTED') failed.push(request.url());
		});
		page.on('console', (message) => message.type() === 'error' && failed.push(message.text()));
		const pages = filesIn(site).filter((file) => file.endsWith('.html'));
		const there = new Set(filesIn(site).map(address));
		expect(pages.length).toBeGreaterThan(10);
		const gone: string[] = [];
		for (const file of pages.filter((file) => !file.startsWith('rules/') || file === 'rules/index.html')) {
			await page.goto(address(file));
			const links = await page.$$eval('a[href], link[href], img[src]', (all) =>
				all.map((one) => (one as HTMLAnchorElement).href ?? (one as HTMLImageElement).src),
			);
			for (const link of links.map((link) => link.replace(/#.*/, '')))
				if (!/^(?:https?|mailto):/.test(link) && !there.has(link)) gone.push(`${file} ${link}`);
		}
		expect(gone).toEqual([]);
		expect(failed).toEqual([]);
		await page.goto(address('guides/räume/größe-ändern/index.html'));
		expect(await page.textContent('pre')).toBe('<a href="/team/book/roles/">code</a>\n');
		expect(await page.$eval('.prose img', (image) => (image as HTMLImageElement).naturalWidth)).toBe(40);
		expect(await page.$eval('body', (body) => getComputedStyle(body).display)).toBe('grid');
		const fonts = await page.evaluate(async () => [...(await document.fonts.ready)].map(({ status }) => status));
		expect(fonts).toContain('loaded');
		await page.click('.prose a');
		expect(page.url()).toBe(`${address('guides/first/index.html')}#a-part`);
		await page.click('.prose a');
		expect(await page.textContent('h1')).toContain('Lead');
		await page.close();
	});

	test('says what takes a server, and runs nothing', async () => {
		const page = await browser.newPage();
		await page.goto(address('index.html'));
		expect(await page.textContent('.note')).toContain('opened from a disk');
		expect(await page.$$('script')).toEqual([]);
		await page.close();
	});
});
