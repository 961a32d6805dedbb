import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogOf } from '../../src/project/search/catalog.ts';
import { titleFile, wordFile } from '../../src/project/search/files.ts';
import { openShipped, type Shipped } from './shipped.ts';

let shipped: Shipped;

beforeAll(async () => {
	shipped = await openShipped();
});

afterAll(() => shipped?.close());

/** Opens the box as most do, and waits for what it shows. */
async function ask(page: Page, text: string): Promise<void> {
	if (!(await page.locator('.box[open]').count())) await page.keyboard.press('Control+k');
	await page.locator('.box-input').fill(text);
	await page.locator('.choices:not([aria-busy]) .choice').first().waitFor();
}

const titles = (page: Page) => page.locator('.choice-title').allInnerTexts();

describe('the command box', () => {
	test('asks for nothing before it is opened, and answers first', async () => {
		const { page, troubles } = await shipped.open('/roles/account-executive/');
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(1)));
		await page.mouse.move(300, 600);
		await page.waitForTimeout(300);
		expect(asked.filter((file) => file.startsWith('search-'))).toEqual([]);
		await ask(page, 'who signs off discounts');
		await page.getByRole('option', { name: 'Who decides' }).waitFor();
		await expect.poll(() => asked).toContain(titleFile);
		await expect.poll(() => asked).toContain(wordFile);
		expect((await titles(page))[0]).toBe('Who decides');
		expect(troubles).toEqual([]);
		await page.close();
	});

	test('opens at F1 and at a tap, closes at Escape, and gives the focus back', async () => {
		const { page } = await shipped.open('/');
		const button = page.getByRole('button', { name: /Go to playbook/ });
		await button.click();
		await page.locator('.box[open]').waitFor();
		await page.keyboard.press('Escape');
		await page.locator('.box[open]').waitFor({ state: 'hidden' });
		expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.keyboard.press('F1');
		await page.locator('.box[open]').waitFor();
		await page.close();
	});

	test('is a combobox that says what is chosen and how much was found', async () => {
		const { page } = await shipped.open('/');
		await ask(page, 'brainstrom');
		const input = page.getByRole('combobox');
		const chosen = () =>
			input.evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant')!)!.innerText);
		expect(await chosen()).toContain('Account brainstorm');
		const first = await chosen();
		await page.keyboard.press('ArrowDown');
		expect(await chosen()).not.toBe(first);
		await page.keyboard.press('ArrowUp');
		expect(await chosen()).toBe(first);
		await expect.poll(() => page.locator('.box-status').innerText()).toMatch(/^\d+ results?$/);
		await page.evaluate(axe.source);
		const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run('.box'));
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
		await page.close();
	});

	test('leads to a part of a page at Enter, and opens it aside with Ctrl', async () => {
		const { page } = await shipped.open('/');
		await ask(page, 'silent idea round');
		const aside = page.context().waitForEvent('page');
		await page.keyboard.press('Control+Enter');
		expect(new URL((await aside).url()).pathname).toBe('/sessions/account-brainstorm/');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/sessions/account-brainstorm/#silent-round');
		await page.close();
	});

	test('runs commands, jumps to headings and shows one kind', async () => {
		const { page } = await shipped.open('/guides/get-access/');
		await ask(page, '>dark');
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
		await ask(page, '@long');
		await page.keyboard.press('Enter');
		expect(new URL(page.url()).hash).toBe('#how-long-it-takes');
		await ask(page, '#session renew');
		await expect.poll(() => titles(page)).toContain('Renewal room');
		const notes = await page.locator('.choice-note').allInnerTexts();
		expect(new Set(notes)).toEqual(new Set(['Session template']));
		await page.close();
	});

	test('shows what was opened last while nothing is typed', async () => {
		const { page } = await shipped.open('/guides/get-access/');
		await page.goto(shipped.at('/systems/crm/'));
		await ask(page, '');
		expect((await titles(page))[0]).toBe('Get access to a system');
		await page.close();
	});

	test('puts the role of the reader first', async () => {
		const first = async (role: string) => {
			const { page } = await shipped.open(`/?role=${role}`);
			await ask(page, '#path first days');
			await page.locator('.choice-note', { hasText: 'Onboarding path' }).first().waitFor();
			const [title] = await titles(page);
			await page.close();
			return title;
		};
		expect(await first('service-lead')).toBe('First 45 days as a service lead');
		expect(await first('partner-manager')).toBe('First 45 days as a partner manager');
	});

	test('shows results within 50 ms of a key', async () => {
		const { page } = await shipped.open('/');
		await ask(page, 'hand');
		await page.waitForTimeout(1000);
		const times = await page.evaluate(async () => {
			const input = document.querySelector<HTMLInputElement>('.box-input')!;
			const list = document.querySelector('.choices')!;
			const taken: number[] = [];
			const text = 'who signs off the discount';
			for (let end = 3; end <= text.length; end++) {
				const shown = new Promise<void>((done) => {
					const seen = new MutationObserver(() => {
						seen.disconnect();
						done();
					});
					seen.observe(list, { childList: true });
				});
				input.value = text.slice(0, end);
				const start = performance.now();
				input.dispatchEvent(new Event('input'));
				await shown;
				taken.push(performance.now() - start);
			}
			return taken.sort((a, b) => a - b);
		});
		expect(times[Math.floor(times.length / 2)]).toBeLessThan(50);
		await page.close();
	});

	test('fits a phone and a thumb', async () => {
		const { page } = await shipped.open('/', { viewport: { width: 390, height: 844 }, hasTouch: true });
		await page.getByRole('button', { name: /Go to playbook/ }).tap();
		await page.locator('.box-input').fill('hand over');
		// What the texts say comes a little later, and with it other choices.
		await page.locator('[role="listbox"]:not([aria-busy="true"]) .choice').nth(3).waitFor();
		const boxes = await page.evaluate(() =>
			[...document.querySelectorAll('.choice')].map((one) => one.getBoundingClientRect().toJSON()),
		);
		expect(boxes.length).toBeGreaterThan(3);
		for (const { height, right } of boxes) {
			expect(height).toBeGreaterThanOrEqual(44);
			expect(right).toBeLessThanOrEqual(390);
		}
		await page
			.getByRole('option', { name: /Hand-over meeting/ })
			.first()
			.tap();
		await page.waitForURL('**/sessions/hand-over-meeting/');
		await page.close();
	});
});

describe('the page of the search', () => {
	test('finds text, narrows it down, and keeps both in the address', async () => {
		const { page, troubles } = await shipped.open('/search/?q=refuse');
		await page.locator('.result').first().waitFor();
		await page.getByLabel('Kind').selectOption({ value: 'Guide' });
		await expect
			.poll(() => page.locator('.result-title small').allInnerTexts())
			.toEqual(expect.arrayContaining(['Guide']));
		await expect
			.poll(async () => new Set(await page.locator('.result-title small').allInnerTexts()))
			.toEqual(new Set(['Guide']));
		expect(new URL(page.url()).search).toBe('?q=refuse&kind=Guide');
		const results = await page.locator('.result-title a').allInnerTexts();
		await page.reload();
		await expect.poll(() => page.locator('.result-title a').allInnerTexts()).toEqual(results);
		expect(await page.locator('.result .excerpt mark').count()).toBeGreaterThan(0);
		expect(troubles).toEqual([]);
		await page.close();
	});

	test('leads into sections, with the keys alone', async () => {
		const { page } = await shipped.open('/search/?q=borrow+a+login');
		const part = page.locator('.result-parts a').first();
		await part.waitFor();
		expect(await part.getAttribute('href')).toMatch(/^\/guides\/get-access\/#/);
		await page.getByRole('searchbox').focus();
		await page.keyboard.press('ArrowDown');
		expect(await page.evaluate(() => document.activeElement?.closest('.results') !== null)).toBe(true);
		await page.close();
	});

	test('says facts in sentences, without the title again', async () => {
		const { page } = await shipped.open('/search/?q=working+days+proposal&kind=Measure');
		const result = page.locator('.result', { hasText: 'Time to first proposal' });
		await expect.poll(() => result.locator('.excerpt').first().innerText()).toContain('Target: 12 working days by');
		await page.goto(shipped.at('/search/?q=customer'));
		await page.locator('.result .excerpt').first().waitFor();
		const told = await page
			.locator('.result:has(> .excerpt), .result-parts > li')
			.evaluateAll((found) =>
				found.map((one) => ['a', '.excerpt'].map((part) => one.querySelector(part)!.textContent.replace(/\.$/, ''))),
			);
		expect(told.length).toBeGreaterThan(10);
		expect(told.filter(([title, excerpt]) => excerpt!.startsWith(title!))).toEqual([]);
		await page.close();
	});

	test('shows more of many pages, and takes filters back', async () => {
		const { page } = await shipped.open('/search/?q=customer&kind=Process');
		await page.locator('.result').first().waitFor();
		await page.getByRole('button', { name: 'Clear filters' }).click();
		await expect.poll(() => new URL(page.url()).search).toBe('?q=customer');
		const results = page.locator('.result');
		await expect.poll(() => results.count()).toBeGreaterThan(10);
		// All has been read, so that nothing better comes.
		await page.waitForLoadState('networkidle');
		await page.locator('.results:not([aria-busy])').waitFor();
		const before = await results.count();
		await page.getByRole('button', { name: 'Show more' }).click();
		await expect.poll(() => results.count()).toBeGreaterThan(before);
		await expect.poll(() => results.nth(before).evaluate((one) => one.contains(document.activeElement))).toBe(true);
		await page.close();
	});

	test('says plainly that nothing was found, and what to do', async () => {
		const { page } = await shipped.open('/search/?q=xylophone+zeppelin');
		const none = page.locator('.result-none');
		await none.waitFor();
		expect(await none.innerText()).toContain('No page says “xylophone zeppelin”.');
		expect(await none.getByRole('link').getAttribute('href')).toContain('title=Not+in+the+handbook');
		expect(await page.getByRole('button', { name: 'Show more' }).isHidden()).toBe(true);
		await page.close();
	});

	test('offers to suggest what nobody wrote', async () => {
		const { page } = await shipped.open('/search/?q=parental+leave');
		await page.locator('.search-count').waitFor();
		await expect
			.poll(() => page.getByRole('link', { name: 'Suggest that this is documented' }).last().getAttribute('href'))
			.toBe('https://git.northwind.example/field/handbook/issues/new?title=Not+in+the+handbook%3A+parental+leave');
		await page.close();
	});

	test('leads to every list without scripts', async () => {
		const { page } = await shipped.open('/search/', { javaScriptEnabled: false });
		const lists = await page.locator('main .items a').allInnerTexts();
		expect(lists).toEqual(expect.arrayContaining(['Roles', 'Processes', 'Session templates', 'Glossary']));
		await page.close();
	});
});

test('everything that is found is there', async () => {
	const { page } = await shipped.open('/');
	const found = catalogOf(await page.evaluate(async (file) => (await fetch(`/${file}`)).json(), titleFile));
	const pages = Map.groupBy(found, ({ href }) => href.split('#')[0]!);
	const lost: string[] = [];
	for (const [path, records] of pages) {
		const response = await page.request.get(shipped.at(path));
		const html = response.ok() ? await response.text() : '';
		for (const { href } of records) {
			const anchor = decodeURIComponent(href.split('#')[1] ?? '');
			if (html === '' || (anchor && !html.includes(`id="${anchor}"`))) lost.push(href);
		}
	}
	expect(lost).toEqual([]);
	await page.close();
});
