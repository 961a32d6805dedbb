import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

const rows = (page: Page) => page.locator('.listing tbody tr:visible');
const column = (page: Page, number: number) =>
	rows(page).evaluateAll(
		(found, i) =>
			found.map((row) => {
				const cell = (row as HTMLTableRowElement).cells[i]!;
				return cell.querySelector('time')?.dateTime ?? cell.innerText.trim();
			}),
		number,
	);
const compare = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true });
const titles = (page: Page) => column(page, 0);

describe('the list of a kind', () => {
	test('is sorted by keyboard, and says so', async () => {
		const { page } = await shipped.open('/measures/');
		const before = await titles(page);
		for (const [name, number] of [
			['Title', 0],
			['Reviewed', -1],
			['Owner', -2],
		] as const) {
			const head = page.getByRole('columnheader', { name });
			const at = number < 0 ? (await page.locator('.listing thead th').count()) + number : number;
			await head.getByRole('button').focus();
			await page.keyboard.press('Enter');
			expect(await head.getAttribute('aria-sort')).toBe('ascending');
			const up = await column(page, at);
			// What says nothing comes last, either way.
			const inOrder = up.filter(Boolean).sort(compare);
			expect(up).toEqual([...inOrder, ...up.filter((text) => !text)]);
			await page.keyboard.press('Space');
			expect(await head.getAttribute('aria-sort')).toBe('descending');
			expect(await column(page, at)).toEqual([...inOrder.toReversed(), ...up.filter((text) => !text)]);
			expect(await page.locator('[aria-sort]').count()).toBe(1);
			await page.keyboard.press('Enter');
			expect(await titles(page)).toEqual(before);
			expect(await page.locator('[aria-sort]').count()).toBe(0);
		}
		await page.close();
	});

	test.each([
		{ width: 1280, height: 800 },
		{ width: 390, height: 844 },
	])('keeps to the rows that hold some words, at %o', async (viewport) => {
		const { page } = await shipped.open('/measures/', { viewport });
		const all = await rows(page).count();
		await page.getByRole('searchbox', { name: 'Filter the list' }).fill('TIME propos');
		const left = await rows(page).allInnerTexts();
		expect(left.length).toBeGreaterThan(0);
		expect(left.length).toBeLessThan(all);
		for (const text of left) for (const word of ['time', 'propos']) expect(text.toLowerCase()).toContain(word);
		expect(await page.locator('.listing-count').innerText()).toBe(`${left.length} of ${all}`);
		await page.close();
	});

	test('has an order to choose on a phone, where it has no heads', async () => {
		const { page } = await shipped.open('/terms/', { viewport: { width: 390, height: 844 } });
		await page.getByLabel('Sort the list').selectOption({ label: 'By reviewed' });
		const days = await rows(page)
			.locator('time')
			.evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
		expect(days.length).toBeGreaterThan(5);
		expect(days).toEqual(days.toSorted());
		await page.close();
	});

	test.each(['/processes/', '/paths/', '/systems/', '/measures/'])(
		'%s: what concerns a reader’s role comes first, is marked and can stand alone',
		async (path) => {
			const { page } = await shipped.open(`${path}?role=account-executive`);
			await page.locator('.listing .mine').first().waitFor();
			const marks = await rows(page).evaluateAll((found) => found.map((row) => row.classList.contains('mine')));
			const own = marks.filter(Boolean).length;
			expect(own).toBeGreaterThan(0);
			expect(own).toBeLessThan(marks.length);
			expect(marks.slice(0, own).every(Boolean)).toBe(true);
			await page.getByRole('button', { name: 'Only what concerns me' }).click();
			expect(await rows(page).count()).toBe(own);
			await page.close();
		},
	);

	test('a newcomer finds the path of the role first', async () => {
		const { page } = await shipped.open('/paths/?role=account-executive');
		await page.locator('.listing .mine').first().waitFor();
		expect((await titles(page))[0]).toMatch(/account executive/i);
		expect(await page.locator('.listing .mine').count()).toBe(1);
		await page.close();
	});

	test('is whole without scripts', async () => {
		const { page } = await shipped.open('/measures/', { javaScriptEnabled: false });
		expect(await rows(page).count()).toBeGreaterThan(10);
		expect(await page.locator('.listing-tools, .sort').count()).toBe(0);
		await page.close();
	});

	test.each([1640, 1280, 1024])('has no date in two lines and uses its room, at %i pixels', async (width) => {
		const { page } = await shipped.open('/measures/', { viewport: { width, height: 900 } });
		const lines = await page
			.locator('.listing .day time')
			.evaluateAll((times) => times.map((time) => time.getClientRects().length));
		expect(lines.length).toBeGreaterThan(5);
		expect(Math.max(...lines)).toBe(1);
		const free = await page.evaluate(() => {
			const table = document.querySelector('.listing')!.getBoundingClientRect();
			return (document.documentElement.clientWidth - table.right) / document.documentElement.clientWidth;
		});
		expect(free).toBeLessThan(0.2);
		await page.close();
	});
});
