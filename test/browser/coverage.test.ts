import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

const told = (page: Page) => page.locator('output.filtered');
const rows = (page: Page) => page.locator('main .matrix.filled tbody tr:visible');

describe('coverage keeps to what a reader asks for', () => {
	test('by trouble, role and day, said aloud and named in the address', async () => {
		const { page, troubles } = await shipped.open('/coverage/');
		await page.locator('#fb_trouble').waitFor();
		expect(await rows(page).count()).toBe(7);
		expect(await told(page).textContent()).toBe('');
		await page.getByLabel('Show', { exact: true }).last().selectOption('missing');
		expect(await rows(page).locator('th').allInnerTexts()).toEqual([
			'Sales × machine builders',
			'Account team × energy adviser',
		]);
		expect(await told(page).textContent()).toMatch(/^2 of 7 collaborations, 0 of \d+ findings$/);
		await page.getByLabel('for', { exact: true }).selectOption('partner-manager');
		expect(await rows(page).count()).toBe(1);
		expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
			role: 'partner-manager',
			trouble: 'missing',
		});
		await page.reload();
		await expect.poll(() => told(page).textContent()).toMatch(/^1 of 7 collaborations/);
		await page.goto(shipped.at('/coverage/?trouble=excused'));
		await expect.poll(() => told(page).textContent()).toMatch(/^0 of 7 collaborations, 3 of \d+ findings$/);
		expect(troubles).toEqual([]);
		await page.close();
	});

	test('on a phone, trouble is shown cell by cell and what holds is a sentence', async () => {
		const { page } = await shipped.open('/coverage/', { viewport: { width: 390, height: 844 } });
		const row = rows(page).filter({ hasText: 'Sales × service' });
		expect(await row.locator('.held').innerText()).toBe('All seven hold.');
		expect(await row.locator('td:visible').count()).toBe(0);
		const young = rows(page).filter({ hasText: 'energy adviser' });
		expect(await young.locator('td:visible').count()).toBe(5);
		const height = await page.evaluate(() => document.querySelector('main')!.scrollHeight);
		expect(height / 844).toBeLessThan(11);
		await page.close();
	});
});
