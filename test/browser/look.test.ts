import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, pageTypes, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe('the first page a reader opens', () => {
	test.each(['/', '/processes/expand-account/', '/roles/account-executive/', '/coverage/'])(
		'%s takes at most 60 KB over the wire, and 90 KB with its fonts',
		async (path) => {
			const page = await shipped.browser.newPage();
			const sizes: Promise<{ url: string; size: number }>[] = [];
			page.on('response', (response) => {
				sizes.push(
					response.body().then((body) => ({
						url: response.url(),
						// A font is compressed by itself.
						size: response.url().endsWith('.woff2') ? body.length : gzipSync(body).length,
					})),
				);
			});
			await page.goto(shipped.at(path));
			await page.evaluate(() => document.fonts.ready);
			await page.waitForLoadState('networkidle');
			const files = await Promise.all(sizes);
			const kilobytes = (some: typeof files) => some.reduce((sum, { size }) => sum + size, 0) / 1024;
			const bare = files.filter(({ url }) => !url.endsWith('.woff2'));
			expect(bare.length).toBeLessThan(files.length);
			expect(kilobytes(bare)).toBeLessThanOrEqual(60);
			expect(kilobytes(files)).toBeLessThanOrEqual(90);
			await page.close();
		},
	);
});

describe('where the system of the reader chooses the colours', () => {
	const forced = { forcedColors: 'active' } as const;

	test.each(['/processes/expand-account/', '/search/', '/coverage/', '/roles/'])('%s shows its icons', async (path) => {
		const { page } = await shipped.open(path, { ...forced, viewport: { width: 1280, height: 800 } });
		await page.evaluate(() => document.fonts.ready);
		const icons = page.locator('.icon:visible');
		const count = Math.min(await icons.count(), 20);
		expect(count).toBeGreaterThan(9);
		for (let i = 0; i < count; i++) expect(await shades(icons.nth(i), page), `icon ${i}`).toBeGreaterThan(2);
		await page.close();
	});

	/** How many different colours a part of the page shows; a square of one colour has one, a drawing has more. */
	async function shades(part: ReturnType<Page['locator']>, page: Page): Promise<number> {
		const picture = (await part.screenshot()).toString('base64');
		return page.evaluate(async (data) => {
			const image = new Image();
			image.src = `data:image/png;base64,${data}`;
			await image.decode();
			const canvas = document.createElement('canvas');
			canvas.width = image.width;
			canvas.height = image.height;
			const context = canvas.getContext('2d')!;
			context.drawImage(image, 0, 0);
			const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
			return new Set(pixels).size;
		}, picture);
	}

	test('a blueprint has lines, and no bars where a pointer finds them', async () => {
		const { page } = await shipped.open('/processes/expand-account/', forced);
		const wide = await page
			.locator('.lanes path')
			.evaluateAll((paths) =>
				paths
					.map((path) => getComputedStyle(path))
					.filter(
						({ strokeWidth, stroke, visibility }) =>
							Number.parseFloat(strokeWidth) > 3 && stroke !== 'none' && visibility === 'visible',
					),
			);
		expect(wide).toEqual([]);
		// They still answer to a pointer.
		expect(
			await page
				.locator('.way-reach')
				.first()
				.evaluate((path) => getComputedStyle(path).pointerEvents),
		).toBe('stroke');
		await page.close();
	});

	test('what is chosen, current or accountable looks otherwise than its neighbours', async () => {
		const { page } = await shipped.open('/roles/account-executive/?stage=close', forced);
		await page.locator('.work > .mine').first().waitFor();
		const differ = (one: string, other: string, properties: readonly string[]) =>
			page.evaluate(
				([one, other, properties]) => {
					const styles = [one, other].map((selector) => getComputedStyle(document.querySelector(selector)!));
					return properties.some((name) => styles[0]!.getPropertyValue(name) !== styles[1]!.getPropertyValue(name));
				},
				[one, other, properties] as const,
			);
		const looks = [
			'background-color',
			'border-inline-start-width',
			'border-block-start-width',
			'border-inline-start-color',
		];
		expect(await differ('.explorer a[aria-current]', '.explorer .leaf:not([aria-current])', looks)).toBe(true);
		expect(await differ('.activitybar [aria-current]', '.activitybar a:not([aria-current])', looks)).toBe(true);
		expect(await differ('.outline li:has(> [aria-current])', '.outline li:not(:has(> [aria-current]))', looks)).toBe(
			true,
		);
		expect(await differ('.duty-a', '.duty-r', looks)).toBe(true);
		expect(await differ('.work > .mine', '.work > :not(.mine)', looks)).toBe(true);
		await page.close();
	});
});

describe('on a phone', () => {
	test.each([
		['/', 8],
		['/roles/account-executive/', 11],
		['/roles/solution-specialist/', 11],
	])('%s is at most %i screens long', async (path, screens) => {
		const { page } = await shipped.open(path, phone);
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		expect(height / phone.viewport.height).toBeLessThanOrEqual(screens);
		await page.close();
	});

	test('the work of a role stands in one column, and what it only hears of is folded', async () => {
		const { page } = await shipped.open('/roles/account-executive/', phone);
		const lefts = await page
			.locator('.work')
			.first()
			.locator('> li')
			.evaluateAll((stages) => stages.map((stage) => Math.round(stage.getBoundingClientRect().left)));
		expect(new Set(lefts).size).toBe(1);
		expect(await page.locator('.work').first().locator('.duty-c, .duty-i').count()).toBe(0);
		expect(await page.locator('.work-rest').evaluate((fold) => (fold as HTMLDetailsElement).open)).toBe(false);
		await page.close();
	});

	test('a matrix is read without scrolling sideways', async () => {
		const { page } = await shipped.open('/systems/access/', phone);
		const matrix = page.locator('.matrix').first();
		expect(await matrix.evaluate((table) => table.scrollWidth <= table.clientWidth)).toBe(true);
		expect(await matrix.innerText()).toContain('Account executive');
		await page.close();
	});

	test('a stage that an address names is open', async () => {
		const { page } = await shipped.open('/', phone);
		expect(await page.locator('details.fold[open]').count()).toBe(0);
		await page.getByRole('link', { name: 'Shape', exact: true }).first().click();
		await expect.poll(() => page.locator('details.fold[open]').count()).toBe(1);
		await page.close();
	});
});

test('what is wider than its place fades until its end is in sight', async () => {
	const { page } = await shipped.open('/processes/expand-account/', { viewport: { width: 1280, height: 800 } });
	const lanes = page.getByRole('region', { name: 'Blueprint: Expand an account' });
	const fade = () => lanes.evaluate((one) => Number.parseFloat(getComputedStyle(one).getPropertyValue('--fade-end')));
	await expect.poll(fade).toBeGreaterThan(16);
	await lanes.evaluate((one) => one.scrollTo({ left: one.scrollWidth, behavior: 'instant' }));
	await expect.poll(fade).toBeLessThan(1);
	await page.setViewportSize({ width: 2400, height: 800 });
	await expect.poll(fade).toBeLessThan(1);
	await page.close();
});

test.each([1640, 1280, 390])('what is said of a line of work stands in one line, at %i pixels', async (width) => {
	const { page } = await shipped.open('/roles/account-executive/', { viewport: { width, height: 900 } });
	// A draft says so in a short word, which is not to be broken up.
	await page
		.locator('.work .item-text')
		.first()
		.evaluate((text) => {
			const end = text.parentElement!.querySelector('.item-end')!;
			const note = document.createElement('span');
			note.className = 'item-note soft';
			note.textContent = 'draft';
			end.append(note);
		});
	const heights = await page
		.locator('.work .item-note:visible')
		.evaluateAll((notes) => notes.map((note) => note.getBoundingClientRect().height));
	expect(heights.length).toBeGreaterThan(0);
	expect(Math.max(...heights)).toBeLessThan(30);
	await page.close();
});

test('tabs stay wide enough to be read', async () => {
	const context = await shipped.browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	for (const path of pageTypes.slice(0, 9)) await page.goto(shipped.at(path));
	const widths = await page.locator('.tab').evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().width));
	expect(widths).toHaveLength(8);
	expect(Math.min(...widths)).toBeGreaterThanOrEqual(120);
	expect(await page.locator('.tab.current').evaluate((tab) => tab.getBoundingClientRect().right <= innerWidth)).toBe(
		true,
	);
	await context.close();
});

test('at four times the size no bars stay in sight', async () => {
	const { page } = await shipped.open('/processes/expand-account/', { viewport: { width: 320, height: 256 } });
	const staying = await page
		.locator('.titlebar, .tabs, .activitybar, .statusbar')
		.evaluateAll((bars) => bars.filter((bar) => /sticky|fixed/.test(getComputedStyle(bar).position)).length);
	expect(staying).toBe(0);
	await page.close();
});

test.each(pageTypes)('%s has no target too small to hit, and a title of one long word widens nothing', async (path) => {
	const { page } = await shipped.open(path, { viewport: { width: 1280, height: 800 } });
	await page.evaluate(axe.source);
	const small = await page.evaluate(async () => {
		const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
			runOnly: { type: 'rule', values: ['target-size'] },
		});
		return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
	});
	expect(small).toEqual([]);
	await page.evaluate(() => {
		const word = 'account_planning_quarterly_business_review_template_2026_emea_final_v3';
		const titles =
			'h1, h2, h3, .crumbs li, .crumbs a, .explorer a span:first-child, .leaf, .card a, .item-text > *, .chip, .button, .tree-text, th, dt, dd, legend, summary, .pill-text, .statusbar span, .outline a';
		for (const one of document.querySelectorAll(titles)) {
			const text = [...one.childNodes].find((node) => node.nodeType === 3 && node.textContent?.trim());
			if (text) text.textContent = word;
		}
	});
	for (const width of [320, 360, 1280]) {
		await page.setViewportSize({ width, height: 800 });
		const excess = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		expect(excess, `at ${width} pixels`).toBe(0);
	}
	await page.close();
});
