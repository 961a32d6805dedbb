import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewSite, type Served } from '../../src/site/commands/preview.ts';
import { type Repository, repository } from '../site/repository.ts';
import { launch } from './launch.ts';

let repo: Repository;
let served: Served;
let browser: Browser;

const role = (mission: string, more = '') => `title: Lead\nmission: ${mission}\n${more}`;

beforeAll(async () => {
	repo = repository({
		'handbook.yaml': 'title: Field book\nlanguage: en-GB\n',
		'roles/lead.yaml': role('Leads one team.'),
		'roles/maker.yaml': 'title: Maker\nmission: Makes.\n',
	});
	repo.commit('first');
	repo.write('roles/lead.yaml', role('Leads two teams.'));
	repo.commit('second');
	repo.write('roles/lead.yaml', role('Leads two teams.', 'coached_by: maker\n'));
	repo.commit('third');
	await repo.build();
	served = await previewSite({ out: repo.at('out'), port: 0 });
	browser = await launch();
});

afterAll(async () => {
	await browser?.close();
	await served?.close();
	repo?.remove();
});

async function open(query = '', options: BrowserContextOptions = {}): Promise<{ page: Page; troubles: string[] }> {
	const page = await browser.newPage(options);
	const troubles: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
	});
	page.on('pageerror', (error) => troubles.push(String(error)));
	page.on('request', (request) => {
		if (!request.url().startsWith(served.url)) troubles.push(`asks ${request.url()}`);
	});
	await page.goto(`${served.url}roles/lead/versions/${query}`, { waitUntil: 'networkidle' });
	return { page, troubles };
}

const sentences = (page: Page, within: string) => page.locator(`${within} .tale li > span`).allInnerTexts();

test('any two versions are chosen with the keyboard, and the choice can be sent to others', async () => {
	const { page, troubles } = await open();
	const [from, to] = [page.locator('.compare select').nth(0), page.locator('.compare select').nth(1)];
	expect(await page.locator('.compared').innerText()).toBe('');
	await to.focus();
	await page.keyboard.press('ArrowDown');
	expect(await sentences(page, '.compared')).toEqual([expect.stringContaining('Leads two teams.')]);
	expect(await page.locator('.compared h3').innerText()).toMatch(/first to .* second$/);
	await to.focus();
	await page.keyboard.press('ArrowUp');
	expect(await sentences(page, '.compared')).toEqual([
		'"Lead" is now coached by Maker.',
		expect.stringContaining('Leads two teams.'),
	]);
	await page.locator('.compared summary').focus();
	await page.keyboard.press('Enter');
	const table = page.locator('.compared table');
	expect(await table.locator('del').allInnerTexts()).toEqual(['one', 'team']);
	expect(await table.locator('ins').allInnerTexts()).toEqual(['two', 'teams', 'coached_by: maker']);
	const address = new URL(page.url());
	expect([address.searchParams.get('from'), address.searchParams.get('to')]).toEqual([
		await from.inputValue(),
		await to.inputValue(),
	]);
	const again = await open(address.search);
	expect(await sentences(again.page, '.compared')).toEqual(await sentences(page, '.compared'));
	// The other way round is the same question.
	const reverse = await open(`?from=${await to.inputValue()}&to=${await from.inputValue()}`);
	expect(await sentences(reverse.page, '.compared')).toEqual(await sentences(page, '.compared'));
	const unknown = await open('?from=nope&to=%3Cscript%3E');
	expect(await unknown.page.locator('.compared h3').innerText()).toMatch(/first to .* third$/);
	expect([...troubles, ...again.troubles, ...reverse.troubles, ...unknown.troubles]).toEqual([]);
	for (const one of [page, again.page, reverse.page, unknown.page]) await one.close();
});

test('without scripts each version is told against the one before it, and its text stands below', async () => {
	const { page } = await open('', { javaScriptEnabled: false });
	const lines = await page.locator('.versions > li').allInnerTexts();
	expect(lines).toHaveLength(3);
	expect(lines[0]).toContain('is now coached by Maker');
	expect(lines[1]).toContain('Leads two teams.');
	expect(lines[2]).toContain('It was written then.');
	expect(await page.locator('.compare').count()).toBe(0);
	await page.locator('.sides summary').first().click();
	expect(await page.locator('.sides ins').first().innerText()).toContain('coached_by: maker');
	await page.close();
});

test.each(['light', 'dark'] as const)('axe finds nothing on it in %s colours, wide or narrow', async (colorScheme) => {
	for (const viewport of [
		{ width: 1280, height: 800 },
		{ width: 390, height: 844 },
	]) {
		const { page } = await open('?from=x', { colorScheme, viewport });
		for (const summary of await page.locator('.sides summary').all()) await summary.click();
		await page.evaluate(axe.source);
		const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
		expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		await page.close();
	}
});
