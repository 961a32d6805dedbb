import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

beforeEach(async () => {
	context = await shipped.browser.newContext({ viewport: { width: 1280, height: 620 } });
	page = await context.newPage();
});

afterEach(() => context.close());

const twist = (name: string) => page.getByRole('button', { name: `Show what is in “${name}”` });
const expanded = (name: string) => twist(name).getAttribute('aria-expanded');
const inExplorer = (name: string) => page.locator('.explorer').getByRole('link', { name, exact: true });
const go = (path: string) => page.goto(shipped.at(path));

describe('the explorer', () => {
	test('keeps folders open and closed by hand, on the next page and at the next visit', async () => {
		await go('/roles/account-executive/');
		await twist('Measures').click();
		await inExplorer('Net retention').waitFor();
		await twist('Roles').click();
		expect(await inExplorer('Sales manager').isVisible()).toBe(false);
		await go('/goals/');
		await inExplorer('Net retention').waitFor();
		const other = await context.newPage();
		await page.close();
		page = other;
		await go('/roles/sales-manager/');
		await expect.poll(() => expanded('Measures')).toBe('true');
		await expect.poll(() => expanded('Roles')).toBe('false');
		await twist('Measures').click();
		await go('/goals/');
		await page.waitForLoadState('networkidle');
		expect(await expanded('Measures')).toBe('false');
		expect(await expanded('Goals')).toBe('true');
	});

	test('keeps its scroll', async () => {
		await go('/goals/');
		await twist('Measures').click();
		await inExplorer('Net retention').waitFor();
		const explorer = page.locator('.explorer');
		await explorer.evaluate((one) => one.scrollTo({ top: 333, behavior: 'instant' }));
		await inExplorer('Net retention').click();
		await page.waitForURL('**/measures/net-retention/');
		await expect.poll(() => explorer.evaluate((one) => one.scrollTop)).toBe(333);
	});

	test('is read with the arrow keys, as in an editor', async () => {
		await go('/goals/');
		const focused = () => page.evaluate(() => document.activeElement?.querySelector('span')?.textContent);
		await inExplorer('Collaborations').or(page.locator('.explorer .branch').first()).first().focus();
		expect(await focused()).toBe('Collaborations');
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => expanded('Collaborations')).toBe('true');
		await page.keyboard.press('ArrowRight');
		const child = await focused();
		expect(child).not.toBe('Collaborations');
		await page.keyboard.press('ArrowDown');
		expect(await focused()).not.toBe(child);
		await page.keyboard.press('ArrowUp');
		expect(await focused()).toBe(child);
		await page.keyboard.press('ArrowLeft');
		expect(await focused()).toBe('Collaborations');
		await page.keyboard.press('ArrowLeft');
		await expect.poll(() => expanded('Collaborations')).toBe('false');
		await page.keyboard.press('End');
		expect(await focused()).toBe('Rules');
		await page.keyboard.press('Home');
		expect(await focused()).toBe('Collaborations');
	});
});

test('a tab leads back to where its page was left, a link to the top', async () => {
	const top = () => page.evaluate(() => scrollY);
	await go('/processes/expand-account/');
	await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
	await go('/goals/');
	await page.locator('.tabs').getByRole('link', { name: 'Expand an account' }).click();
	await page.waitForURL('**/processes/expand-account/');
	await expect.poll(top).toBe(1500);
	await go('/goals/');
	await page.locator('.explorer .branch', { hasText: 'Processes' }).click();
	await page.waitForURL('**/processes/');
	await page.locator('.listing').getByRole('link', { name: 'Expand an account' }).click();
	await page.waitForURL('**/processes/expand-account/');
	await page.waitForLoadState('networkidle');
	expect(await top()).toBe(0);
});

describe('an address that leads nowhere', () => {
	test.each([
		['/roles/acount-executive/', 'Account executive'],
		['/process/expand-account.html', 'Expand an account'],
		['/growth-circle', 'Growth circle'],
	])('%s names the page that may be meant, and searches', async (path, title) => {
		await go(path);
		await page.locator('.near').getByRole('link', { name: title, exact: true }).first().waitFor();
		const field = page.getByRole('searchbox', { name: 'Search the handbook' });
		await field.fill('share credit');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/search/?q=share%20credit');
	});

	test.each([true, false])('leads to the start page and to every list (scripts: %s)', async (javaScriptEnabled) => {
		const { page: plain } = await shipped.open('/nowhere/', { javaScriptEnabled });
		const main = plain.locator('main');
		expect(await main.getByRole('link', { name: 'Start page' }).getAttribute('href')).toBe('/');
		for (const name of ['Search', 'Roles', 'Processes', 'Onboarding paths'])
			expect(await main.getByRole('link', { name, exact: true }).count(), name).toBe(1);
		expect(await plain.locator('.near').count()).toBe(0);
		await plain.close();
	});
});
