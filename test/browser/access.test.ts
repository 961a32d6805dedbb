import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, pageTypes, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

const themes = ['light', 'dark', 'contrast'] as const;

/** What hinders readers on a page in `theme`, as axe finds it: all there is in light, and what depends on colour in the others. */
async function hindrances(page: Page, theme: (typeof themes)[number]): Promise<string[]> {
	const found = await page.evaluate((theme) => {
		document.documentElement.dataset.theme = theme;
		const options = theme === 'light' ? {} : { runOnly: ['color-contrast'] };
		return (globalThis as unknown as { axe: typeof axe }).axe.run(options);
	}, theme);
	return found.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${theme}: ${id}: ${html} ${failureSummary}`),
	);
}

test.each(pageTypes)('%s hinders nobody, in light, dark or high contrast', async (path) => {
	const { page } = await shipped.open(path, { reducedMotion: 'reduce' });
	await page.evaluate(axe.source);
	const found: string[] = [];
	for (const theme of themes) found.push(...(await hindrances(page, theme)));
	expect(found).toEqual([]);
	await page.close();
});

describe('with the keyboard alone', () => {
	test('a reader chooses a role, changes it, and opens its page', async () => {
		const { page, troubles } = await shipped.open('/');
		await choose(page, 'Account executive');
		await choose(page, 'Solution specialist');
		await page.getByRole('link', { name: 'My role', exact: true }).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/roles/solution-specialist/**');
		expect(await page.locator('h1').innerText()).toBe('Solution specialist');
		// The choice stays on the device, for every page.
		expect(await page.locator('[data-role-name]').innerText()).toBe('Solution specialist');
		expect(troubles).toEqual([]);
		await page.close();
	});

	async function choose(page: Page, role: string): Promise<void> {
		const button = page.locator('[data-choose="role"]');
		await button.focus();
		await page.keyboard.press('Enter');
		const wanted = page.getByRole('dialog').getByRole('button', { name: role });
		await wanted.waitFor();
		for (let presses = 0; presses < 60 && !(await wanted.evaluate((one) => one === document.activeElement)); presses++)
			await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		expect(await button.innerText()).toBe(role);
	}

	test('a reader opens a folder of the explorer and a page in it', async () => {
		const { page } = await shipped.open('/roles/account-executive/');
		await page.getByRole('button', { name: 'Show what is in “Processes”' }).focus();
		await page.keyboard.press('Enter');
		const link = page.locator('.explorer').getByRole('link', { name: 'Expand an account' });
		await link.focus();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/processes/expand-account/');
		await page.close();
	});
});
