import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

const path = '/guides/run-a-session/';

test('tabs in a text are worked with the arrow keys, and show one text at a time', async () => {
	const { page, troubles } = await shipped.open(path);
	const tabs = page.getByRole('tab');
	const panels = page.locator('.prose-tab');
	const shown = async () => {
		const hidden = await panels.evaluateAll((all) => all.map((one) => one.hasAttribute('hidden')));
		return hidden.indexOf(false);
	};
	expect(await tabs.count()).toBe(3);
	expect(await panels.count()).toBe(3);
	expect(await shown()).toBe(0);
	await tabs.first().focus();
	for (const [key, index] of [
		['ArrowRight', 1],
		['End', 2],
		['ArrowRight', 0],
		['ArrowLeft', 2],
		['Home', 0],
	] as const) {
		await page.keyboard.press(key);
		expect([key, await shown()]).toEqual([key, index]);
		expect(await tabs.nth(index).evaluate((tab) => tab === document.activeElement)).toBe(true);
	}
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
	expect(troubles).toEqual([]);
	await page.close();
});

test('a link to a place inside a hidden text opens that text', async () => {
	const { page } = await shipped.open(path);
	await page.evaluate(() => {
		document.querySelectorAll('.prose-tab')[1]!.lastElementChild!.id = 'within';
		location.hash = 'within';
	});
	await page.locator('#within').waitFor({ state: 'visible' });
	expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Everybody by video');
	// An address may hold anything.
	await page.evaluate(() => {
		location.hash = '%E0%A4%A';
	});
	expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Everybody by video');
	await page.close();
});

test('without scripts, all texts stand one below the other under their titles', async () => {
	const { page } = await shipped.open(path, { javaScriptEnabled: false });
	expect(await page.locator('.prose-tab-title:visible').allInnerTexts()).toEqual([
		'Everybody in one room',
		'Everybody by video',
		'Some here, some by video',
	]);
	expect(await page.locator('.prose-tab > p:not(.prose-tab-title):visible').count()).toBe(3);
	await page.close();
});

test('on paper, all texts are printed', async () => {
	const { page } = await shipped.open(path);
	await page.emulateMedia({ media: 'print' });
	const heights = await page.locator('.prose-tab').evaluateAll((all) => all.map((one) => one.clientHeight));
	expect(heights.filter((height) => height < 60)).toEqual([]);
	await page.close();
});
