import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hindrances } from './hindrances.ts';
import { sheetsOf } from './paper.ts';
import { openShipped, pageTypes, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

test.each(pageTypes)('%s hinders nobody, in light, dark or high contrast', async (path) => {
	const { page } = await shipped.open(path, { reducedMotion: 'reduce' });
	expect(await hindrances(page)).toEqual([]);
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

	test('a reader finds who is accountable for an activity', async () => {
		const { page } = await shipped.open('/');
		await page.keyboard.press('Control+k');
		await page.keyboard.type('expand an account');
		await page.locator('.choice').first().waitFor();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/processes/expand-account/**');
		const table = page.getByRole('region', { name: /who does what/i }).getByRole('table');
		const roles = await table.getByRole('columnheader').allInnerTexts();
		const row = table.getByRole('row', { name: /^Size the solution/ });
		const parts = await row.getByRole('cell').allInnerTexts();
		const accountable = roles[1 + parts.findIndex((part) => part.includes('A'))];
		expect(accountable).toBe('Solution specialist');
		await page.close();
	});

	test('a reader prints a role card', async () => {
		const { page } = await shipped.open('/roles/solution-specialist/');
		await page.emulateMedia({ media: 'print' });
		for (const part of ['.titlebar', '.activitybar', '.explorer', '.tabs', '.outline', '.statusbar'])
			expect(await page.locator(part).isVisible(), part).toBe(false);
		for (const heading of ['I receive', 'I hand on', 'How success is measured', 'Systems'])
			expect(await page.getByRole('heading', { name: heading }).isVisible(), heading).toBe(true);
		const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(paper).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12]/);
		await page.close();
	});
});

test.each([
	['account-executive', 'Register the tender on the day it arrives'],
	['solution-specialist', 'Size the solution'],
	['sales-manager', 'Systems'],
])('the first sheet of the card of %s says all that one pins up', async (slug, work) => {
	const { page } = await shipped.open(`/roles/${slug}/`);
	const sheets = await sheetsOf(page);
	expect(sheets.length).toBeLessThanOrEqual(3);
	for (const part of [
		work,
		'My work along',
		'I receive',
		'I hand on',
		'How success is measured',
		'Systems',
		'People I work with',
	])
		expect(sheets[0]).toContain(part);
	// The last system of the list, which stands lowest on the sheet.
	const systems = await page.locator('.panel:has(> h3[id$="systems"]) .items .item-text').allInnerTexts();
	expect(sheets[0]).toContain(systems.at(-1));
	await page.close();
});

test('a process is read on a phone, without scripts', async () => {
	const { page } = await shipped.open('/processes/expand-account/', {
		viewport: { width: 390, height: 844 },
		isMobile: true,
		hasTouch: true,
		javaScriptEnabled: false,
	});
	const text = await page.locator('main').innerText();
	for (const fact of ['Size the solution', 'Solution specialist', 'Done when', 'within 5 working days', 'Signed order'])
		expect(text).toContain(fact);
	await page.getByRole('link', { name: 'Propose' }).first().click();
	expect(page.url()).toContain('#');
	await page.close();
});
