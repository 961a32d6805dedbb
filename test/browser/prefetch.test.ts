import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

const explorer = (page: Page, path: string) => page.locator(`.explorer a[href="${path}"]`).first();

/** The paths that were fetched ahead, in order. */
function aheadOn(page: Page): string[] {
	const paths: string[] = [];
	page.on('request', (request) => {
		if (request.headers()['sec-purpose'] === 'prefetch') paths.push(new URL(request.url()).pathname);
	});
	return paths;
}

test('the page of a link that is pointed at or has the focus is fetched ahead, once', async () => {
	const { page, troubles } = await shipped.open('/roles/');
	const ahead = aheadOn(page);
	await explorer(page, '/goals/').hover();
	await expect.poll(() => ahead).toEqual(['/goals/']);
	await explorer(page, '/measures/').focus();
	await expect.poll(() => ahead).toEqual(['/goals/', '/measures/']);
	await explorer(page, '/goals/').hover();
	// The page itself is there, and so is nothing of a link that was only passed.
	await explorer(page, '/roles/').hover();
	await page.waitForTimeout(300);
	expect(ahead).toEqual(['/goals/', '/measures/']);
	expect(troubles).toEqual([]);
	await explorer(page, '/goals/').click();
	await page.waitForURL('**/goals/');
	await page.close();
});

test('a link that is only passed fetches nothing, nor does one of somebody who saves data', async () => {
	const { page } = await shipped.open('/roles/');
	const ahead = aheadOn(page);
	const passed = await explorer(page, '/goals/').boundingBox();
	await page.mouse.move(passed!.x + 20, passed!.y + 5);
	await page.mouse.move(passed!.x + 20, 1);
	await page.waitForTimeout(300);
	expect(ahead).toEqual([]);
	await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
	await page.goto(shipped.at('/roles/'));
	await explorer(page, '/goals/').hover();
	await page.waitForTimeout(300);
	expect(ahead).toEqual([]);
	await page.close();
});
