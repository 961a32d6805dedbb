import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogOf } from '../../src/search/catalog.ts';
import { titleFile, wordFile } from '../../src/search/files.ts';
import { createMatcher } from '../../src/search/match.ts';
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
		await expect
			.poll(() => page.locator('.box-status').innerText())
			.toMatch(/this is about “brainstorm”\. \d+ results?$/);
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

	test('shows what was opened last and what is at hand while nothing is typed, and counts none of it', async () => {
		const { page } = await shipped.open('/guides/get-access/');
		await page.goto(shipped.at('/systems/crm/'));
		await ask(page, '');
		await expect.poll(() => titles(page)).toEqual(expect.arrayContaining(['Calendar', 'My role', 'Commands']));
		expect((await titles(page))[0]).toBe('Get access to a system');
		await page.waitForTimeout(900);
		expect(await page.locator('.box-status').innerText()).toBe('');
		await page.getByRole('option', { name: /^What does the .* do\?$/ }).click();
		await page.getByRole('option', { name: /^What “/ }).waitFor();
		await page.close();
	});

	test('says that it searches for as long as it does, and nothing that is over', async () => {
		const { page } = await shipped.open('/');
		await ask(page, 'discount');
		const status = page.locator('.box-status');
		await expect.poll(() => status.innerText()).toMatch(/^\d+ results$/);
		const said = await page.evaluate(() => {
			const input = document.querySelector<HTMLInputElement>('.box-input')!;
			input.value = 'discounts';
			input.dispatchEvent(new Event('input'));
			return document.querySelector('.box-status')!.textContent;
		});
		expect(said).toBe('Searching…');
		await expect.poll(() => status.innerText()).toMatch(/^\d+ results$/);
		await page.close();
	});

	test.each([
		['dark mode', 'Theme: dark'],
		['print', 'Print this page'],
		['copy link', 'Copy link to this page'],
		['my role', 'Choose my role and stage'],
		['edit page', 'Edit this page'],
	])('runs commands that are named in plain words: %s', async (text, title) => {
		const { page } = await shipped.open('/guides/get-access/');
		await ask(page, text);
		expect((await titles(page))[0]).toBe(title);
		await page.close();
	});

	test.each([
		['calendar', 'Calendar'],
		['who can open what', 'Who can open what'],
		['what changed', 'What changed'],
		['settings', 'Settings'],
		['map', 'From goals to daily work'],
		['coverage', 'Where collaboration holds'],
		['coaching coverage', 'Coaching along the journey'],
		['handbook', 'Northwind Field Handbook'],
		['solution specialist with account executive', 'Solution specialist with Account executive'],
	])('knows pages that nobody wrote: %s', async (text, title) => {
		const { page } = await shipped.open('/systems/crm/');
		await ask(page, text);
		await expect
			.poll(async () => (await titles(page)).slice(0, 3).some((one) => one.replace(/ \(.*\)$/, '') === title))
			.toBe(true);
		await page.close();
	});

	test.each(['works council', '"works council"', 'walk-away price'])(
		'puts first what says %s word for word',
		async (text) => {
			const { page } = await shipped.open('/');
			await ask(page, text);
			const first = page.locator('.choice').first();
			await expect.poll(async () => (await first.innerText()).toLowerCase()).toContain(text.replaceAll('"', ''));
			expect(await page.locator('.choices-group').first().innerText()).toMatch(/word for word/i);
			await page.close();
		},
	);

	test.each([
		['parental leave', 'Nothing about “parental”.'],
		['rabatt', 'Nothing about “rabatt”.'],
		['renwal', 'Nothing about “renwal”; this is about “renewal”.'],
	])('says which word of %s nobody wrote', async (text, note) => {
		const { page } = await shipped.open('/');
		await ask(page, text);
		await expect.poll(() => page.locator('.choices-none').allInnerTexts()).toEqual([note]);
		const shown = await page.locator('.choice').allInnerTexts();
		if (text === 'rabatt') expect(shown).toEqual([expect.stringContaining('Search all text')]);
		else expect(shown.length).toBeGreaterThan(3);
		await page.close();
	});

	test('keeps a kind that is typed as it is printed, word by word', async () => {
		const { page } = await shipped.open('/');
		for (const text of ['#coaching', '#coaching q', '#Coaching question']) {
			await ask(page, text);
			await expect.poll(() => titles(page)).toContain('Coaching question');
		}
		await ask(page, '#coaching question specialist');
		await expect.poll(async () => (await titles(page)).length).toBeGreaterThan(5);
		expect(new Set((await page.locator('.choice-note').allInnerTexts()).map((note) => note.split(' in ')[0]))).toEqual(
			new Set(['Coaching question']),
		);
		await page.close();
	});

	test('is empty again after it led to a place on the same page', async () => {
		const { page } = await shipped.open('/guides/get-access/');
		await ask(page, '@long');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Control+k');
		expect(await page.locator('.box-input').inputValue()).toBe('');
		await page.close();
	});

	test('shows what was agreed beside the situation it is for', async () => {
		const { page } = await shipped.open('/');
		await ask(page, 'customer asks for a price before anything is sized');
		await expect
			.poll(() => page.locator('.choice').first().locator('.choice-line').allInnerTexts())
			.toContainEqual(expect.stringContaining('date of the sizing'));
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

	test('shows what a key finds in less time than the first, for which the titles are read', async () => {
		const { page } = await shipped.open('/');
		await page.keyboard.press('Control+k');
		const input = page.locator('.box-input');
		const key = (text: string) =>
			input.evaluate(async (element: HTMLInputElement, text) => {
				const list = document.querySelector('.choices')!;
				const shown = new Promise<void>((done) => {
					const seen = new MutationObserver(() => {
						if (list.getAttribute('aria-busy')) return;
						seen.disconnect();
						done();
					});
					seen.observe(list, { childList: true, attributes: true });
				});
				element.value = text;
				const start = performance.now();
				element.dispatchEvent(new Event('input'));
				await shown;
				return performance.now() - start;
			}, text);
		const text = 'who signs off the discount';
		const first = await key(text.slice(0, 2));
		const times: number[] = [];
		for (let end = 3; end <= text.length; end++) times.push(await key(text.slice(0, end)));
		times.sort((a, b) => a - b);
		expect(times[Math.floor(times.length / 2)]).toBeLessThan(first);
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

	test('keeps to the filters of its address where texts are read at the second try', async () => {
		const { page } = await shipped.open('/', { serviceWorkers: 'block' });
		let tries = 0;
		await page.route('**/pagefind.js', (route) => (tries++ === 0 ? route.abort() : route.continue()));
		const kinds = page.locator('.result-title small');
		await page.goto(shipped.at('/search/?q=proposal&kind=Guide'));
		await kinds.first().waitFor();
		await page.waitForLoadState('networkidle');
		expect(new Set(await kinds.allInnerTexts())).toEqual(new Set(['Guide']));
		expect(await page.getByLabel('Kind').inputValue()).toBe('Guide');
		expect(tries).toBeGreaterThan(1);
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

	test('shows of every page what it says, and of none the words it is only found by', async () => {
		const { page } = await shipped.open('/search/?q=solution+specialist');
		await page.locator('.result .excerpt').first().waitFor();
		const bare = page.locator('.result:not(:has(.excerpt, .answer)) small');
		// Parts of a page are titles that say all there is.
		await expect.poll(async () => (await bare.allInnerTexts()).filter((note) => !note.includes(' in '))).toEqual([]);
		await page.goto(shipped.at('/search/?q=channel+revenue'));
		await page.locator('.result .excerpt').first().waitFor();
		const excerpts = await page.locator('.excerpt').allInnerTexts();
		expect(excerpts.length).toBeGreaterThan(0);
		expect(excerpts.filter((text) => /also look for|reseller revenue,/i.test(text))).toEqual([]);
		expect(await page.getByRole('heading', { name: 'Lists' }).isVisible()).toBe(false);
		await page.close();
	});

	test('puts first what says the words as they stand, and leads to them', async () => {
		const { page } = await shipped.open('/search/?q=works+council');
		const first = page.locator('.result').first();
		await expect.poll(() => first.innerText()).toContain('works council');
		expect(await first.locator('.result-title a').getAttribute('href')).toMatch(/:~:text=(?:the%20)?works%20council/i);
		const paths = await page
			.locator('.result-title a')
			.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
		expect(paths.slice(0, 5)).toContain('/processes/hand-over-and-adopt/');
		await page.close();
	});

	test('says which word it has nothing about', async () => {
		const { page } = await shipped.open('/search/?q=parental+leave');
		await expect
			.poll(() => page.locator('.search-count').innerText())
			.toMatch(/^Nothing about “parental”\. \d+ pages$/);
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

test('every page of the site is among the first three that its title finds', async () => {
	const { page } = await shipped.open('/');
	const { titles, words } = await page.evaluate(
		async ([titles, words]) => ({
			titles: await (await fetch(`/${titles}`)).json(),
			words: await (await fetch(`/${words}`)).json(),
		}),
		[titleFile, wordFile],
	);
	const matcher = createMatcher(titles, words);
	const paths = [
		...(await (await page.request.get(shipped.at('/sitemap.xml'))).text()).matchAll(
			/<loc>[^<]*?\/\/[^/]+([^<]*)<\/loc>/g,
		),
	].map(([, path]) => path!);
	expect(paths.length).toBeGreaterThan(300);
	const lost: string[] = [];
	for (const path of paths) {
		const html = await (await page.request.get(shipped.at(path))).text();
		const title =
			/<h1[^>]*>([\s\S]*?)<\/h1>/
				.exec(html)?.[1]
				?.replace(/<[^>]+>/g, '')
				.replaceAll('&amp;', '&')
				.replaceAll('&#39;', "'")
				.replaceAll('&quot;', '"')
				.trim() ?? '';
		const found = matcher.match(matcher.read(title)).slice(0, 3);
		if (!found.some(({ found: { href } }) => href.split('#')[0] === path)) lost.push(`${path} by “${title}”`);
	}
	expect(lost).toEqual([]);
	await page.close();
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
