import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, pageTypes, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

describe.each(pageTypes)('%s', (path) => {
	test('opens without an error, a breach of its policy or a request to another host', async () => {
		const { page, troubles } = await shipped.open(path);
		expect(troubles).toEqual([]);
		expect(await page.locator('h1').count()).toBe(1);
		expect(await page.locator('main').count()).toBe(1);
		await page.close();
	});

	test('has a drawing for every icon', async () => {
		const { page } = await shipped.open(path);
		// Without one, a square stands there.
		const bare = await page
			.locator('.icon')
			.evaluateAll((icons) => icons.filter((one) => !getComputedStyle(one).getPropertyValue('--icon')));
		expect(bare).toEqual([]);
		await page.close();
	});

	test('needs no sideways scrolling, on a phone either', async () => {
		const { page } = await shipped.open(path);
		for (const width of [320, 390, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			const excess = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(excess, `at ${width} pixels`).toBe(0);
		}
		await page.close();
	});

	// Settings are a script's, as the filters of changes are, and tabs show one of several texts; prose-tabs.test.ts reads all of them.
	test.skipIf(path === '/settings/' || path === '/changes/' || path === '/guides/write-with-components/')(
		'says the same without scripts',
		async () => {
			const [plain, scripted] = [await shipped.open(path, { javaScriptEnabled: false }), await shipped.open(path)];
			// A button is a script's, and so are what the reader's clock says of a date filters and the field of a page that is not there.
			const text = async (page: Page) => {
				await page
					.locator('main :is(.clock, .listing-tools, .change-filters, .missing-search)')
					.evaluateAll((marks) => marks.map((mark) => mark.remove()));
				await page.locator('main li:has(> button)').evaluateAll((buttons) => buttons.map((button) => button.remove()));
				return page.locator('main').innerText();
			};
			expect(await text(plain.page)).toBe(await text(scripted.page));
			await Promise.all([plain.page.close(), scripted.page.close()]);
		},
	);
});

test('the first key leads to the text, past the navigation', async () => {
	const { page } = await shipped.open('/roles/account-executive/');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => document.activeElement?.closest('main') !== null || location.hash !== '')).toBe(
		true,
	);
	await page.close();
});

test('a chosen theme stays', async () => {
	const context = await shipped.browser.newContext({ colorScheme: 'light' });
	const page = await context.newPage();
	const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	await page.goto(shipped.at('/'));
	const light = await background();
	await page.getByRole('button', { name: 'Change between light and dark' }).click();
	const dark = await background();
	expect(dark).not.toBe(light);
	await page.goto(shipped.at('/roles/'));
	expect(await background()).toBe(dark);
	await context.close();
});

test('the outline keeps the order of the page when the chosen stage comes first', async () => {
	const { page } = await shipped.open('/?stage=close');
	await page.locator('section.mine').first().waitFor();
	const order = () =>
		page.evaluate(() => {
			const targets = [...document.querySelectorAll<HTMLAnchorElement>('.outline > nav a[href^="#"]')].map(
				(link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))!,
			);
			const after = (a: Element, b: Element) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
			return targets
				.slice(1)
				.filter((target, i) => !after(targets[i]!, target))
				.map(({ id }) => id);
		});
	expect(await order()).toEqual([]);
	await page.close();
});

test('a bar that a command closes shows so on its button', async () => {
	const { page } = await shipped.open('/goals/');
	const button = page.getByRole('button', { name: 'Show the outline' });
	expect(await button.getAttribute('aria-pressed')).toBe('true');
	await page.keyboard.press('Control+k');
	await page.getByRole('combobox').fill('>outline');
	await page.getByRole('option', { name: /Show or hide the outline/ }).waitFor();
	await page.keyboard.press('Enter');
	await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false');
	await page.close();
});
