import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowedElements } from '../../src/core/markup.ts';
import { check, readSources } from '../../src/load.ts';
import { anchorsOf, authorPrefix } from '../../src/page/address.ts';
import { buildSite } from '../../src/site/commands/build.ts';
import { previewSite, type Served } from '../../src/site/commands/preview.ts';
import { filesIn } from '../../src/site/output.ts';
import { launch } from '../browser/launch.ts';
import { cases, lay, present } from './cases.ts';

// Everything hostile that a site may show, as one handbook, in a browser.
const shown = cases.filter(({ verdict, files }) => verdict.startsWith('accept') && files.length > 0);

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-inert-'));
const content = join(folder, 'content');
let browser: Browser;
let served: Served;

beforeAll(async () => {
	if (!present) return;
	lay(content, shown);
	// The handbook of the base has no community, and meetings are shown in a way of their own.
	mkdirSync(join(content, 'communities'), { recursive: true });
	writeFileSync(
		join(content, 'communities/plain-round.yaml'),
		"title: Round\npurpose: Settles leads.\nmembers: [ae, lead]\nmoderator: lead\nbackup: ae\ncadence: {every: 2 weeks, on: monday, at: '15:00', duration: 30 minutes, timezone: Europe/Berlin, starts: 2026-01-12}\n",
	);
	await buildSite({ content, out: join(folder, 'site'), cache: join(folder, 'cache') });
	served = await previewSite({ out: join(folder, 'site'), port: 0 });
	browser = await launch();
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Pages that hold nothing hostile: what stands on them may stand on any page. */
const plain = [
	'guides/one-on-one',
	'goals/grow-pipeline',
	'roles/ae',
	'processes/discovery',
	'sessions/kickoff',
	'communities/plain-round',
];

/** Attributes that texts may have; all others on a page are the site's own. */
const textAttributes =
	'href title lang dir src alt width height loading rel start reversed value colspan rowspan scope open datetime type checked disabled class id tabindex aria-label'.split(
		' ',
	);

/** Opens a page, at once or when its scripts have come, does to each element what could wake a handler, and tells what stands there and what happened. */
async function visit(path: string, waitUntil: 'load' | 'networkidle' = 'load') {
	const page = await browser.newPage();
	const asked: string[] = [];
	const troubles: string[] = [];
	page.on('request', (request) => {
		const url = request.url();
		if (!url.startsWith(served.url) && !url.startsWith('data:')) asked.push(url);
	});
	page.on('pageerror', (error) => troubles.push(String(error)));
	page.on('dialog', (dialog) => {
		troubles.push(dialog.message());
		void dialog.dismiss();
	});
	await page.goto(new URL(path.slice(1), served.url).href, { waitUntil });
	const seen = await page.evaluate(() => {
		const elements = [...document.querySelectorAll('*')];
		for (const element of elements)
			for (const name of ['mouseover', 'focus', 'error', 'load', 'toggle', 'animationstart'])
				element.dispatchEvent(new Event(name, { bubbles: true }));
		const addresses = elements.flatMap((element) =>
			['href', 'src', 'action', 'data'].flatMap((name) => element.getAttribute(name) ?? []),
		);
		return {
			pwned: (window as { __pwned?: unknown }).__pwned,
			elements: [...new Set(elements.map(({ localName }) => localName))],
			attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
			code: [...document.querySelectorAll('script, style, link[rel=stylesheet], base')].map(
				({ outerHTML }) => outerHTML,
			),
			schemes: [...new Set(addresses.map((address) => new URL(address, document.baseURI).protocol))],
			ids: elements.flatMap(({ id }) => id || []),
			intact: document.currentScript === null && typeof document.cookie === 'string' && 'href' in window.location,
		};
	});
	await page.close();
	return { ...seen, asked, troubles };
}

describe.runIf(present)('hostile input on a built site', () => {
	test('is the same bytes each time', async () => {
		await buildSite({ content, out: join(folder, 'again'), cache: join(folder, 'again-cache') });
		const read = (out: string) =>
			filesIn(join(folder, out)).map((file) => [file, readFileSync(join(folder, out, file), 'latin1')]);
		expect(read('again')).toEqual(read('site'));
	});

	test('runs nothing, asks nobody and names nothing of its own', async () => {
		// What the site's own scripts add may come later on one page than on another.
		const frames = await Promise.all(plain.map((id) => visit(`/${id}/`, 'networkidle')));
		const elements = new Set([...allowedElements, ...frames.flatMap((frame) => frame.elements)]);
		const attributes = new Set([...textAttributes, ...frames.flatMap((frame) => frame.attributes)]);
		const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);
		const { entries } = check(readSources(content), { today: '2026-10-15' });
		const pages = entries.filter(({ kind, id }) => !kind.single && !plain.includes(id));
		for (const entry of pages) {
			const { pwned, intact, asked, troubles, ...seen } = await visit(`/${entry.id}/`);
			const { headings } = anchorsOf(entry);
			const ids = new Set([...headings, ...frames.flatMap((frame) => frame.ids)]);
			expect({
				page: entry.id,
				...{ pwned, intact, asked, troubles },
				code: seen.code,
				elements: seen.elements.filter((name) => !elements.has(name)),
				attributes: seen.attributes.filter((name) => !attributes.has(name)),
				schemes: seen.schemes.filter((name) => !schemes.has(name)),
				ids: entry.kind.name === 'guide' ? seen.ids.filter((id) => !ids.has(id) && !id.startsWith(authorPrefix)) : [],
				twice: seen.ids.filter((id, i) => seen.ids.indexOf(id) !== i),
			}).toEqual({
				page: entry.id,
				...{ pwned: undefined, intact: true, asked: [], troubles: [] },
				...{ code: frames[0]!.code, elements: [], attributes: [], schemes: [], ids: [], twice: [] },
			});
		}
	});

	test('does nothing in lists and as a file opened by itself', async () => {
		for (const path of ['/', '/guides/', '/roles/', '/guides/i.svg']) {
			const { pwned, asked, troubles } = await visit(path);
			expect({ path, pwned, asked, troubles }).toEqual({ path, pwned: undefined, asked: [], troubles: [] });
		}
	});
});
